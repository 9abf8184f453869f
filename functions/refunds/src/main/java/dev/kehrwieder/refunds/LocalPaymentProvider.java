package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payment provider of the local machine, over HTTP.
 *
 * <p>A refusal of a refund (4xx but 408, 425 and 429) is final, unless it is our credentials that are refused (401, 403): that
 * is a fault of ours, and no shopper is told that the refund failed. Everything else that is no success leaves open whether
 * the provider acted. A refused question says nothing about the refund.
 */
final class LocalPaymentProvider implements PaymentProvider {
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> OUR_FAULT = Set.of(401, 403);
    /** A reason goes into the trail, where no words about a person may stand. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final URI base;
    private final OutgoingCalls calls;

    LocalPaymentProvider(URI base) {
        this(base, PATIENCE);
    }

    LocalPaymentProvider(URI base, Duration patience) {
        this.base = requireNonNull(base, "base is null");
        this.calls = new OutgoingCalls(patience);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Answer refund(Refund refund) {
        ObjectNode body = Json.object()
                .put("payment", refund.reference())
                .put("amount", refund.amount().decimal().toPlainString())
                .put("currency", refund.amount().currency().getCurrencyCode());
        body.putObject("metadata")
                .put("shop", refund.of().shop())
                .put("rma", refund.of().rma())
                .put("refund", String.valueOf(refund.number()));
        Reply reply = send(OutgoingCall.post(base.resolve("/v1/refunds"), Json.writeBytes(body))
                .with("Idempotency-Key", refund.providerKey()));
        if (OUR_FAULT.contains(reply.status())) {
            throw new Fault("the provider refuses our credentials with " + reply.status(), null);
        }
        return reply.isSuccess() ? answer(json(reply)) : refused(reply);
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        String payment = URLEncoder.encode(refund.reference(), StandardCharsets.UTF_8);
        Reply reply = send(OutgoingCall.get(base.resolve("/v1/refunds?payment=" + payment)));
        if (reply.status() == NOT_FOUND) {
            return Optional.empty();
        }
        // To take any other refusal for "never heard of it" would pay twice.
        if (!reply.isSuccess() || !json(reply).path("data").isArray()) {
            throw new Fault("the provider answers a question with " + reply.status(), null);
        }
        for (JsonNode known : json(reply).get("data")) {
            JsonNode metadata = known.get("metadata");
            if (is(metadata, "shop", refund.of().shop())
                    && is(metadata, "rma", refund.of().rma())
                    && is(metadata, "refund", String.valueOf(refund.number()))) {
                return Optional.of(answer(known));
            }
        }
        return Optional.empty();
    }

    /**
     * What a refund of the provider says.
     *
     * @throws Fault if it says nothing that we know
     */
    static Answer answer(JsonNode refund) {
        String id = refund.path("id").stringValue("");
        if (id.isBlank()) {
            throw new Fault("a refund without an id", null);
        }
        return switch (refund.path("status").stringValue("")) {
            case "pending" -> new Answer.Pending(id);
            case "succeeded" -> new Answer.Succeeded(id);
            case "failed" -> {
                yield new Answer.Failed(Optional.of(id), code(refund.path("failureReason"), "unknown"));
            }
            case String other -> throw new Fault("a refund that is " + other, null);
        };
    }

    /** A refusal stands, whatever words it comes with. */
    private static Answer refused(Reply reply) {
        JsonNode error = reply.json().orElseGet(Json::object).path("error");
        return new Answer.Failed(Optional.empty(), code(error.path("type"), "refused"));
    }

    private static String code(JsonNode reason, String otherwise) {
        String text = reason.stringValue("");
        return CODE.matcher(text).matches() ? text : otherwise;
    }

    private static boolean is(JsonNode metadata, String name, String value) {
        return metadata != null && value.equals(metadata.path(name).stringValue(""));
    }

    private Reply send(OutgoingCall call) {
        try {
            Reply reply = calls.send(call);
            if (!reply.isSuccess() && !reply.isRefusal()) {
                throw new Fault("the provider answers " + reply.status(), null);
            }
            return reply;
        } catch (NotSent | NoAnswer e) {
            throw new Fault("the provider does not answer", e);
        }
    }

    private static ObjectNode json(Reply reply) {
        return reply.json().orElseThrow(() -> new Fault("the provider answers what is no JSON", null));
    }
}
