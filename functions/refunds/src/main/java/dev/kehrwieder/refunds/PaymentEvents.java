package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The local payment provider's webhook: news of a refund, signed with a time over the raw body. The provider sends it again
 * until it gets a 2xx, so whatever can never be recorded is acknowledged too.
 */
final class PaymentEvents {
    private static final String PROVIDER = "local";

    /** In both directions: a time in the future is as wrong as an old one. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private final RecordRefund record;
    private final Secrets secrets;
    private final InstantSource machineClock;
    private final String defaultShop;

    PaymentEvents(RecordRefund record, Secrets secrets, InstantSource machineClock, String defaultShop) {
        this.record = requireNonNull(record, "record is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    Answer post(ApiRequest request) {
        if (!request.path("provider").equals(PROVIDER)) {
            return Problem.notFound().answer();
        }
        String shop = request.shop(defaultShop);
        requireSignature(request, shop);
        JsonNode event = request.json();
        JsonNode refund = event.path("refund");
        JsonNode metadata = refund.path("metadata");
        // The signature speaks for one shop; news of another's refund are none of its business.
        Optional<ReturnKey> key = text(metadata, "rma")
                .filter(rma -> text(metadata, "shop").equals(Optional.of(shop)))
                .map(rma -> new ReturnKey(shop, rma));
        Optional<Integer> number =
                text(metadata, "refund").filter(n -> n.matches("\\d{1,3}")).map(Integer::valueOf);
        Optional<String> eventId = text(event, "eventId");
        if (key.isEmpty() || number.isEmpty() || eventId.isEmpty()) {
            return acknowledged("NOT_OURS");
        }
        return record(key.get(), number.get(), eventId.get(), refund);
    }

    private Answer record(ReturnKey key, int number, String eventId, JsonNode refund) {
        String actor = "payment:" + PROVIDER;
        PaymentProvider.Answer answer;
        try {
            answer = LocalPaymentProvider.answer(refund);
        } catch (PaymentProvider.Fault e) {
            RuntimeLog.warn("news that nobody understands", Map.of("rma", key.rma(), "exception", RuntimeLog.trace(e)));
            return acknowledged("NOT_UNDERSTOOD");
        }
        try {
            ConsumerResult result =
                    record.record(key, number, Optional.of(answer), actor, new InboxMark(actor, eventId));
            if (result == ConsumerResult.UNKNOWN_RETURN) {
                RuntimeLog.warn("news of an unknown refund", Map.of("rma", key.rma()));
            }
            return acknowledged(result.name());
        } catch (Commits.Contention e) {
            return KeyedCalls.contended();
        }
    }

    private void requireSignature(ApiRequest request, String shop) {
        Matcher signature = SIGNATURE.matcher(request.header("X-Signature").orElse(""));
        Optional<String> secret = secret(shop);
        if (!signature.matches() || secret.isEmpty() || !isTimely(signature.group(1))) {
            throw unauthorized();
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((signature.group(1) + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(request.rawBody());
        if (!Hmac.matches(secret.get(), signed.toByteArray(), signature.group(2))) {
            throw unauthorized();
        }
    }

    private boolean isTimely(String seconds) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), machineClock.instant());
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    private Optional<String> secret(String shop) {
        try {
            return Optional.of(secrets.secret("payment/" + PROVIDER + "/" + shop));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static ProblemException unauthorized() {
        return new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, "The signature is missing, old or wrong"));
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).stringValue(null)).filter(text -> !text.isBlank());
    }

    private static Answer acknowledged(String result) {
        return Answer.ok(Json.object().put("result", result));
    }
}
