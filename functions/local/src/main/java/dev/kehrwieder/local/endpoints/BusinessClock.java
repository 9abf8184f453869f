package dev.kehrwieder.local.endpoints;

import dev.kehrwieder.local.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Business time of this machine: the system's clock plus an offset, which the functions read from the JVM property
 * {@value #OFFSET} at each call. The offset survives a restart.
 */
public final class BusinessClock implements InstantSource, AutoCloseable {
    public static final String OFFSET = "kehrwieder.clock.offset";

    /** What RFC 3339 can write. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final InstantSource system;
    private final Path file;

    private BusinessClock(InstantSource system, Path file) {
        this.system = system;
        this.file = file;
    }

    /** Sets the property to what the file holds, or to nothing. */
    public static BusinessClock open(Path file, InstantSource system) {
        BusinessClock clock = new BusinessClock(system, file);
        try {
            String saved = Files.exists(file) ? Files.readString(file).strip() : Duration.ZERO.toString();
            System.setProperty(OFFSET, Duration.parse(saved).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clock;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset());
    }

    /** Every function sees the new time when this returns; it runs on from there. */
    synchronized void advance(Duration by) {
        shift(offset().plus(by));
    }

    /** Earlier instants are allowed too. */
    synchronized void set(Instant now) {
        shift(Duration.between(system.instant(), now));
    }

    private void shift(Duration offset) {
        Instant now = system.instant().plus(offset);
        if (now.isBefore(FIRST) || now.isAfter(LAST)) {
            throw new DateTimeException("beyond the years 1 to 9999");
        }
        try {
            WholeFile.write(file, offset.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(OFFSET, offset.toString());
    }

    /** The JVM's business time is the system's again; the file keeps the offset. */
    @Override
    public void close() {
        System.clearProperty(OFFSET);
    }

    private static Duration offset() {
        return Duration.parse(System.getProperty(OFFSET, "PT0S"));
    }
}
