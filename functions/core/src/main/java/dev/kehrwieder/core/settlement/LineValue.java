package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;

/** What the next units of a line are worth, tax included, and the tax in it. */
record LineValue(Money value, Money tax) {
    /**
     * By cumulative shares, never more than is left of the line (handbook, domain 4.2 rules 3 and 4).
     *
     * <p>Value and tax are shared out each for itself, so where a unit is worth less than a minor unit its tax may fall due
     * before any of its value. It waits then for the line's next units: nothing is taxed at more than it is worth, and the
     * sum over the line stays what it was.
     */
    static LineValue next(OrderLine line, LineBalance before, int units) {
        Money value = Proration.next(line.paid(), line.quantity(), before.returned(), units)
                .atMost(line.paid().minus(before.refunded()));
        Money tax = Proration.next(line.tax(), line.quantity(), before.returned(), units)
                .plus(waiting(line, before))
                .atMost(line.tax().minus(before.refundedTax()))
                .atMost(value);
        return new LineValue(value, tax);
    }

    /** No more than so much, and the tax in that. */
    LineValue atMost(Money limit) {
        return value.compareTo(limit) <= 0 ? this : new LineValue(limit, tax.share(limit.minor(), value.minor()));
    }

    private static Money waiting(OrderLine line, LineBalance before) {
        boolean wholeShares = before.refunded().equals(line.paid().share(before.returned(), line.quantity()));
        Money due = line.tax().share(before.returned(), line.quantity()).minus(before.refundedTax());
        // Less value than its share was cut by what was never captured, and its tax with it: nothing waits.
        return wholeShares ? due.orZero() : Money.zero(line.tax().currency());
    }
}
