package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Resolution;
import java.time.Instant;

/**
 * Units of a line that were made good on an earlier claim.
 *
 * @param kind {@link Resolution#REPAIR} or {@link Resolution#REPLACEMENT}
 * @param at when that was settled. It stands for the day on which the shopper had the goods back, of which nobody tells us
 */
public record Cure(String lineId, Resolution kind, int units, Instant at) {
    public Cure {
        requireNonNull(lineId, "lineId is null");
        requireNonNull(at, "at is null");
        if (!kind.isCure() || units < 1) {
            throw new IllegalArgumentException(kind + " of " + units + " units");
        }
    }
}
