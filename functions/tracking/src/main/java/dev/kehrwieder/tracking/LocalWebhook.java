package dev.kehrwieder.tracking;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.carriers.BodySignature;
import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The local carrier's webhook: one scan, signed over the raw body (DESIGN 6, "Local carrier"). */
final class LocalWebhook implements CarrierWebhook {
    private static final String CARRIER = "local";
    private static final BodySignature SIGNATURE = new BodySignature("X-Signature", "sha256=");

    /** What a carrier may say; the other states are ours. */
    private static final Set<ParcelStatus> SCANS = Set.of(
            ParcelStatus.LABEL_CREATED,
            ParcelStatus.HANDED_IN,
            ParcelStatus.IN_TRANSIT,
            ParcelStatus.OUT_FOR_DELIVERY,
            ParcelStatus.READY_FOR_PICKUP,
            ParcelStatus.DELIVERED,
            ParcelStatus.EXCEPTION,
            ParcelStatus.RETURNED_TO_SENDER,
            ParcelStatus.CANCELED,
            ParcelStatus.LOST,
            ParcelStatus.PICKUP_FAILED,
            ParcelStatus.UNKNOWN);

    private final Secrets secrets;

    LocalWebhook(Secrets secrets) {
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    @Override
    public String carrier() {
        return CARRIER;
    }

    @Override
    public Call read(String shop, ApiRequest request) {
        SIGNATURE.require(request, secret(shop));
        return new Call.Scans(List.of(request.body(LocalWebhook::scan)));
    }

    private Optional<String> secret(String shop) {
        try {
            return Optional.of(secrets.secret("carrier/" + CARRIER + "/" + shop));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static CarrierScan scan(RequestBody body) {
        String eventId = body.text("eventId", 200);
        String trackingNumber = body.text("trackingNumber", 60);
        String code = body.text("status", 60);
        return new CarrierScan(
                eventId,
                trackingNumber,
                status(code),
                code,
                body.dateTime("occurredAt").toInstant());
    }

    /** A code that we do not know is no error (handbook, carriers "Rules"). */
    private static ParcelStatus status(String code) {
        return SCANS.stream()
                .filter(status -> status.name().equals(code))
                .findFirst()
                .orElse(ParcelStatus.UNKNOWN);
    }
}
