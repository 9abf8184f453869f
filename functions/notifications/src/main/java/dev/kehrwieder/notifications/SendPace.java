package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.environment.Environment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Keeps the calls of one running instance apart, so that all instances together stay below what SES lets an account send:
 * what is above it SES refuses and forgets. A bucket of one token: a wait is never longer than {@link #longestWait}, by
 * which a message's budget grows.
 */
final class SendPace {
    static final String VARIABLE = "MAIL_SENDS_PER_SECOND";

    /** Ten messages of a batch at this pace leave two thirds of the function's minute for sending them. */
    private static final BigDecimal SLOWEST = new BigDecimal("0.5");

    private static final BigDecimal NANOS =
            BigDecimal.valueOf(Duration.ofSeconds(1).toNanos());

    private final Duration interval;
    private final InstantSource machineClock;
    private final Consumer<Duration> pause;
    private Instant next = Instant.MIN;

    private SendPace(Duration interval, InstantSource machineClock, Consumer<Duration> pause) {
        this.interval = interval;
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    /**
     * From {@value #VARIABLE}; nothing or 0 is no pace at all.
     *
     * @param pause waits for so long
     * @throws IllegalStateException if it is no number, or one that a function's time would not be long enough for
     */
    static SendPace from(Environment environment, InstantSource machineClock, Consumer<Duration> pause) {
        BigDecimal perSecond = number(environment.optional(VARIABLE, "0"));
        if (perSecond.signum() == 0) {
            return new SendPace(Duration.ZERO, machineClock, pause);
        }
        if (perSecond.compareTo(SLOWEST) < 0) {
            throw new IllegalStateException("The environment variable " + VARIABLE + " is neither 0 nor at least 0.5");
        }
        long nanos = NANOS.divide(perSecond, 0, RoundingMode.UP).longValueExact();
        return new SendPace(Duration.ofNanos(nanos), machineClock, pause);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The environment variable " + VARIABLE + " is no number", e);
        }
    }

    Duration longestWait() {
        return interval;
    }

    /** Returns when the next call may begin. */
    synchronized void await() {
        if (interval.isZero()) {
            return;
        }
        Instant now = machineClock.instant();
        Duration wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
        // A machine's clock can be set back.
        Duration bounded = wait.compareTo(interval) > 0 ? interval : wait;
        if (!bounded.isZero()) {
            pause.accept(bounded);
        }
        next = now.plus(bounded).plus(interval);
    }
}
