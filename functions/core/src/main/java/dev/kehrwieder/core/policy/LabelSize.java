package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.Stream;

/** The paper that a shop's labels are made for. */
public enum LabelSize {
    A6("A6"),
    FOUR_BY_SIX_INCHES("4X6");

    private final String code;

    LabelSize(String code) {
        this.code = code;
    }

    /** As a policy says it, whose "4X6" can't be the name of a constant. */
    public String code() {
        return code;
    }

    public static Optional<LabelSize> of(String code) {
        requireNonNull(code, "code is null");
        return Stream.of(values()).filter(size -> size.code.equals(code)).findFirst();
    }
}
