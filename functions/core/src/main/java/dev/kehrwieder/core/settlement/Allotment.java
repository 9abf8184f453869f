package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.money.Money;
import java.util.Currency;

/** What there is to give, by where it goes, while fees and new goods are taken of it. */
final class Allotment {
    private Money toPayment;
    private Money toExchange;
    private Money toCredit;

    Allotment(Currency currency) {
        Money zero = Money.zero(currency);
        this.toPayment = zero;
        this.toExchange = zero;
        this.toCredit = zero;
    }

    Money toPayment() {
        return toPayment;
    }

    /** The worth of units that are exchanged; after {@link #exchange}, what was used for new goods. */
    Money toExchange() {
        return toExchange;
    }

    Money toCredit() {
        return toCredit;
    }

    void addToPayment(Money amount) {
        toPayment = toPayment.plus(amount);
    }

    void addToExchange(Money amount) {
        toExchange = toExchange.plus(amount);
    }

    void addToCredit(Money amount) {
        toCredit = toCredit.plus(amount);
    }

    /**
     * Takes a fee first of the refund, then of what the exchanges may use, then of the credit.
     *
     * @return what was there to be taken of it
     */
    Money take(Money fee) {
        Money fromPayment = fee.atMost(toPayment);
        toPayment = toPayment.minus(fromPayment);
        Money left = fee.minus(fromPayment);
        Money fromExchange = left.atMost(toExchange);
        toExchange = toExchange.minus(fromExchange);
        left = left.minus(fromExchange);
        Money fromCredit = left.atMost(toCredit);
        toCredit = toCredit.minus(fromCredit);
        return fee.minus(left).plus(fromCredit);
    }

    /** What exchanges cost is taken of their own units first, then of the refund, then of the credit; a rest goes back. */
    void exchange(Money total) {
        Money open = total.minus(toExchange);
        if (open.isNegative()) {
            toPayment = toPayment.minus(open);
            toExchange = total;
            return;
        }
        Money fromPayment = open.atMost(toPayment);
        toPayment = toPayment.minus(fromPayment);
        Money fromCredit = open.minus(fromPayment).atMost(toCredit);
        toCredit = toCredit.minus(fromCredit);
        toExchange = toExchange.plus(fromPayment).plus(fromCredit);
    }

    /** @return how much of the credit goes to the means of payment instead, not more than {@code most} */
    Money creditToPayment(Money most) {
        Money moved = toCredit.atMost(most);
        toCredit = toCredit.minus(moved);
        toPayment = toPayment.plus(moved);
        return moved;
    }
}
