package dev.kehrwieder.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time in which returns live: deadlines, the trail, the due index, mails. The system clock plus the offset in the JVM
 * property {@value #OFFSET}, an ISO-8601 duration that may be negative, read at each call so that a change is seen by
 * every function of the JVM at once. Only the local runner sets the property.
 */
public final class BusinessClock implements InstantSource {

    public static final String OFFSET = "kehrwieder.clock.offset";

    private final InstantSource system;

    public BusinessClock() {
        this(InstantSource.system());
    }

    BusinessClock(InstantSource system) {
        this.system = system;
    }

    @Override
    public Instant instant() {
        String offset = System.getProperty(OFFSET);
        Instant now = system.instant();
        // To the millisecond, whatever the offset: nothing here is finer, and people read it.
        return (offset == null ? now : now.plus(Duration.parse(offset))).truncatedTo(ChronoUnit.MILLIS);
    }
}
