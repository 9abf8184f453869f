package dev.kehrwieder.labels;

import dev.kehrwieder.core.port.Pickups;

/** The local carrier comes on any day that is offered. */
final class LocalPickups implements Pickups {
    @Override
    public String carrier() {
        return "local";
    }

    @Override
    public Answer book(PickupRequest request) {
        return new Answer.Booked("pickup-" + request.trackingNumber() + "-" + request.day(), request.day());
    }
}
