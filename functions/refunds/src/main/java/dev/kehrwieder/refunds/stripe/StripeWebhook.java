package dev.kehrwieder.refunds.stripe;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.secret.Secrets;
import dev.kehrwieder.refunds.news.PaymentWebhook;
import dev.kehrwieder.refunds.news.TimedSignature;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Stripe's events. They come in any order and tell what was, so an event only says which refunds to ask for: what is recorded
 * is what Stripe answers now.
 */
public final class StripeWebhook implements PaymentWebhook {
    /** API Gateway gives up after 29 s; Stripe sends it again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final StripeApi api;
    private final Secrets secrets;
    private final InstantSource machineClock;

    public StripeWebhook(URI base, Secrets secrets, InstantSource machineClock) {
        this.api = new StripeApi(base, secrets, new OutgoingCalls(PATIENCE));
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    @Override
    public String provider() {
        return StripePaymentProvider.NAME;
    }

    @Override
    public Message read(String shop, ApiRequest request) {
        List<String> signers = StripeAccount.of(shop, secrets)
                .map(StripeAccount::webhookSecrets)
                .orElse(List.of());
        TimedSignature.require(request, "Stripe-Signature", signers, machineClock.instant());
        JsonNode event = request.json();
        String eventId = event.path("id").stringValue("");
        JsonNode object = event.path("data").path("object");
        String id = object.path("id").stringValue("");
        if (eventId.isBlank() || id.isBlank()) {
            return Message.Nothing.NOT_OURS;
        }
        List<StripeRefund> refunds =
                switch (event.path("type").stringValue("")) {
                    case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                        api.read(shop, id).stream().toList();
                    case "charge.refunded" -> api.list(shop, "charge", id);
                    default -> List.of();
                };
        List<RefundNews> news = refunds.stream()
                .flatMap(refund -> news(shop, eventId, refund).stream())
                .toList();
        return news.isEmpty() ? Message.Nothing.NOT_OURS : new Message.News(news);
    }

    /** The signature speaks for one shop; news of another's refund are none of its business. */
    private static Optional<RefundNews> news(String shop, String eventId, StripeRefund refund) {
        Optional<ReturnKey> key = refund.ofReturnIn(shop);
        // An event of a charge tells of several refunds of one return, each of which is news.
        return key.flatMap(of -> refund.number()
                .map(number -> new RefundNews(eventId + "/" + refund.id(), of, number, refund.answer())));
    }
}
