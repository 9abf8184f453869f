package dev.kehrwieder.tracking;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The local carrier's webhook: a scan, signed over the raw body (DESIGN 6, "Local carrier"). */
final class CarrierEvents {
    private static final String CARRIER = "local";
    private static final String SIGNATURE = "X-Signature";
    private static final String SCHEME = "sha256=";

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

    private final ScanParcel scanParcel;
    private final Secrets secrets;
    private final String defaultShop;

    CarrierEvents(ScanParcel scanParcel, Secrets secrets, String defaultShop) {
        this.scanParcel = requireNonNull(scanParcel, "scanParcel is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    Answer post(ApiRequest request) {
        if (!request.path("carrier").equals(CARRIER)) {
            return Problem.notFound().answer();
        }
        String shop = request.shop(defaultShop);
        requireSignature(request, shop);
        ScanParcel.Scan scan = request.body(body -> scan(shop, body));
        return answer(scanParcel.scan(scan));
    }

    /** A shop without a secret is as unknown as a wrong signature. */
    private void requireSignature(ApiRequest request, String shop) {
        Optional<String> signature = request.header(SIGNATURE)
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()));
        Optional<String> secret = secret(shop);
        if (signature.isEmpty()
                || secret.isEmpty()
                || !Hmac.matches(secret.get(), request.rawBody(), signature.get())) {
            throw new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, "The signature is missing or wrong"));
        }
    }

    private Optional<String> secret(String shop) {
        try {
            return Optional.of(secrets.secret("carrier/" + CARRIER + "/" + shop));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static ScanParcel.Scan scan(String shop, RequestBody body) {
        return new ScanParcel.Scan(
                CARRIER,
                shop,
                body.text("eventId", 200),
                body.text("trackingNumber", 60),
                status(body.text("status", 60)),
                body.dateTime("occurredAt").toInstant());
    }

    /** A code that we do not know is no error (handbook, carriers "Rules"). */
    private static ParcelStatus status(String code) {
        return SCANS.stream()
                .filter(status -> status.name().equals(code))
                .findFirst()
                .orElse(ParcelStatus.UNKNOWN);
    }

    private static Answer answer(ScanParcel.Result result) {
        if (result == ScanParcel.Result.UNKNOWN_PARCEL) {
            RuntimeLog.warn("scan of an unknown parcel", Map.of("carrier", CARRIER));
        }
        return Answer.ok(Json.object().put("result", result.name()));
    }
}
