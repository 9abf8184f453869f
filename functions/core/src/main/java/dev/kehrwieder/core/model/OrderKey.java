package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

/** An order of a shop. The number is the shop's own. */
public record OrderKey(String shop, String orderNumber) {
    public OrderKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(orderNumber, "orderNumber is null");
    }
}
