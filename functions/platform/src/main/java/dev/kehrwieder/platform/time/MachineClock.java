package dev.kehrwieder.platform.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time in which machines live: TTL, leases, signatures, back-off. Always the system clock; a jump of business time
 * must not void a signature or a lease.
 */
public final class MachineClock implements InstantSource {

    private final InstantSource system = InstantSource.system();

    @Override
    public Instant instant() {
        return system.instant();
    }
}
