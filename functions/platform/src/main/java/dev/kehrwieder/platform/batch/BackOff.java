package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a message waits for its next attempt: up to 5 s · 2ⁿ after the n-th, at most 15 minutes, with full jitter. */
record BackOff(RandomGenerator random) {

    private static final Duration UNIT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** 5 s · 2⁸ is beyond the longest delay. */
    private static final int LAST_GROWTH = 8;

    BackOff {
        requireNonNull(random, "random is null");
    }

    /** At least a second: SQS counts whole ones, and none would mean at once. */
    Duration delay(int receiveCount) {
        long growing = UNIT.toSeconds() << Math.clamp(receiveCount, 0, LAST_GROWTH);
        return Duration.ofSeconds(random.nextLong(1, Math.min(growing, LONGEST.toSeconds()) + 1));
    }
}
