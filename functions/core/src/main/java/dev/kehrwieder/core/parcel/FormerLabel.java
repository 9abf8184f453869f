package dev.kehrwieder.core.parcel;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.util.Optional;

/** A label of a parcel that another has taken the place of, or that nobody wants any more. A parcel may travel by it all the same. */
public record FormerLabel(
        int attempt,
        String carrier,
        String trackingNumber,
        Optional<String> carrierReference,
        Optional<Money> billedCost,
        Ending ending) {
    /** What becomes of a label that is not wanted any more. */
    public enum Ending {
        /** The carrier is still to be told. */
        TO_GIVE_BACK,
        GIVEN_BACK,
        /** The carrier takes none back; an unused one costs nothing. */
        NOT_OFFERED,
        /** The carrier says that it was used. */
        REFUSED,
        /** The parcel travelled by it and came back to the shopper: its scans are history. */
        CAME_BACK
    }

    public FormerLabel {
        requireNonNull(carrier, "carrier is null");
        requireNonNull(trackingNumber, "trackingNumber is null");
        requireNonNull(ending, "ending is null");
    }

    public FormerLabel ended(Ending how) {
        return new FormerLabel(attempt, carrier, trackingNumber, carrierReference, billedCost, how);
    }

    public boolean isToBeGivenBack() {
        return ending == Ending.TO_GIVE_BACK;
    }
}
