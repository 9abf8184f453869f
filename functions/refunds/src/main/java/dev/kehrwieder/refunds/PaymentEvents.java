package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.refunds.news.PaymentWebhook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The payment providers' webhooks. A provider sends news again until it gets a 2xx, so whatever can never be recorded is
 * acknowledged too.
 */
final class PaymentEvents {
    private final RecordRefund record;
    private final Map<String, PaymentWebhook> webhooks;
    private final String defaultShop;

    PaymentEvents(RecordRefund record, List<PaymentWebhook> webhooks, String defaultShop) {
        this.record = requireNonNull(record, "record is null");
        this.webhooks =
                webhooks.stream().collect(Collectors.toUnmodifiableMap(PaymentWebhook::provider, Function.identity()));
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    Answer post(ApiRequest request) {
        PaymentWebhook webhook = webhooks.get(request.path("provider"));
        if (webhook == null) {
            return Problem.notFound().answer();
        }
        try {
            return switch (webhook.read(request.shop(defaultShop), request)) {
                case PaymentWebhook.Message.Nothing(String code) -> acknowledged(code);
                case PaymentWebhook.Message.News(List<PaymentWebhook.RefundNews> refunds) ->
                    recorded(webhook.provider(), refunds);
            };
        } catch (PaymentProvider.Fault e) {
            throw new RetryLater("PAYMENT_PROVIDER", e);
        }
    }

    /** Answers what became of the last; a fault on the way brings all of them again, and those recorded stay so. */
    private Answer recorded(String provider, List<PaymentWebhook.RefundNews> refunds) {
        String actor = "payment:" + provider;
        ConsumerResult result = ConsumerResult.DONE_BEFORE;
        for (PaymentWebhook.RefundNews news : refunds) {
            result = record.record(
                    news.of(), news.number(), Optional.of(news.answer()), actor, new InboxMark(actor, news.eventId()));
            if (result == ConsumerResult.UNKNOWN_RETURN) {
                RuntimeLog.warn(
                        "news of an unknown refund", Map.of("rma", news.of().rma()));
            }
        }
        return acknowledged(result.name());
    }

    private static Answer acknowledged(String result) {
        return Answer.ok(Json.object().put("result", result));
    }
}
