package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.ParcelTracking;
import java.util.ArrayList;
import java.util.List;

/** A carrier that can be asked, and knows what the test lets it know. */
final class FakeTracking implements ParcelTracking {
    final List<String> asked = new ArrayList<>();
    final List<CarrierScan> known = new ArrayList<>();
    boolean away;

    private final String carrier;

    FakeTracking(String carrier) {
        this.carrier = carrier;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    @Override
    public List<CarrierScan> scans(String shop, String trackingNumber) {
        asked.add(trackingNumber);
        if (away) {
            throw new CarrierAway("away by the test", null);
        }
        return known.stream()
                .filter(scan -> scan.trackingNumber().equals(trackingNumber))
                .toList();
    }
}
