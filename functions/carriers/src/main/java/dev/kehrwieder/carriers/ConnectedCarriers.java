package dev.kehrwieder.carriers;

import dev.kehrwieder.carriers.dhl.DhlApi;
import dev.kehrwieder.carriers.dhl.DhlPickups;
import dev.kehrwieder.carriers.dhl.DhlReturns;
import dev.kehrwieder.carriers.dhl.DhlTracking;
import dev.kehrwieder.carriers.dhl.DhlWebhook;
import dev.kehrwieder.carriers.easypost.EasyPostCarrier;
import dev.kehrwieder.carriers.easypost.EasyPostTracking;
import dev.kehrwieder.carriers.easypost.EasyPostWebhook;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.ParcelTracking;
import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.deployment.Deployment;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The carriers outside that a deployment can ask, at {@code CARRIER_DHL_URL} and {@code CARRIER_EASYPOST_URL}. Whether a shop
 * has an account with one is seen when it is asked.
 */
public final class ConnectedCarriers {
    /** For each answer; a label takes EasyPost four of them, ten at worst, and must fit into a function's time. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final List<Carrier> carriers;
    private final List<ParcelTracking> tracking;
    private final List<Pickups> pickups;
    private final List<CarrierWebhook> webhooks;

    public ConnectedCarriers(Deployment deployment) {
        DhlApi dhl = new DhlApi(
                URI.create(deployment.environment().required("CARRIER_DHL_URL")),
                new OutgoingCalls(PATIENCE),
                deployment.secrets(),
                deployment.machineClock());
        URI easyPost = URI.create(deployment.environment().required("CARRIER_EASYPOST_URL"));
        this.carriers = List.of(new DhlReturns(dhl), new EasyPostCarrier(easyPost, deployment.secrets(), PATIENCE));
        this.tracking = List.of(new DhlTracking(dhl), new EasyPostTracking(easyPost, deployment.secrets(), PATIENCE));
        this.pickups = List.of(new DhlPickups(dhl));
        this.webhooks = List.of(new DhlWebhook(dhl), new EasyPostWebhook(deployment.secrets()));
    }

    public List<Carrier> carriers() {
        return carriers;
    }

    public List<ParcelTracking> tracking() {
        return tracking;
    }

    public List<Pickups> pickups() {
        return pickups;
    }

    public List<CarrierWebhook> webhooks() {
        return webhooks;
    }
}
