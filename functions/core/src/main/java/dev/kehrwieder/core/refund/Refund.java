package dev.kehrwieder.core.refund;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Money on its way back to one payment of one order.
 *
 * @param number 1 for the first of the return
 * @param providerKey the idempotency key of the call, fixed before the call and used in every repetition
 * @param providerRefundId the provider's name of the refund, once it answered
 * @param dueAt the last instant in time to pay
 */
public record Refund(
        ReturnKey of,
        int number,
        String orderNumber,
        String paymentId,
        String provider,
        String reference,
        Money amount,
        RefundStatus status,
        String providerKey,
        Optional<String> providerRefundId,
        Optional<String> failureReason,
        Instant reservedAt,
        Optional<Instant> submittedAt,
        Optional<Instant> finishedAt,
        Instant dueAt) {
    public Refund {
        requireNonNull(of, "of is null");
        requireNonNull(status, "status is null");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund of " + amount);
        }
    }

    /** As the API names it. */
    public String refundId() {
        return of.rma() + "-M" + number;
    }

    public Refund submitted(String providerRefundId, Instant at) {
        return with(
                RefundStatus.SUBMITTED, Optional.of(providerRefundId), Optional.empty(), Optional.of(at), finishedAt);
    }

    public Refund succeeded(String providerRefundId, Instant at) {
        return with(
                RefundStatus.SUCCEEDED, Optional.of(providerRefundId), Optional.empty(), submittedAt, Optional.of(at));
    }

    public Refund failed(Optional<String> providerRefundId, String reason, Instant at) {
        return with(
                RefundStatus.FAILED,
                providerRefundId.or(this::providerRefundId),
                Optional.of(reason),
                submittedAt,
                Optional.of(at));
    }

    private Refund with(
            RefundStatus next,
            Optional<String> id,
            Optional<String> failure,
            Optional<Instant> submitted,
            Optional<Instant> finished) {
        return new Refund(
                of,
                number,
                orderNumber,
                paymentId,
                provider,
                reference,
                amount,
                next,
                providerKey,
                id,
                failure,
                reservedAt,
                submitted,
                finished,
                dueAt);
    }
}
