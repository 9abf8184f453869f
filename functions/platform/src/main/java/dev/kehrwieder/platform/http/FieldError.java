package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

/**
 * One reason why a field is not accepted.
 *
 * @param pointer JSON pointer into the body; for a query parameter or a header, a slash and its name
 * @param code stable, upper snake case
 * @param detail a sentence for people, without the value
 */
public record FieldError(String pointer, String code, String detail) {

    public FieldError {
        requireNonNull(pointer, "pointer is null");
        requireNonNull(code, "code is null");
        requireNonNull(detail, "detail is null");
    }
}
