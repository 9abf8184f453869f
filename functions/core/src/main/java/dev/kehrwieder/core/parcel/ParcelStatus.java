package dev.kehrwieder.core.parcel;

/**
 * Where a parcel is: the carrier's words of the handbook (carriers, "Status mapping") and our own around them.
 */
public enum ParcelStatus {
    LABEL_REQUESTED,
    LABEL_CREATED,
    LABEL_EXPIRED,
    VOIDED,
    PICKUP_SCHEDULED,
    PICKUP_FAILED,
    /** Proof of dispatch (§ 357(4) BGB). */
    HANDED_IN,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    READY_FOR_PICKUP,
    /** The carrier says so; it is not the warehouse's receipt. */
    DELIVERED,
    EXCEPTION,
    /** The shopper has the goods again. */
    RETURNED_TO_SENDER,
    CANCELED,
    UNKNOWN,
    LOST,
    OPENED;

    /** Whether a carrier's scan proves that the shopper has let go of the parcel. */
    public boolean provesDispatch() {
        return switch (this) {
            case HANDED_IN, IN_TRANSIT, OUT_FOR_DELIVERY, READY_FOR_PICKUP, DELIVERED, OPENED -> true;
            case LABEL_REQUESTED,
                    LABEL_CREATED,
                    LABEL_EXPIRED,
                    VOIDED,
                    PICKUP_SCHEDULED,
                    PICKUP_FAILED,
                    EXCEPTION,
                    RETURNED_TO_SENDER,
                    CANCELED,
                    UNKNOWN,
                    LOST -> false;
        };
    }

    /** Whether the parcel is somewhere between the shopper's hands and ours. */
    public boolean isUnderWay() {
        return switch (this) {
            case HANDED_IN, IN_TRANSIT, OUT_FOR_DELIVERY, READY_FOR_PICKUP, EXCEPTION -> true;
            case LABEL_REQUESTED,
                    LABEL_CREATED,
                    LABEL_EXPIRED,
                    VOIDED,
                    PICKUP_SCHEDULED,
                    PICKUP_FAILED,
                    DELIVERED,
                    RETURNED_TO_SENDER,
                    CANCELED,
                    UNKNOWN,
                    LOST,
                    OPENED -> false;
        };
    }

    /** Whether there must be a parcel for a carrier to say so. */
    public boolean tellsOfGoods() {
        return isUnderWay() || this == DELIVERED || this == RETURNED_TO_SENDER || this == LOST;
    }

    /** Whether no parcel was or will be sent under the label. */
    public boolean isUnused() {
        return this == LABEL_EXPIRED || this == VOIDED || this == CANCELED;
    }

    /** Whether it is a carrier's word, with an instant of the carrier's clock. */
    boolean isTheCarriers() {
        return switch (this) {
            case LABEL_REQUESTED, LABEL_CREATED, LABEL_EXPIRED, VOIDED, OPENED -> false;
            case PICKUP_SCHEDULED,
                    PICKUP_FAILED,
                    HANDED_IN,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    DELIVERED,
                    EXCEPTION,
                    RETURNED_TO_SENDER,
                    CANCELED,
                    UNKNOWN,
                    LOST -> true;
        };
    }

    /** DESIGN 6, "Parcels". */
    boolean mayFollowDelivery() {
        return this == EXCEPTION || this == RETURNED_TO_SENDER || this == OPENED;
    }
}
