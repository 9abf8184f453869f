package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.util.Optional;
import java.util.Random;

/** What staff do with the refunds of a history, at any moment and whether it makes sense or not. */
final class FinanceClerk {
    private static final GiveRefund.SecondPerson SECOND = new GiveRefund.SecondPerson("fi-2", StaffRole.FINANCE);

    private static final RetryRefund.Means TRANSFER =
            new RetryRefund.Means.BankTransfer(new Iban("DE89370400440532013000"), "Ada Beispiel");
    private static final RetryRefund.Means CREDIT =
            new RetryRefund.Means.StoreCredit(Optional.of(new ReturnRequest.Consent("Yes.", Optional.empty())));

    private final Desk desk;
    private final Random random;
    private final HoldRefund hold;
    private final RetryRefund retry;
    private final GiveRefund give;

    FinanceClerk(
            Desk desk, Store store, Commits commits, PaymentProviders providers, RecordRefund record, Random random) {
        this.desk = desk;
        this.random = random;
        this.hold = new HoldRefund(store, commits, desk.clock);
        this.retry = new RetryRefund(store, commits, providers, record, desk.clock);
        this.give = new GiveRefund(store, commits, desk.periods, desk.clock);
    }

    /** @return what was tried */
    String acts(ReturnCase on) {
        ReturnKey key = on.state().key();
        Optional<Refund> some = on.refunds().isEmpty()
                ? Optional.empty()
                : Optional.of(on.refunds().get(random.nextInt(on.refunds().size())));
        return switch (random.nextInt(5)) {
            case 0 -> some.map(this::retries).orElse("");
            case 1 -> some.map(this::holds).orElse("");
            case 2 -> some.map(this::releases).orElse("");
            case 3 -> gives(key);
            default -> decides(key, 1 + random.nextInt(2), random.nextBoolean());
        };
    }

    private String retries(Refund refund) {
        // A provider that is gone pays nothing the second time either.
        boolean gone = refund.provider().equals("bankrupt");
        RetryRefund.Means means =
                switch (random.nextInt(4)) {
                    case 0 -> CREDIT;
                    case 1 -> TRANSFER;
                    default -> gone ? TRANSFER : new RetryRefund.Means.Same();
                };
        retry.retry(refund.of(), refund.number(), means, Desk.STAFF, Optional.empty());
        return "retry " + refund.refundId() + " by " + means;
    }

    private String holds(Refund refund) {
        hold.hold(refund.of(), refund.number(), Optional.empty(), Desk.STAFF, Optional.empty());
        return "hold " + refund.refundId();
    }

    private String releases(Refund refund) {
        hold.release(refund.of(), refund.number(), Desk.STAFF, Optional.empty());
        return "release " + refund.refundId();
    }

    private String gives(ReturnKey key) {
        Money amount = new Money(1 + random.nextInt(3000), desk.state(key).currency());
        StaffRefund.Kind kind = random.nextBoolean() ? StaffRefund.Kind.GOODWILL : StaffRefund.Kind.CORRECTION;
        StaffRefund.Means means = random.nextInt(3) == 0 ? StaffRefund.Means.STORE_CREDIT : StaffRefund.Means.ORIGINAL;
        give.give(
                new StaffRefundRequest(
                        key,
                        Optional.empty(),
                        kind,
                        StaffRefund.Reason.LATE,
                        means,
                        amount,
                        "su-1",
                        StaffRole.SUPPORT,
                        Optional.empty()),
                Desk.STAFF,
                Optional.empty());
        return "give " + amount + " as " + kind + " by " + means;
    }

    private String decides(ReturnKey key, int number, boolean approves) {
        if (approves) {
            give.approve(key, number, SECOND, Desk.STAFF, Optional.empty());
        } else {
            give.reject(key, number, SECOND, Desk.STAFF, Optional.empty());
        }
        return (approves ? "approve" : "reject") + " what staff gave, no. " + number;
    }

    /** Does what the tasks ask for. @return whether anything was open */
    boolean finishes(ReturnKey key) {
        boolean busy = false;
        for (Refund refund : desk.found(key).refunds()) {
            if (refund.status() == RefundStatus.HELD) {
                releases(refund);
            } else if (refund.status() == RefundStatus.FAILED) {
                retries(refund);
            }
            busy |= !refund.status().isSettled();
        }
        for (StaffRefund given : desk.state(key).money().staffRefunds()) {
            if (given.status() == StaffRefund.Status.WAITING) {
                decides(key, given.number(), random.nextBoolean());
                busy = true;
            }
        }
        return busy;
    }
}
