package dev.kehrwieder.local.faults;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Switches for failures; all are off at first, and every thread sees a change at once. */
public final class Faults {
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean doubling = new AtomicBoolean();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private final RandomGenerator random;

    /** @param seed of the order in which doubled messages come, so that a failure can be seen again */
    public Faults(long seed) {
        // java.util.Random may be asked by many threads; the newer generators may not.
        this.random = new Random(seed);
    }

    /** From now on every message of every queue comes twice, in shuffled order. */
    public void deliverTwiceAndShuffled(boolean on) {
        doubling.set(on);
    }

    /** While on, the stream's records are read and dropped, as if {@code relay} had never been asked. */
    public void dropStreamRecords(boolean on) {
        deaf.set(on);
    }

    /** While on, each call of the function fails before its code runs. */
    public void failFunction(String shortName, boolean on) {
        if (on) {
            failing.add(shortName);
        } else {
            failing.remove(shortName);
        }
    }

    public boolean deliversTwiceAndShuffled() {
        return doubling.get();
    }

    public boolean dropsStreamRecords() {
        return deaf.get();
    }

    public boolean failsFunction(String shortName) {
        return failing.contains(shortName);
    }

    public RandomGenerator random() {
        return random;
    }
}
