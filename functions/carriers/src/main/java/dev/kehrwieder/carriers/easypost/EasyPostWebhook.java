package dev.kehrwieder.carriers.easypost;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.carriers.BodySignature;
import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.secret.Secrets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * EasyPost's events. They are signed over the raw body alone, without a time: one that is sent again, by EasyPost or by somebody
 * who saw it, says nothing new, since its scans have the same ids. Reads JSON by itself: the client stays out of the function that
 * answers carriers.
 */
public final class EasyPostWebhook implements CarrierWebhook {
    private static final BodySignature SIGNATURE = new BodySignature("X-Hmac-Signature", "hmac-sha256-hex=");

    /** Of the only event that is news of a parcel. */
    private static final String TRACKER_UPDATED = "tracker.updated";

    private final Secrets secrets;

    /** @param secrets as for {@link EasyPostCarrier} */
    public EasyPostWebhook(Secrets secrets) {
        this.secrets = requireNonNull(secrets, "secrets is null");
    }

    @Override
    public String carrier() {
        return EasyPostCarrier.NAME;
    }

    @Override
    public Call read(String shop, ApiRequest request) {
        SIGNATURE.require(request, secret(shop));
        JsonNode event = request.json();
        if (!"Event".equals(text(event, "object"))) {
            throw malformed("The body is no event");
        }
        return new Call.Scans(
                TRACKER_UPDATED.equals(text(event, "description"))
                        ? news(event.path("result")).scans()
                        : List.of());
    }

    /** EasyPost normalises the secret before it signs with it. */
    private Optional<String> secret(String shop) {
        try {
            String secret = EasyPostAccount.of(secrets, shop).webhookSecret();
            return Optional.of(Normalizer.normalize(secret, Normalizer.Form.NFKD));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static TrackedParcelNews news(JsonNode tracker) {
        String trackingNumber = text(tracker, "tracking_code");
        if (trackingNumber.isEmpty()) {
            throw malformed("The event is about no parcel");
        }
        List<TrackedParcelNews.Step> steps = new ArrayList<>();
        for (JsonNode detail : tracker.path("tracking_details")) {
            step(detail).ifPresent(steps::add);
        }
        return new TrackedParcelNews(
                trackingNumber,
                text(tracker, "status"),
                text(tracker, "status_detail"),
                instant(tracker, "updated_at"),
                steps);
    }

    /** One without a time cannot be put in order. */
    private static Optional<TrackedParcelNews.Step> step(JsonNode detail) {
        return instant(detail, "datetime")
                .map(at -> new TrackedParcelNews.Step(
                        text(detail, "status"), text(detail, "status_detail"), text(detail, "carrier_code"), at));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static Optional<Instant> instant(JsonNode json, String field) {
        String text = text(json, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw malformed(field + " is no time");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED, detail));
    }
}
