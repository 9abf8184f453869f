package dev.kehrwieder.local.payments;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.web.Answers;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What the provider reports of a refund; the same bytes each time it is sent. */
record RefundEvent(String id, Refund refund, Instant occurredAt) {
    RefundEvent {
        requireNonNull(id, "id is null");
        requireNonNull(refund, "refund is null");
        requireNonNull(occurredAt, "occurredAt is null");
    }

    byte[] body() {
        ObjectNode json = Answers.JSON.createObjectNode().put("eventId", id).put("type", "refund.updated");
        refund.writeTo(json.putObject("refund"));
        json.put("occurredAt", occurredAt.toString());
        return Answers.JSON.writeValueAsBytes(json);
    }
}
