package dev.kehrwieder.fakes.stripe;

import java.time.Duration;

/**
 * How webhooks arrive.
 *
 * @param copies of each event
 * @param late after what they tell of
 * @param shuffledWithin each copy is later by a random part of this
 */
public record Deliveries(int copies, Duration late, Duration shuffledWithin) {
    public static final Deliveries ONCE_IN_ORDER = new Deliveries(1, Duration.ZERO, Duration.ZERO);
}
