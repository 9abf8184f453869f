package dev.kehrwieder.labels.document;

import static java.util.Objects.requireNonNull;

/**
 * One article in the parcel.
 *
 * @param reason the reason's code or its text in the shopper's language, printed as given
 */
public record SlipLine(String lineId, String sku, String title, int quantity, String reason) {
    public SlipLine {
        requireNonNull(lineId, "lineId is null");
        requireNonNull(sku, "sku is null");
        requireNonNull(title, "title is null");
        requireNonNull(reason, "reason is null");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is less than one");
        }
    }
}
