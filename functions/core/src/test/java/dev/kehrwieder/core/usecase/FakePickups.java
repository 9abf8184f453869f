package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.Pickups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A carrier that fetches parcels, and answers as the test wants. */
final class FakePickups implements Pickups {
    final List<PickupRequest> asked = new ArrayList<>();
    Optional<Answer> answer = Optional.empty();
    boolean away;

    private final String carrier;

    FakePickups(String carrier) {
        this.carrier = carrier;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    @Override
    public Answer book(PickupRequest request) {
        asked.add(request);
        if (away) {
            throw new CarrierAway("away by the test", null);
        }
        return answer.orElseGet(() -> new Answer.Booked("pickup-" + asked.size(), request.day()));
    }
}
