package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;

/** An order-level discount; tax included. */
public record Discount(Money amount, String label) {
    public Discount {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a discount of " + amount);
        }
    }
}
