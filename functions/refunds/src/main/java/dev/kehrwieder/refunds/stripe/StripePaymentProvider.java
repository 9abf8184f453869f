package dev.kehrwieder.refunds.stripe;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.call.Reply;
import dev.kehrwieder.platform.secret.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Stripe, by payment intent or charge.
 *
 * <p>Errors are told apart by status, type, param and code, never by their text (handbook, payments). Before a refusal that an
 * earlier attempt of ours may have caused is taken for final, Stripe is asked what it knows of the refund. An answer of 500 is
 * kept by Stripe and given again under the same key for a day, although the refund may stand: when it comes again, the refund
 * is looked up.
 */
public final class StripePaymentProvider implements PaymentProvider {
    public static final String NAME = "stripe";

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final StripeApi api;

    public StripePaymentProvider(URI base, Secrets secrets) {
        this(base, secrets, PATIENCE);
    }

    StripePaymentProvider(URI base, Secrets secrets, Duration patience) {
        this.api = new StripeApi(base, requireNonNull(secrets, "secrets is null"), new OutgoingCalls(patience));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer refund(Refund refund) {
        OptionalLong amount = StripeAmount.of(refund.amount());
        Optional<String> field = field(refund.reference());
        if (amount.isEmpty() || field.isEmpty()) {
            return failed(amount.isEmpty() ? "amount_not_payable" : "unknown_reference");
        }
        // In one order: under one key, the same words.
        Map<String, String> fields = new TreeMap<>(StripeRefund.metadata(refund));
        fields.put(field.get(), refund.reference());
        fields.put("amount", String.valueOf(amount.getAsLong()));
        // Never "fraudulent": it puts the shopper's card and address on block lists.
        fields.put("reason", "requested_by_customer");
        Reply reply = api.create(refund.of().shop(), fields, refund.providerKey());
        if (reply.isSuccess()) {
            return new StripeRefund(StripeApi.object(reply)).answer();
        }
        boolean keptFault =
                reply.status() >= 500 && reply.header("Idempotent-Replayed").isPresent();
        if (keptFault) {
            return find(refund).orElseThrow(() -> fault(reply));
        }
        if (!reply.isRefusal() || reply.status() == 409) {
            throw fault(reply);
        }
        return refused(refund, reply);
    }

    private Answer refused(Refund refund, Reply reply) {
        JsonNode error = StripeApi.error(reply);
        String type = StripeRefund.code(error.path("type"), "refused");
        String code = StripeRefund.code(error.path("code"), "");
        if (type.equals("idempotency_error")) {
            // The key was used, so a refund may stand; nobody but Stripe knows which.
            return find(refund).orElseThrow(() -> fault(reply));
        }
        if (code.equals("charge_already_refunded")) {
            return find(refund).orElseGet(() -> failed(code));
        }
        boolean moreThanLeft = type.equals("invalid_request_error")
                && code.isEmpty()
                && error.path("param").stringValue("").equals("amount");
        if (moreThanLeft) {
            return find(refund).orElseGet(() -> failed("more_than_left"));
        }
        return failed(code.isEmpty() ? type : code);
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        Optional<StripeRefund> byId = refund.providerRefundId()
                .flatMap(id -> api.read(refund.of().shop(), id))
                .filter(known -> known.isOf(refund));
        if (byId.isPresent()) {
            return byId.map(StripeRefund::answer);
        }
        Optional<String> field = field(refund.reference());
        if (field.isEmpty()) {
            return Optional.empty();
        }
        List<StripeRefund> ours = api.list(refund.of().shop(), field.get(), refund.reference()).stream()
                .filter(known -> known.isOf(refund))
                .toList();
        // Of several under one key, one that pays is the one that counts.
        return ours.stream()
                .filter(known -> !known.isGone())
                .findFirst()
                .or(() -> ours.stream().findFirst())
                .map(StripeRefund::answer);
    }

    private static Optional<String> field(String reference) {
        if (reference.startsWith("pi_")) {
            return Optional.of("payment_intent");
        }
        return reference.startsWith("ch_") || reference.startsWith("py_") ? Optional.of("charge") : Optional.empty();
    }

    private static Answer failed(String reason) {
        return new Answer.Failed(Optional.empty(), reason);
    }

    private static Fault fault(Reply reply) {
        return new Fault("Stripe answers " + reply.status(), null);
    }
}
