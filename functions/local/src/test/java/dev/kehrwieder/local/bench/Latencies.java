package dev.kehrwieder.local.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Measured times in milliseconds, or any other figures. */
record Latencies(List<Double> sorted) {
    Latencies {
        sorted = sorted.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    static Latencies of(Collection<Double> measured) {
        return new Latencies(List.copyOf(measured));
    }

    /** The nearest rank: of twenty the nineteenth is the 95th percentile. */
    double percentile(int percent) {
        return sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    }

    double median() {
        return percentile(50);
    }

    String words() {
        return String.format(Locale.ROOT, "p50 %.0f ms, p95 %.0f ms", percentile(50), percentile(95));
    }
}
