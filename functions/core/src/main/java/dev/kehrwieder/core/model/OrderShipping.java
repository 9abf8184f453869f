package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;

/**
 * Outbound postage; tax included.
 *
 * @param amount what was paid
 * @param standardAmount what the cheapest standard delivery would have cost: the most that a withdrawal gives back
 *     (§ 357(2) BGB)
 */
public record OrderShipping(Money amount, Money standardAmount, BigDecimal taxRate) {
    public OrderShipping {
        if (amount.isNegative() || standardAmount.isNegative()) {
            throw new IllegalArgumentException("postage " + amount + ", standard " + standardAmount);
        }
    }

    /** The most that can be given back. */
    public Money refundable() {
        return amount.atMost(standardAmount);
    }
}
