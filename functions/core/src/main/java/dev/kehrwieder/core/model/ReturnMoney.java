package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A return's money beside its settlement.
 *
 * @param creditConsent that a withdrawal may be paid by store credit
 * @param staffRefunds what staff gave, or wants to give
 * @param early what was settled so far of a return that is paid before the inspection; empty where none is
 * @param overpayment what an inspection found to have been paid too much
 */
public record ReturnMoney(
        Optional<CreditConsent> creditConsent,
        List<StaffRefund> staffRefunds,
        List<EarlyPart> early,
        Optional<Overpayment> overpayment) {
    public static final ReturnMoney NONE = new ReturnMoney(Optional.empty(), List.of(), List.of(), Optional.empty());

    public ReturnMoney {
        requireNonNull(creditConsent, "creditConsent is null");
        requireNonNull(overpayment, "overpayment is null");
        staffRefunds = List.copyOf(staffRefunds);
        early = List.copyOf(early);
    }

    public static ReturnMoney with(Optional<CreditConsent> consent) {
        return new ReturnMoney(consent, List.of(), List.of(), Optional.empty());
    }

    public ReturnMoney with(CreditConsent consent) {
        return new ReturnMoney(Optional.of(consent), staffRefunds, early, overpayment);
    }

    public Optional<StaffRefund> staffRefund(int number) {
        return staffRefunds.stream().filter(some -> some.number() == number).findFirst();
    }

    /** Whether a refund pays what staff gave, and no goods. */
    public boolean isOfStaff(int refund) {
        return staffRefunds.stream().anyMatch(some -> some.refunds().contains(refund));
    }

    public ReturnMoney with(StaffRefund changed) {
        List<StaffRefund> next = new ArrayList<>(staffRefunds);
        next.removeIf(some -> some.number() == changed.number());
        next.add(changed.number() - 1, changed);
        return new ReturnMoney(creditConsent, next, early, overpayment);
    }

    /** A further settlement of one order. */
    public ReturnMoney with(EarlyPart more) {
        List<EarlyPart> next = new ArrayList<>();
        EarlyPart sum = more;
        for (EarlyPart part : early) {
            if (part.orderNumber().equals(more.orderNumber())) {
                sum = part.plus(more);
            } else {
                next.add(part);
            }
        }
        next.add(sum);
        return new ReturnMoney(creditConsent, staffRefunds, next, overpayment);
    }

    public ReturnMoney with(Overpayment changed) {
        return new ReturnMoney(creditConsent, staffRefunds, early, Optional.of(changed));
    }
}
