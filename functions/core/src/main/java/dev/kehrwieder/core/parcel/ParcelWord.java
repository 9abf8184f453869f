package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that was said of a parcel, by its carrier or by staff.
 *
 * @param occurredAt by the clock of whoever said it
 * @param code the carrier's own; empty where staff said it
 * @param takesBack whether it says nothing but that the word before it did not happen; its status is UNKNOWN then
 */
public record ParcelWord(ParcelStatus status, Instant occurredAt, Optional<String> code, boolean takesBack) {
    public ParcelWord {
        requireNonNull(status, "status is null");
        requireNonNull(occurredAt, "occurredAt is null");
        requireNonNull(code, "code is null");
    }

    public static ParcelWord of(CarrierScan scan) {
        return new ParcelWord(scan.status(), scan.occurredAt(), Optional.of(scan.code()), scan.takesBack());
    }

    /** Staff's. */
    public static ParcelWord of(ParcelStatus status, Instant occurredAt) {
        return new ParcelWord(status, occurredAt, Optional.empty(), false);
    }
}
