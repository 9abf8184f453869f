package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One parcel of a return, with its own label and tracking number.
 *
 * @param number 1 for the first of the return
 * @param occurredAt when what the status says happened; scans are applied by it
 * @param handedInAt the first proof of dispatch
 */
public record Parcel(
        int number,
        ParcelStatus status,
        String carrier,
        Optional<String> trackingNumber,
        Optional<ParcelDocuments> documents,
        Instant occurredAt,
        Optional<Instant> labelExpiresAt,
        Optional<Instant> handedInAt,
        Optional<Instant> deliveredAt) {
    public Parcel {
        if (number < 1) {
            throw new IllegalArgumentException("parcel " + number);
        }
        requireNonNull(status, "status is null");
        requireNonNull(carrier, "carrier is null");
        requireNonNull(occurredAt, "occurredAt is null");
    }

    /** A parcel that waits for its label. */
    public static Parcel requested(int number, String carrier, Instant at) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_REQUESTED,
                carrier,
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A parcel that the shopper sends on their own account. */
    public static Parcel ownShipment(int number, String carrier, String trackingNumber, Instant at) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_CREATED,
                carrier,
                Optional.of(trackingNumber),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Parcel labelled(String trackingNumber, ParcelDocuments documents, Instant at, Instant expiresAt) {
        return new Parcel(
                number,
                ParcelStatus.LABEL_CREATED,
                carrier,
                Optional.of(trackingNumber),
                Optional.of(documents),
                at,
                Optional.of(expiresAt),
                handedInAt,
                deliveredAt);
    }

    /** Moved by a decision of ours, such as expiry or opening the box. */
    public Parcel withStatus(ParcelStatus next, Instant at) {
        return new Parcel(
                number, next, carrier, trackingNumber, documents, at, labelExpiresAt, handedInAt, deliveredAt);
    }

    /**
     * The parcel after a scan, or empty where the scan changes nothing.
     *
     * <p>Scans are applied by when they happened, on a tie by arrival; an older one only adds its proof. After DELIVERED
     * follow only EXCEPTION, RETURNED_TO_SENDER and OPENED (DESIGN 6, "Parcels").
     */
    public Optional<Parcel> scanned(ParcelStatus scan, Instant at) {
        Optional<Instant> proof = scan.provesDispatch() ? Optional.of(earlier(handedInAt, at)) : handedInAt;
        Optional<Instant> arrival =
                scan == ParcelStatus.DELIVERED ? Optional.of(earlier(deliveredAt, at)) : deliveredAt;
        boolean moves = moves(scan, at);
        Parcel next = new Parcel(
                number,
                moves ? scan : status,
                carrier,
                trackingNumber,
                documents,
                moves ? at : occurredAt,
                labelExpiresAt,
                proof,
                arrival);
        return next.equals(this) ? Optional.empty() : Optional.of(next);
    }

    /** Whether it was lost on the way, provably after the shopper had let go of it. */
    public boolean isLostAfterDispatch() {
        return status == ParcelStatus.LOST && handedInAt.isPresent();
    }

    private boolean moves(ParcelStatus scan, Instant at) {
        if (status == ParcelStatus.OPENED) {
            return false;
        }
        if (!status.isTheCarriers()) {
            // Before the first scan the status is ours, and its instant says nothing of the carrier's clock.
            return true;
        }
        boolean later = !at.isBefore(occurredAt);
        if (scan == ParcelStatus.DELIVERED) {
            // Told late, it still happened: what the carrier said since and cannot follow a delivery gives way to it.
            return later || (deliveredAt.isEmpty() && !status.mayFollowDelivery());
        }
        return later && (deliveredAt.isEmpty() || scan.mayFollowDelivery());
    }

    private static Instant earlier(Optional<Instant> known, Instant at) {
        return known.filter(before -> before.isBefore(at)).orElse(at);
    }
}
