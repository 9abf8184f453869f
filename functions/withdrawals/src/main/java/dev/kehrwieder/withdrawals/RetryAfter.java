package dev.kehrwieder.withdrawals;

import java.time.Duration;

/** The value of the header of that name (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** In whole seconds, and never too early. */
    static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.plusNanos(999_999_999).toSeconds()));
    }
}
