package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;

/**
 * What was paid early and turned out not to be due: a claim against the shopper, which is never charged by itself.
 *
 * @param total what inspections so far found
 * @param writtenOff given up
 * @param paidBack by the shopper
 * @param setOff against something else that the shopper was owed
 */
public record Overpayment(Money total, Money writtenOff, Money paidBack, Money setOff) {
    public Overpayment {
        if (total.isNegative() || writtenOff.isNegative() || paidBack.isNegative() || setOff.isNegative()) {
            throw new IllegalArgumentException("overpaid " + total);
        }
    }

    public enum Resolution {
        WRITTEN_OFF,
        PAID_BACK,
        SET_OFF
    }

    public static Overpayment none(Money zero) {
        return new Overpayment(zero, zero, zero, zero);
    }

    public Overpayment withTotal(Money next) {
        return new Overpayment(next, writtenOff, paidBack, setOff);
    }

    public Overpayment resolved(Resolution how, Money amount) {
        return switch (how) {
            case WRITTEN_OFF -> new Overpayment(total, writtenOff.plus(amount), paidBack, setOff);
            case PAID_BACK -> new Overpayment(total, writtenOff, paidBack.plus(amount), setOff);
            case SET_OFF -> new Overpayment(total, writtenOff, paidBack, setOff.plus(amount));
        };
    }

    /** What nobody has resolved. */
    public Money open() {
        return total.minus(writtenOff).minus(paidBack).minus(setOff).orZero();
    }

    /** What the shopper gave back of it and is owed again, since units turned up after all. */
    public Money owedBack() {
        return paidBack.plus(setOff).minus(total).orZero();
    }
}
