package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** The paper of the labels that a shop prints or has printed. */
public enum LabelSize {
    /** 105 × 148 mm: a quarter of the A4 sheet of a shopper's printer. */
    A6("A6"),
    /** 4 × 6 inches, 101.6 × 152.4 mm: what label printers take. */
    FOUR_BY_SIX("4X6");

    private final String code;

    LabelSize(String code) {
        this.code = requireNonNull(code, "code is null");
    }

    /** As the API spells it. */
    public String code() {
        return code;
    }

    public static Optional<LabelSize> find(String code) {
        return Arrays.stream(values()).filter(size -> size.code.equals(code)).findFirst();
    }
}
