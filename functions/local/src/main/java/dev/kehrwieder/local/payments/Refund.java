package dev.kehrwieder.local.payments;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A refund as it stands. {@code willFail} was ordered before it was made and shows only in its result. */
record Refund(String id, RefundRequest request, RefundStatus status, boolean willFail) {
    private static final String FAILURE_REASON = "declined";

    Refund {
        requireNonNull(id, "id is null");
        requireNonNull(request, "request is null");
        requireNonNull(status, "status is null");
    }

    Refund settled() {
        return new Refund(id, request, willFail ? RefundStatus.FAILED : RefundStatus.SUCCEEDED, willFail);
    }

    /** As it was when it was made: what the first answer said. */
    Refund first() {
        return new Refund(id, request, RefundStatus.PENDING, willFail);
    }

    Optional<String> failureReason() {
        return status == RefundStatus.FAILED ? Optional.of(FAILURE_REASON) : Optional.empty();
    }

    /** Metadata sorted, so that the same refund always makes the same bytes. */
    void writeTo(ObjectNode json) {
        json.put("id", id)
                .put("payment", request.payment())
                .put("amount", request.amount().toPlainString())
                .put("currency", request.currency())
                .put("status", status.wireName())
                .put("failureReason", failureReason().orElse(null));
        ObjectNode metadata = json.putObject("metadata");
        new TreeMap<>(request.metadata()).forEach(metadata::put);
    }
}
