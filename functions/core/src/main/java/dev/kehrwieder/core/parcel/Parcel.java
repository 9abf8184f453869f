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

    /** Where all that was said of a parcel leaves it. */
    record Place(ParcelStatus status, Instant occurredAt, Optional<Instant> deliveredAt) {
        Place after(ParcelWord word) {
            Optional<Instant> arrival = word.status() == ParcelStatus.DELIVERED && deliveredAt.isEmpty()
                    ? Optional.of(word.occurredAt())
                    : deliveredAt;
            return moves(word.status())
                    ? new Place(word.status(), word.occurredAt(), arrival)
                    : new Place(status, occurredAt, arrival);
        }

        private boolean moves(ParcelStatus next) {
            if (status == ParcelStatus.OPENED) {
                return false;
            }
            if (deliveredAt.isPresent()) {
                return next.mayFollowDelivery();
            }
            return switch (next) {
                case UNKNOWN, LABEL_CREATED -> status == ParcelStatus.LABEL_CREATED || status == ParcelStatus.UNKNOWN;
                case PICKUP_SCHEDULED, PICKUP_FAILED -> !status.isUnderWay();
                case LABEL_REQUESTED,
                        LABEL_EXPIRED,
                        VOIDED,
                        HANDED_IN,
                        IN_TRANSIT,
                        OUT_FOR_DELIVERY,
                        READY_FOR_PICKUP,
                        DELIVERED,
                        EXCEPTION,
                        RETURNED_TO_SENDER,
                        CANCELED,
                        LOST,
                        OPENED -> true;
            };
        }
    }

    Parcel at(Place place, Optional<Instant> proof) {
        return new Parcel(
                number,
                place.status(),
                carrier,
                trackingNumber,
                documents,
                place.occurredAt(),
                labelExpiresAt,
                proof,
                place.deliveredAt());
    }

    /** Whether the carrier has it, as far as anybody said. */
    public boolean isUnderWay() {
        return status.isUnderWay() && deliveredAt.isEmpty();
    }

    /** Whether it was lost on the way, provably after the shopper had let go of it. */
    public boolean isLostAfterDispatch() {
        return status == ParcelStatus.LOST && handedInAt.isPresent();
    }
}
