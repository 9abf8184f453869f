package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What stands on a receipt, in the reader's language already.
 *
 * @param language its tag
 * @param issuer who gives it
 * @param number of what it is a receipt for
 * @param page the foot of a page, with places for {@code number}, the page and the count of pages
 */
public record ReceiptData(String language, String issuer, String title, String number, List<Part> parts, String page) {
    public ReceiptData {
        requireNonNull(language, "language is null");
        requireNonNull(issuer, "issuer is null");
        requireNonNull(title, "title is null");
        requireNonNull(number, "number is null");
        parts = List.copyOf(parts);
        requireNonNull(page, "page is null");
    }

    public sealed interface Part {}

    public record Heading(String text) implements Part {}

    public record Text(String text) implements Part {}

    /** @param values each on a line of its own */
    public record Fact(String name, List<String> values) implements Part {
        public Fact {
            values = List.copyOf(values);
        }
    }
}
