package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/** Units that reached the shopper, by line. */
public record Delivery(Instant deliveredAt, Map<String, Integer> quantities) {
    public Delivery {
        requireNonNull(deliveredAt, "deliveredAt is null");
        quantities = Map.copyOf(quantities);
    }
}
