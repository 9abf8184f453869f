package dev.kehrwieder.local.payments;

import java.time.Duration;

/** How fast the provider is, in machine time. {@code tries} counts the first one too. */
record Timing(Duration settleAfter, Duration firstPause, Duration longestPause, int tries) {
    /** A result within a second; a receiver that is away for half an hour still hears of it. */
    static final Timing USUAL = new Timing(Duration.ofMillis(300), Duration.ofMillis(250), Duration.ofMinutes(1), 50);

    /** The pause after so many tries: doubled each time. */
    Duration pauseAfter(int triesMade) {
        // Beyond 30 doublings the longest pause is reached anyway, and the shift would overflow.
        Duration pause = firstPause.multipliedBy(1L << Math.min(triesMade - 1, 30));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
