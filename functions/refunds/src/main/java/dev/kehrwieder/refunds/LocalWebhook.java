package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.secret.Secrets;
import dev.kehrwieder.refunds.news.PaymentWebhook;
import dev.kehrwieder.refunds.news.TimedSignature;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The local payment provider's webhook: news of a refund, which carries the refund as it is now. */
final class LocalWebhook implements PaymentWebhook {
    private static final String PROVIDER = "local";

    private final Secrets secrets;
    private final InstantSource machineClock;

    LocalWebhook(Secrets secrets, InstantSource machineClock) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public Message read(String shop, ApiRequest request) {
        TimedSignature.require(request, "X-Signature", secrets(shop), machineClock.instant());
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
            return Message.Nothing.NOT_OURS;
        }
        try {
            PaymentProvider.Answer answer = LocalPaymentProvider.answer(refund);
            return new Message.News(List.of(new RefundNews(eventId.get(), key.get(), number.get(), answer)));
        } catch (PaymentProvider.Fault e) {
            RuntimeLog.warn(
                    "news that nobody understands", Map.of("rma", key.get().rma(), "exception", RuntimeLog.trace(e)));
            return Message.Nothing.NOT_UNDERSTOOD;
        }
    }

    private List<String> secrets(String shop) {
        try {
            return List.of(secrets.secret("payment/" + PROVIDER + "/" + shop));
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).stringValue(null)).filter(text -> !text.isBlank());
    }
}
