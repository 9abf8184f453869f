package dev.kehrwieder.local.replay;

import java.util.Set;

/** What a line of the book is about, by the article numbers that the store uses for what is no article. */
enum BookLineKind {
    GOODS,
    POSTAGE,
    DISCOUNT;

    private static final Set<String> POSTAGE_NUMBERS = Set.of("POST", "DOT", "C2");
    private static final String DISCOUNT_NUMBER = "D";

    static BookLineKind of(String sku) {
        if (POSTAGE_NUMBERS.contains(sku)) {
            return POSTAGE;
        }
        return sku.equals(DISCOUNT_NUMBER) ? DISCOUNT : GOODS;
    }
}
