package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a carrier tells of a parcel, mapped by its code, never by its text (handbook, carriers "Status mapping").
 *
 * @param eventId names what was told, so that it counts once: the carrier's own name of it, or one that follows from
 *     everything that it says
 * @param status a code that we do not know is UNKNOWN, never an error
 * @param code the carrier's own code, for people
 * @param occurredAt by the carrier's clock
 */
public record CarrierScan(String eventId, String trackingNumber, ParcelStatus status, String code, Instant occurredAt) {
    public CarrierScan {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(status, "status is null");
        requireNonNull(code, "code is null");
        requireNonNull(occurredAt, "occurredAt is null");
    }
}
