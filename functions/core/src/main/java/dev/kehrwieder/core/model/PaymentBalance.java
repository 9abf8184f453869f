package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;

/** What of a payment is on its way back and what is back. */
public record PaymentBalance(Money reserved, Money refunded) {
    public PaymentBalance {
        if (reserved.isNegative() || refunded.isNegative()) {
            throw new IllegalArgumentException("reserved " + reserved + ", refunded " + refunded);
        }
    }

    public PaymentBalance reserve(Money amount) {
        return new PaymentBalance(reserved.plus(amount), refunded);
    }

    public PaymentBalance release(Money amount) {
        return new PaymentBalance(reserved.minus(amount), refunded);
    }

    public PaymentBalance succeed(Money amount) {
        return new PaymentBalance(reserved.minus(amount), refunded.plus(amount));
    }

    /** A refund that had succeeded came back from the shopper's bank: kept for the one that takes its place. */
    public PaymentBalance bounce(Money amount) {
        return new PaymentBalance(reserved.plus(amount), refunded.minus(amount));
    }

    public Money taken() {
        return reserved.plus(refunded);
    }
}
