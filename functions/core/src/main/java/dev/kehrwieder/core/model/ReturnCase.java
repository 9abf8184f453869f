package dev.kehrwieder.core.model;

import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.util.List;

/** A return with its refunds, read together. */
public record ReturnCase(Return state, List<Refund> refunds) {
    public ReturnCase {
        refunds = List.copyOf(refunds);
    }

    /**
     * Whether the return is at its end: each authorised unit is accepted, rejected, kept or missing, the money of every
     * accepted or lost unit is decided, and every refund has succeeded (DESIGN 6, "Settlement").
     */
    public boolean isComplete() {
        return state.stage().isOpen()
                && state.allDecided()
                && state.items().stream().allMatch(item -> item.settled() >= item.payable())
                && refunds.stream().allMatch(refund -> refund.status() == RefundStatus.SUCCEEDED);
    }
}
