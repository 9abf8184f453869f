package dev.kehrwieder.local.bench;

import java.util.Map;
import java.util.TreeMap;

/** Adds up what each function used, by service and operation. Safe for many threads. */
public final class Meter {
    private final Map<Call, Usage> used = new TreeMap<>();

    /** @param function who asked, empty if it was nobody of ours, such as a browser with a link */
    public record Call(String function, String service, String operation) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }
    }

    synchronized void add(Call call, Usage usage) {
        used.merge(call, usage, Usage::plus);
    }

    public synchronized Map<Call, Usage> used() {
        return new TreeMap<>(used);
    }
}
