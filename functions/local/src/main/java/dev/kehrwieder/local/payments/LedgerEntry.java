package dev.kehrwieder.local.payments;

import dev.kehrwieder.local.web.Answers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One line of the journal: something that happened at the provider and is never taken back. */
sealed interface LedgerEntry {
    /** {@code source} captured this amount in all with the payment; a later entry replaces an earlier one. */
    record PaymentRecorded(String reference, String source, BigDecimal amount, String currency)
            implements LedgerEntry {}

    record FailureOrdered(String reference) implements LedgerEntry {}

    record RefundMade(String id, String key, RefundRequest request, boolean willFail) implements LedgerEntry {}

    record RefundSettled(String id, String eventId, Instant occurredAt) implements LedgerEntry {}

    /** The event needs no further try: it arrived, or it was tried too often. */
    record EventDone(String eventId, boolean arrived) implements LedgerEntry {}

    record KeysForgotten() implements LedgerEntry {}

    default ObjectNode json() {
        ObjectNode json =
                Answers.JSON.createObjectNode().put("entry", getClass().getSimpleName());
        switch (this) {
            case PaymentRecorded(String reference, String source, BigDecimal amount, String currency) ->
                json.put("reference", reference)
                        .put("source", source)
                        .put("amount", amount.toPlainString())
                        .put("currency", currency);
            case FailureOrdered(String reference) -> json.put("reference", reference);
            case RefundMade(String id, String key, RefundRequest request, boolean willFail) -> {
                json.put("id", id)
                        .put("key", key)
                        .put("payment", request.payment())
                        .put("amount", request.amount().toPlainString())
                        .put("currency", request.currency())
                        .put("willFail", willFail);
                request.metadata().forEach(json.putObject("metadata")::put);
            }
            case RefundSettled(String id, String eventId, Instant occurredAt) ->
                json.put("id", id).put("eventId", eventId).put("occurredAt", occurredAt.toString());
            case EventDone(String eventId, boolean arrived) ->
                json.put("eventId", eventId).put("arrived", arrived);
            case KeysForgotten() -> {}
        }
        return json;
    }

    /**
     * @throws IllegalArgumentException for a line that this version did not write
     */
    static LedgerEntry parse(JsonNode json) {
        return switch (text(json, "entry")) {
            case "PaymentRecorded" ->
                new PaymentRecorded(
                        text(json, "reference"),
                        text(json, "source"),
                        new BigDecimal(text(json, "amount")),
                        text(json, "currency"));
            case "FailureOrdered" -> new FailureOrdered(text(json, "reference"));
            case "RefundMade" -> {
                Map<String, String> metadata = new LinkedHashMap<>();
                json.path("metadata")
                        .propertyStream()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().stringValue()));
                RefundRequest request = new RefundRequest(
                        text(json, "payment"), new BigDecimal(text(json, "amount")), text(json, "currency"), metadata);
                yield new RefundMade(text(json, "id"), text(json, "key"), request, flag(json, "willFail"));
            }
            case "RefundSettled" ->
                new RefundSettled(text(json, "id"), text(json, "eventId"), Instant.parse(text(json, "occurredAt")));
            case "EventDone" -> new EventDone(text(json, "eventId"), flag(json, "arrived"));
            case "KeysForgotten" -> new KeysForgotten();
            default -> throw new IllegalArgumentException("unknown entry");
        };
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("no text in the field " + field);
        }
        return value.stringValue();
    }

    private static boolean flag(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("no flag in the field " + field);
        }
        return value.booleanValue();
    }
}
