package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.Address;
import java.time.LocalDate;

/** Has a carrier fetch a parcel at the shopper's door. */
public interface Pickups {
    String carrier();

    /** @throws CarrierAway if surely nothing was booked and it may be asked again */
    Answer book(PickupRequest request);

    /** @param trackingNumber of the parcel's label */
    record PickupRequest(String shop, String trackingNumber, Address at, LocalDate day, int weightGrams) {}

    sealed interface Answer {
        /** @param orderId the carrier's name of the pickup */
        record Booked(String orderId, LocalDate day) implements Answer {}

        /** @param reason a code for staff; no personal data */
        record Refused(String reason) implements Answer {}

        /** It may have been booked. */
        record Unknown(String reason) implements Answer {}
    }
}
