package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.PriceReduction;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;

/**
 * What the next units of a line are worth, tax included, and the tax in it.
 *
 * @param reduced what was given back for these units before, when their price was reduced: their value is less by it
 */
record LineValue(Money value, Money tax, PriceReduction reduced) {
    /**
     * By cumulative shares, never more than is left of the line (handbook, domain 4.2 rules 3 and 4).
     *
     * <p>Value and tax are shared out each for itself, so where a unit is worth less than a minor unit its tax may fall due
     * before any of its value. It waits then for the line's next units: nothing is taxed at more than it is worth, and the
     * sum over the line stays what it was.
     *
     * <p>Units whose price was reduced come back last, as far as anybody knows: of the others nothing may be held back.
     */
    static LineValue next(OrderLine line, LineBalance before, int units) {
        PriceReduction reduced = before.reduction().of(reducedUnits(line, before, units));
        Money value = Proration.next(line.paid(), line.quantity(), before.returned(), units)
                .minus(reduced.value())
                .orZero()
                .atMost(line.paid().minus(before.refunded()));
        Money tax = Proration.next(line.tax(), line.quantity(), before.returned(), units)
                .plus(waiting(line, before))
                .minus(reduced.tax())
                .orZero()
                .atMost(line.tax().minus(before.refundedTax()))
                .atMost(value);
        return new LineValue(value, tax, reduced);
    }

    /** So many percent of what units of the line cost, that the shopper keeps; never more than is left of the line. */
    static LineValue reduction(OrderLine line, LineBalance before, int units, int percent) {
        long part = (long) units * percent;
        long whole = 100L * line.quantity();
        Money value = line.paid().share(part, whole).atMost(line.paid().minus(before.refunded()));
        Money tax = line.tax()
                .share(part, whole)
                .atMost(line.tax().minus(before.refundedTax()))
                .atMost(value);
        return new LineValue(value, tax, PriceReduction.none(value.currency()));
    }

    private static int reducedUnits(OrderLine line, LineBalance before, int units) {
        int others = line.quantity()
                - before.returned()
                - before.rejected()
                - before.reduction().units();
        return Math.clamp(units - Math.max(0, others), 0, before.reduction().units());
    }

    /** No more than so much, and the tax in that. */
    LineValue atMost(Money limit) {
        return value.compareTo(limit) <= 0
                ? this
                : new LineValue(limit, tax.share(limit.minor(), value.minor()), reduced);
    }

    private static Money waiting(OrderLine line, LineBalance before) {
        PriceReduction reduction = before.reduction();
        Money refunded = before.refunded().minus(reduction.value());
        Money refundedTax = before.refundedTax().minus(reduction.tax());
        boolean wholeShares = refunded.equals(line.paid().share(before.returned(), line.quantity()));
        Money due = line.tax().share(before.returned(), line.quantity()).minus(refundedTax);
        // Less value than its share was cut by what was never captured, and its tax with it: nothing waits.
        return wholeShares ? due.orZero() : Money.zero(line.tax().currency());
    }
}
