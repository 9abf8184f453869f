package dev.kehrwieder.core.model;

/** What the shop says of an order line that matters to a return. */
public enum LineFlag {
    FINAL_SALE,
    SEALED_HYGIENE,
    SEALED_MEDIA,
    MADE_TO_ORDER,
    PERISHABLE,
    GIFT_CARD,
    BULKY,
    HAZARDOUS,
    DIGITAL
}
