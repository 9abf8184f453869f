package dev.kehrwieder.refunds.stripe;

import static dev.kehrwieder.platform.call.OutgoingCall.encoded;
import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.PaymentProvider.Fault;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The three calls of Stripe's API that refunds need, with a shop's own key. Credentials that are refused are a fault of ours,
 * as is whatever Stripe does not answer.
 */
final class StripeApi {
    /** Pinned: an account's own version changes by a click in its dashboard. */
    static final String VERSION = "2026-08-26.dahlia";

    private static final int LARGEST_PAGE = 100;
    private static final int NOT_FOUND = 404;
    /** Of a payment with more refunds than any of ours has; a list without an end would keep the function. */
    private static final int MOST_PAGES = 20;

    private final URI base;
    private final Secrets secrets;
    private final OutgoingCalls calls;

    StripeApi(URI base, Secrets secrets, OutgoingCalls calls) {
        this.base = requireNonNull(base, "base is null");
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** Whatever was answered, but refused credentials. */
    Reply create(String shop, Map<String, String> fields, String key) {
        OutgoingCall call = OutgoingCall.postForm(base.resolve("/v1/refunds"), fields);
        return send(shop, call.with("Idempotency-Key", key));
    }

    /** Empty where Stripe knows no such refund. */
    Optional<StripeRefund> read(String shop, String refundId) {
        return question(shop, "/v1/refunds/" + encoded(refundId)).map(StripeRefund::new);
    }

    /**
     * All refunds of a payment, newest first; none where Stripe knows no such payment.
     *
     * @param field {@code charge} or {@code payment_intent}
     */
    List<StripeRefund> list(String shop, String field, String reference) {
        List<StripeRefund> found = new ArrayList<>();
        String first = "/v1/refunds?" + field + "=" + encoded(reference) + "&limit=" + LARGEST_PAGE;
        String next = first;
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<JsonNode> answer = question(shop, next);
            if (answer.isEmpty()) {
                return List.of();
            }
            JsonNode data = answer.get().path("data");
            if (!data.isArray()) {
                throw new Fault("Stripe gives a list without its data", null);
            }
            data.forEach(refund -> found.add(new StripeRefund(refund)));
            if (!answer.get().path("has_more").asBoolean(false) || data.isEmpty()) {
                return found;
            }
            next = first + "&starting_after=" + encoded(found.getLast().id());
        }
        throw new Fault("Stripe's list of one payment's refunds has no end", null);
    }

    /** To take a refused question for "never heard of it" would pay twice. */
    private Optional<JsonNode> question(String shop, String path) {
        Reply reply = send(shop, OutgoingCall.get(base.resolve(path)));
        if (reply.status() == NOT_FOUND
                && error(reply).path("code").stringValue("").equals("resource_missing")) {
            return Optional.empty();
        }
        if (!reply.isSuccess()) {
            throw new Fault("Stripe answers a question with " + reply.status(), null);
        }
        return Optional.of(object(reply));
    }

    private Reply send(String shop, OutgoingCall call) {
        StripeAccount account =
                StripeAccount.of(shop, secrets).orElseThrow(() -> new Fault("the shop has no account at Stripe", null));
        Reply reply;
        try {
            reply = calls.send(call.withBearer(account.apiKey()).with("Stripe-Version", VERSION));
        } catch (NotSent | NoAnswer e) {
            throw new Fault("Stripe does not answer", e);
        }
        if (reply.status() == 401 || reply.status() == 403) {
            throw new Fault("Stripe refuses our credentials with " + reply.status(), null);
        }
        return reply;
    }

    static JsonNode object(Reply reply) {
        return reply.json().orElseThrow(() -> new Fault("Stripe answers what is no JSON", null));
    }

    static JsonNode error(Reply reply) {
        return reply.json().map(json -> json.path("error")).orElseGet(MissingNode::getInstance);
    }
}
