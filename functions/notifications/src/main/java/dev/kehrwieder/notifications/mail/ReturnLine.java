package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

/**
 * What the shopper announced.
 *
 * @param quantity in units, at least 1
 * @param reason in the mail's language, or empty
 */
public record ReturnLine(String title, int quantity, String reason) {

    public ReturnLine {
        title = TypedText.line(requireNonNull(title, "title is null"));
        reason = TypedText.line(requireNonNull(reason, "reason is null"));
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is below 1: " + quantity);
        }
    }
}
