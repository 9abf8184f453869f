package dev.kehrwieder.fakes.stripe;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A refund at Stripe; guarded by the books it stands in. */
final class Refund {
    private static final Set<String> GONE = Set.of("failed", "canceled");

    final String id;
    final Payment payment;
    final long amount;
    private final String reason;
    private final Map<String, String> metadata;
    private final Instant created;
    private final Deque<Course.Step> ahead;
    private String status;
    private String failureReason = "";
    private Instant since;

    Refund(
            String id,
            Payment payment,
            long amount,
            String reason,
            Map<String, String> metadata,
            Course course,
            Instant now) {
        this.id = id;
        this.payment = payment;
        this.amount = amount;
        this.reason = reason;
        this.metadata = metadata;
        this.created = now;
        this.since = now;
        this.status = course.first();
        this.ahead = new ArrayDeque<>(course.steps());
    }

    String status() {
        return status;
    }

    /** Money that did not come back to the merchant. */
    boolean counts() {
        return !GONE.contains(status);
    }

    /** Takes the next step if its time has come. */
    boolean step(Instant now) {
        if (ahead.isEmpty() || now.isBefore(since.plus(ahead.peek().after()))) {
            return false;
        }
        Course.Step step = ahead.poll();
        since = since.plus(step.after());
        become(step.status(), step.failureReason());
        return true;
    }

    void become(String next, String why) {
        status = next;
        failureReason = why;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "refund")
                .put("amount", amount)
                .put("balance_transaction", "txn_" + id.substring(3))
                .put("charge", payment.charge())
                .put("created", created.getEpochSecond())
                .put("currency", payment.currency());
        metadata.forEach(json.putObject("metadata")::put);
        json.put("payment_intent", payment.intent().isEmpty() ? null : payment.intent())
                .put("reason", reason.isEmpty() ? null : reason)
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", status)
                .putNull("transfer_reversal");
        if (!failureReason.isEmpty()) {
            json.put("failure_reason", failureReason);
        }
        if (status.equals("pending")) {
            json.put("pending_reason", "processing");
        }
        return json;
    }
}
