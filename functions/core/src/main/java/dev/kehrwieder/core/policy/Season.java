package dev.kehrwieder.core.policy;

import java.time.LocalDate;

/** Orders of a span that may come back until a day; all dates in the shop's zone, both ends included. */
public record Season(LocalDate orderedFrom, LocalDate orderedTo, LocalDate returnUntil) {
    public Season {
        if (orderedTo.isBefore(orderedFrom)) {
            throw new IllegalArgumentException("the season ends before it begins");
        }
    }

    boolean covers(LocalDate ordered) {
        return !ordered.isBefore(orderedFrom) && !ordered.isAfter(orderedTo);
    }
}
