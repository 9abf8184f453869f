package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.util.Currency;

/**
 * What was given back for units that the shopper keeps all the same: it is part of what was refunded of the line, and
 * missing from what the units are worth once they come back.
 *
 * @param units of which the price was reduced; those that come back are taken to be others as long as there are any
 * @param value tax included
 * @param tax in it
 */
public record PriceReduction(int units, Money value, Money tax) {
    public PriceReduction {
        requireNonNull(value, "value is null");
        requireNonNull(tax, "tax is null");
        if (units < 0 || value.isNegative() || tax.isNegative()) {
            throw new IllegalArgumentException(units + " units reduced by " + value + " with tax " + tax);
        }
    }

    public static PriceReduction none(Currency currency) {
        return new PriceReduction(0, Money.zero(currency), Money.zero(currency));
    }

    public PriceReduction plus(PriceReduction more) {
        return new PriceReduction(units + more.units, value.plus(more.value), tax.plus(more.tax));
    }

    public PriceReduction minus(PriceReduction less) {
        return new PriceReduction(units - less.units, value.minus(less.value), tax.minus(less.tax));
    }

    /** Of so many of the units; of all together the whole. */
    public PriceReduction of(int some) {
        return some == 0
                ? none(value.currency())
                : new PriceReduction(some, value.share(some, units), tax.share(some, units));
    }

    /** The same money over no more than so many units. */
    public PriceReduction over(int most) {
        return new PriceReduction(Math.min(units, most), value, tax);
    }
}
