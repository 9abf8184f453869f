package dev.kehrwieder.core.model;

import dev.kehrwieder.core.refund.Refund;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A return with its refunds, read together. */
public record ReturnCase(Return state, List<Refund> refunds) {
    public ReturnCase {
        refunds = List.copyOf(refunds);
    }

    public Optional<Refund> refund(int number) {
        return refunds.stream().filter(refund -> refund.number() == number).findFirst();
    }

    /** The refunds that pay what staff gave, replaced ones and those in their place. */
    public List<Refund> paying(StaffRefund given) {
        return refunds.stream()
                .filter(refund -> given.refunds().contains(origin(refund).number()))
                .toList();
    }

    /** Whether a refund pays what staff gave, and no goods. */
    public boolean isOfStaff(Refund refund) {
        return state.money().isOfStaff(origin(refund).number());
    }

    private Refund origin(Refund refund) {
        return refund.replaces().flatMap(this::refund).map(this::origin).orElse(refund);
    }

    /** The same with a refund that is new or has changed. */
    public ReturnCase with(Refund changed) {
        List<Refund> next = new ArrayList<>(refunds);
        next.removeIf(refund -> refund.number() == changed.number());
        next.add(changed);
        next.sort(Comparator.comparingInt(Refund::number));
        return new ReturnCase(state, next);
    }

    /**
     * Whether the return is at its end: each authorised unit is accepted, rejected, kept or missing, the money of every
     * accepted or lost unit is decided, and every refund has succeeded or gave its place to another (DESIGN 6, "Settlement").
     */
    public boolean isComplete() {
        return state.stage().isOpen()
                && state.allDecided()
                && state.items().stream().allMatch(item -> item.settled() >= item.payable())
                && refunds.stream().allMatch(refund -> refund.status().isSettled());
    }
}
