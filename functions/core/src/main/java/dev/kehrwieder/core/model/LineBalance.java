package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;

/**
 * What has happened to the units and the money of one order line.
 *
 * @param reserved units asked back in open returns whose fate is not decided
 * @param returned units whose money was decided: the "already taken" of the cumulative shares
 * @param withdrawn of these, by a statutory withdrawal
 * @param rejected units that came back, were refused and stayed here; the shopper no longer has them
 * @param refunded the value decided for the returned units, tax included, before any fee
 * @param refundedTax the tax in it
 */
public record LineBalance(int reserved, int returned, int withdrawn, int rejected, Money refunded, Money refundedTax) {
    public LineBalance {
        if (reserved < 0 || returned < 0 || rejected < 0 || withdrawn < 0 || withdrawn > returned) {
            throw new IllegalArgumentException(
                    "reserved " + reserved + ", returned " + returned + ", rejected " + rejected);
        }
    }

    public LineBalance reserve(int units) {
        return new LineBalance(reserved + units, returned, withdrawn, rejected, refunded, refundedTax);
    }

    public LineBalance release(int units) {
        return reserve(-units);
    }

    public LineBalance reject(int units) {
        return new LineBalance(reserved - units, returned, withdrawn, rejected + units, refunded, refundedTax);
    }

    /** Units leave the reservation and their money is decided. */
    public LineBalance settle(int units, boolean withdrawal, Money value, Money tax) {
        return new LineBalance(
                reserved - units,
                returned + units,
                withdrawn + (withdrawal ? units : 0),
                rejected,
                refunded.plus(value),
                refundedTax.plus(tax));
    }

    /** Units that can no longer be asked back, for whatever reason. */
    public int taken() {
        return reserved + returned + rejected;
    }
}
