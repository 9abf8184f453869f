package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

/**
 * One article in the parcel.
 *
 * @param reason in the shopper's language; empty where none is needed
 * @param reasonCode for the warehouse, below the words
 */
public record SlipLine(String lineId, String sku, String title, int quantity, String reason, String reasonCode) {
    public SlipLine {
        requireNonNull(lineId, "lineId is null");
        requireNonNull(sku, "sku is null");
        requireNonNull(title, "title is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(reasonCode, "reasonCode is null");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is less than one");
        }
    }
}
