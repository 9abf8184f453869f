package dev.kehrwieder.core.parcel;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a parcel comes by its label.
 *
 * @param attempt 1 for the first label
 * @param askedSince machine time at which a carrier that can't be asked twice was going to be asked; it stays while nobody
 *     knows what came of it
 * @param failure why there is no label, as a code for staff; nobody asks again by itself
 * @param carrierReference the carrier's own name of the label
 * @param quotedCost by the shop's tariffs
 * @param billedCost as the carrier said
 * @param remindAt when the shopper is to be reminded of the label; empty where that is done, or never
 * @param former the labels before this one
 */
public record LabelPurchase(
        int attempt,
        Optional<Instant> askedSince,
        Optional<String> failure,
        Optional<String> carrierReference,
        Optional<Money> quotedCost,
        Optional<Money> billedCost,
        Optional<Instant> remindAt,
        List<FormerLabel> former) {
    public static final LabelPurchase FIRST = attempt(1, List.of());

    public LabelPurchase {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt);
        }
        former = List.copyOf(former);
    }

    static LabelPurchase attempt(int attempt, List<FormerLabel> former) {
        return new LabelPurchase(
                attempt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                former);
    }

    LabelPurchase quoted(Optional<Money> cost) {
        return new LabelPurchase(attempt, askedSince, failure, carrierReference, cost, billedCost, remindAt, former);
    }

    LabelPurchase asked(Optional<Instant> since, Optional<String> nextFailure) {
        return new LabelPurchase(
                attempt, since, nextFailure, carrierReference, quotedCost, billedCost, remindAt, former);
    }

    LabelPurchase bought(Optional<String> reference, Optional<Money> billed) {
        return new LabelPurchase(
                attempt, Optional.empty(), Optional.empty(), reference, quotedCost, billed, remindAt, former);
    }

    LabelPurchase withReminder(Optional<Instant> at) {
        return new LabelPurchase(attempt, askedSince, failure, carrierReference, quotedCost, billedCost, at, former);
    }

    LabelPurchase withFormer(List<FormerLabel> labels) {
        return new LabelPurchase(
                attempt, askedSince, failure, carrierReference, quotedCost, billedCost, remindAt, labels);
    }

    Optional<FormerLabel> former(String trackingNumber) {
        return former.stream()
                .filter(label -> label.trackingNumber().equals(trackingNumber))
                .findFirst();
    }
}
