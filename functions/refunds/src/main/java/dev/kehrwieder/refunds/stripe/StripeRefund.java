package dev.kehrwieder.refunds.stripe;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProvider.Fault;
import dev.kehrwieder.core.refund.Refund;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A refund as Stripe tells it. */
record StripeRefund(JsonNode json) {
    /** A reason goes into the trail, where no words about a person may stand. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    /** Our name of a refund, as fields of the call that makes it. */
    static Map<String, String> metadata(Refund refund) {
        return Map.of(
                "metadata[shop]",
                refund.of().shop(),
                "metadata[rma]",
                refund.of().rma(),
                "metadata[refund]",
                String.valueOf(refund.number()),
                "metadata[key]",
                refund.providerKey());
    }

    String id() {
        return json.path("id").stringValue("");
    }

    /** Made under the refund's own key. */
    boolean isOf(Refund refund) {
        return metadata("key").equals(Optional.of(refund.providerKey()));
    }

    /** The return, if it is one of the shop's. */
    Optional<ReturnKey> ofReturnIn(String shop) {
        return metadata("rma")
                .filter(rma -> metadata("shop").equals(Optional.of(shop)))
                .map(rma -> new ReturnKey(shop, rma));
    }

    Optional<Integer> number() {
        return metadata("refund").filter(n -> n.matches("\\d{1,3}")).map(Integer::valueOf);
    }

    boolean isGone() {
        return answer() instanceof Answer.Failed;
    }

    /** @throws Fault if it says nothing that we know */
    Answer answer() {
        if (id().isBlank()) {
            throw new Fault("Stripe tells of a refund without an id", null);
        }
        return switch (json.path("status").stringValue("")) {
            case "pending" -> new Answer.Pending(id());
            case "requires_action" -> new Answer.RequiresAction(id());
            case "succeeded" -> new Answer.Succeeded(id());
            case "failed" -> new Answer.Failed(Optional.of(id()), code(json.path("failure_reason"), "unknown"));
            case "canceled" -> new Answer.Failed(Optional.of(id()), "canceled");
            case String other -> throw new Fault("Stripe tells of a refund that is " + cut(other), null);
        };
    }

    static String code(JsonNode reason, String otherwise) {
        String text = reason.stringValue("");
        return CODE.matcher(text).matches() ? text : otherwise;
    }

    private static String cut(String text) {
        return CODE.matcher(text).matches() ? text : "unreadable";
    }

    private Optional<String> metadata(String name) {
        return Optional.ofNullable(json.path("metadata").path(name).stringValue(null))
                .filter(text -> !text.isBlank());
    }
}
