package dev.kehrwieder.core.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

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

    /** Whether each of its days is a day of one of the others. */
    boolean isCovered(List<Season> others) {
        LocalDate open = orderedFrom;
        for (Season other : others.stream()
                .sorted(Comparator.comparing(Season::orderedFrom))
                .toList()) {
            if (other.covers(open)) {
                open = other.orderedTo().plusDays(1);
            }
        }
        return open.isAfter(orderedTo);
    }
}
