package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;

/**
 * What has happened to the units and the money of one order line.
 *
 * @param reserved units asked back in open returns whose fate is not decided
 * @param returned units whose money was decided: the "already taken" of the cumulative shares
 * @param withdrawn of these, by a statutory withdrawal
 * @param rejected units that came back, were refused and stayed here; the shopper no longer has them
 * @param refunded the value decided for the returned units and for reduced prices, tax included, before any fee
 * @param refundedTax the tax in it
 * @param reduction of this, for units that the shopper keeps
 */
public record LineBalance(
        int reserved,
        int returned,
        int withdrawn,
        int rejected,
        Money refunded,
        Money refundedTax,
        PriceReduction reduction) {
    public LineBalance {
        if (reserved < 0 || returned < 0 || rejected < 0 || withdrawn < 0 || withdrawn > returned) {
            throw new IllegalArgumentException(
                    "reserved " + reserved + ", returned " + returned + ", rejected " + rejected);
        }
    }

    /** Of a line that no price was reduced of. */
    public LineBalance(int reserved, int returned, int withdrawn, int rejected, Money refunded, Money refundedTax) {
        this(reserved, returned, withdrawn, rejected, refunded, refundedTax, PriceReduction.none(refunded.currency()));
    }

    public LineBalance reserve(int units) {
        return new LineBalance(reserved + units, returned, withdrawn, rejected, refunded, refundedTax, reduction);
    }

    public LineBalance release(int units) {
        return reserve(-units);
    }

    public LineBalance reject(int units) {
        return new LineBalance(
                reserved - units, returned, withdrawn, rejected + units, refunded, refundedTax, reduction);
    }

    /** Units leave the reservation and their money is decided. */
    public LineBalance settle(int units, boolean withdrawal, Money value, Money tax) {
        return new LineBalance(
                reserved - units,
                returned + units,
                withdrawn + (withdrawal ? units : 0),
                rejected,
                refunded.plus(value),
                refundedTax.plus(tax),
                reduction);
    }

    /** As if so many units, and so much of their money, had never been settled. */
    public LineBalance unsettle(int units, boolean withdrawal, Money value, Money tax) {
        return new LineBalance(
                reserved + units,
                returned - units,
                withdrawn - (withdrawal ? units : 0),
                rejected,
                refunded.minus(value),
                refundedTax.minus(tax),
                reduction);
    }

    /** Units leave the reservation and stay with the shopper, who gets a part of their price. */
    public LineBalance reduce(PriceReduction more) {
        return new LineBalance(
                reserved - more.units(),
                returned,
                withdrawn,
                rejected,
                refunded.plus(more.value()),
                refundedTax.plus(more.tax()),
                reduction.plus(more));
    }

    public LineBalance withReduction(PriceReduction left) {
        return new LineBalance(reserved, returned, withdrawn, rejected, refunded, refundedTax, left);
    }

    /** Units that can no longer be asked back, for whatever reason. */
    public int taken() {
        return reserved + returned + rejected;
    }
}
