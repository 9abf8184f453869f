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
 * @param takesBack whether it says nothing but that the scan before it did not happen, as DHL's STORN does; its status is
 *     UNKNOWN then
 */
public record CarrierScan(
        String eventId,
        String trackingNumber,
        ParcelStatus status,
        String code,
        Instant occurredAt,
        boolean takesBack) {
    public CarrierScan {
        requireNonNull(eventId, "eventId is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(status, "status is null");
        requireNonNull(code, "code is null");
        requireNonNull(occurredAt, "occurredAt is null");
        if (takesBack && status != ParcelStatus.UNKNOWN) {
            throw new IllegalArgumentException("a scan that takes another back says nothing else");
        }
    }

    /** A scan that says where the parcel is. */
    public CarrierScan(String eventId, String trackingNumber, ParcelStatus status, String code, Instant occurredAt) {
        this(eventId, trackingNumber, status, code, occurredAt, false);
    }

    /** The scan before this one, by the carrier's clock, did not happen. */
    public static CarrierScan takingBack(String eventId, String trackingNumber, String code, Instant occurredAt) {
        return new CarrierScan(eventId, trackingNumber, ParcelStatus.UNKNOWN, code, occurredAt, true);
    }
}
