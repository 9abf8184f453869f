package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money that staff gives beside a return's settlement. Its note is personal and stands apart.
 *
 * @param number 1 for the first of the return
 * @param orderNumber the order whose payments it goes back to
 * @param agent who decided it, as the shop names its people
 * @param secondAgent who agreed or refused, where it needed a second person
 * @param refunds the numbers of the refunds that it is paid by
 */
public record StaffRefund(
        int number,
        Kind kind,
        Reason reason,
        Means means,
        String orderNumber,
        Money amount,
        String agent,
        StaffRole role,
        Instant at,
        Status status,
        Optional<String> secondAgent,
        List<Integer> refunds) {
    public StaffRefund {
        requireNonNull(kind, "kind is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(means, "means is null");
        requireNonNull(orderNumber, "orderNumber is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(role, "role is null");
        requireNonNull(at, "at is null");
        requireNonNull(status, "status is null");
        requireNonNull(secondAgent, "secondAgent is null");
        refunds = List.copyOf(refunds);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund of " + amount);
        }
    }

    public enum Kind {
        /** A present of the shop. */
        GOODWILL,
        /** A settlement was wrong: the shopper is owed it. */
        CORRECTION,
        /** The shopper keeps goods that are worth less than they cost. */
        KEEP_ITEM
    }

    public enum Reason {
        LATE,
        DAMAGED,
        NOT_AS_DESCRIBED,
        POOR_SERVICE,
        WRONG_PRICE,
        WRONG_SETTLEMENT,
        FEE_WAIVED,
        OTHER
    }

    public enum Means {
        ORIGINAL,
        STORE_CREDIT
    }

    public enum Status {
        /** A second person must agree. */
        WAITING,
        GRANTED,
        REJECTED
    }

    /** A present of credit is the shop's own money; anything else is money of the order, which is given back once. */
    public boolean isOfTheOrder() {
        return means == Means.ORIGINAL || kind != Kind.GOODWILL;
    }

    public StaffRefund granted(Optional<String> by, List<Integer> paidBy) {
        return with(Status.GRANTED, by, paidBy);
    }

    public StaffRefund rejected(String by) {
        return with(Status.REJECTED, Optional.of(by), refunds);
    }

    private StaffRefund with(Status next, Optional<String> by, List<Integer> paidBy) {
        return new StaffRefund(number, kind, reason, means, orderNumber, amount, agent, role, at, next, by, paidBy);
    }
}
