package dev.kehrwieder.carriers.dhl;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.ParcelTracking;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.Reply;
import java.util.List;

/** Shipment Tracking Unified, asked for one parcel. */
public final class DhlTracking implements ParcelTracking {
    private static final String SHIPMENTS = "/track/shipments?service=parcel-de&language=en&trackingNumber=";
    private static final int NOT_FOUND = 404;

    private final DhlApi api;

    public DhlTracking(DhlApi api) {
        this.api = requireNonNull(api, "api is null");
    }

    @Override
    public String carrier() {
        return DhlApi.CARRIER;
    }

    /** DHL does not find a parcel right after its label was made. */
    @Override
    public List<CarrierScan> scans(String shop, String trackingNumber) {
        DhlAccount account =
                api.account(shop).orElseThrow(() -> new CarrierAway("the shop has no account with DHL", null));
        Reply reply = ask(account, trackingNumber);
        if (reply.status() == NOT_FOUND) {
            return List.of();
        }
        if (!reply.isSuccess()) {
            throw new CarrierAway("DHL answers a question with " + reply.status(), null);
        }
        return reply
                .json()
                .flatMap(DhlShipments::scans)
                .orElseThrow(() -> new CarrierAway("DHL's answer is broken", null))
                .stream()
                .filter(scan -> scan.trackingNumber().equals(trackingNumber))
                .toList();
    }

    private Reply ask(DhlAccount account, String trackingNumber) {
        try {
            return api.asApplication(
                    account, OutgoingCall.get(api.at(SHIPMENTS + OutgoingCall.encoded(trackingNumber))));
        } catch (NoAnswer e) {
            throw new CarrierAway("DHL does not answer a question", e);
        }
    }
}
