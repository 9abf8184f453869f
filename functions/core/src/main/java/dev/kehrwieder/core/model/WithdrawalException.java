package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Why the right of withdrawal does not cover units, as an inspection finds (§ 312g(2) BGB). Nobody knows before: a request
 * for such goods is taken, and only marked.
 */
public enum WithdrawalException {
    /** Sealed for health or hygiene, and the seal was removed after delivery (no. 3). */
    HYGIENE_SEAL_BROKEN(LineFlag.SEALED_HYGIENE),
    /** Sound, video or software, and the seal was removed after delivery (no. 6). */
    MEDIA_SEAL_BROKEN(LineFlag.SEALED_MEDIA),
    /** Made to the shopper's specification or clearly for them (no. 1). */
    MADE_TO_ORDER(LineFlag.MADE_TO_ORDER),
    /** Quick to spoil, or past its date (no. 2). */
    PERISHED(LineFlag.PERISHABLE);

    private final LineFlag flag;

    WithdrawalException(LineFlag flag) {
        this.flag = requireNonNull(flag, "flag is null");
    }

    /** What the shop must have said of the line for the exception to be possible at all. */
    public LineFlag flag() {
        return flag;
    }

    /** Why an exception may turn out: the first such flag of a line. */
    public static Optional<LineFlag> candidate(Set<LineFlag> flags) {
        return Arrays.stream(values())
                .map(WithdrawalException::flag)
                .filter(flags::contains)
                .findFirst();
    }
}
