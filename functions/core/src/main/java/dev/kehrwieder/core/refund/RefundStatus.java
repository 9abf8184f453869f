package dev.kehrwieder.core.refund;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a refund is (handbook, domain 2.2). The one place that says what may follow what. There is no state for what is only
 * planned: a refund comes into being with its reservation.
 */
public enum RefundStatus {
    /** Taken of the balance, its key fixed, and to be asked of the provider. */
    RESERVED,
    /** The provider has it. */
    SUBMITTED,
    /** Paid; the shopper's bank may still send it back. */
    SUCCEEDED,
    /** The provider says that it is not paid. What it had of the balance is kept for the refund that takes its place. */
    FAILED,
    /** The provider did not answer, or contradicts itself: it is asked before anything is repeated. */
    UNKNOWN,
    /** It will never pay: something else took its place. */
    RELEASED,
    /** The shopper or staff must do something at the provider first. */
    REQUIRES_ACTION,
    /** A person holds it back, until a day on which somebody is told; the provider was not asked. */
    HELD;

    private static final Map<RefundStatus, Set<RefundStatus>> NEXT = Map.of(
            RESERVED, EnumSet.of(HELD, SUBMITTED, REQUIRES_ACTION, SUCCEEDED, FAILED, UNKNOWN, RELEASED),
            // News of a refund that we never asked for: somebody made it at the provider by hand.
            HELD, EnumSet.of(RESERVED, SUBMITTED, REQUIRES_ACTION, SUCCEEDED, FAILED),
            SUBMITTED, EnumSet.of(REQUIRES_ACTION, SUCCEEDED, FAILED),
            REQUIRES_ACTION, EnumSet.of(SUBMITTED, SUCCEEDED, FAILED),
            UNKNOWN, EnumSet.of(SUBMITTED, REQUIRES_ACTION, SUCCEEDED, FAILED, UNKNOWN),
            // The shopper's bank sent it back.
            SUCCEEDED, EnumSet.of(FAILED),
            FAILED, EnumSet.of(RELEASED, UNKNOWN),
            // The provider paid it after all, before the one in its place was asked for.
            RELEASED, EnumSet.of(SUBMITTED, REQUIRES_ACTION, SUCCEEDED));

    public boolean mayBecome(RefundStatus next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether it takes no more part in the money: it is paid, or something else is in its place. */
    public boolean isSettled() {
        return this == SUCCEEDED || this == RELEASED;
    }

    /** Whether the provider may be asked to pay it. */
    public boolean isPayable() {
        return this == RESERVED || this == UNKNOWN;
    }

    /** Whether the provider has it and has not come to an end. */
    public boolean isAtProvider() {
        return this == SUBMITTED || this == REQUIRES_ACTION;
    }

    /** Whether its amount is reserved on the order's balance. */
    public boolean isReserved() {
        return !isSettled();
    }
}
