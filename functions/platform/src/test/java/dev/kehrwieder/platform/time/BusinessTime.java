package dev.kehrwieder.platform.time;

import dev.kehrwieder.core.Fixtures;
import java.time.Duration;
import java.time.Instant;

/** Business time for tests of whole functions: from an instant on, until it is closed. */
public final class BusinessTime implements AutoCloseable {
    private BusinessTime() {}

    /** In November 2026, a week after the order of the fixtures was delivered. */
    public static BusinessTime usual() {
        return from("2026-11-10T09:00:00Z");
    }

    public static BusinessTime from(String instant) {
        BusinessTime time = new BusinessTime();
        time.set(instant);
        return time;
    }

    public void set(String instant) {
        Duration offset = Duration.between(Instant.now(), Fixtures.at(instant));
        System.setProperty(BusinessClock.OFFSET, offset.toString());
    }

    @Override
    public void close() {
        System.clearProperty(BusinessClock.OFFSET);
    }
}
