package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** What a shopper may still do with units that can't come back. @param until the first instant at which it is too late */
public record Remedy(Kind kind, Optional<Instant> until) {
    public Remedy {
        requireNonNull(kind, "kind is null");
        requireNonNull(until, "until is null");
    }

    String words() {
        return kind + until.map(end -> " until " + end).orElse("");
    }

    /** The ways that are left. */
    public enum Kind {
        /** Withdraw from the contract: the law's right, whatever the policy says. */
        WITHDRAW,
        /** Claim the warranty of the law for goods with a defect. */
        CLAIM,
        /** Ask again once the units are delivered. */
        WAIT_FOR_DELIVERY,
        /** Ask the shop's people, who may decide against the policy. */
        ASK_THE_SHOP
    }
}
