package dev.kehrwieder.core.refund;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Money on its way back to one payment of one order. Its steps are those of {@link RefundStatus} and no others.
 *
 * @param number 1 for the first of the return
 * @param providerKey the idempotency key of the call, fixed before the call and used in every repetition
 * @param providerRefundId the provider's name of the refund, once it answered
 * @param reservedAt when it was decided and taken of the balance
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
        Instant dueAt,
        RefundCourse course) {
    public Refund {
        requireNonNull(of, "of is null");
        requireNonNull(status, "status is null");
        requireNonNull(course, "course is null");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund of " + amount);
        }
    }

    /** Where a refund goes. @param reference the provider's name of the payment */
    public record Target(String orderNumber, String paymentId, String provider, String reference) {}

    /** Taken of the balance in the same commit. */
    public static Refund reserved(ReturnKey of, int number, Target to, Money amount, Instant at, Instant dueAt) {
        return new Refund(
                of,
                number,
                to.orderNumber(),
                to.paymentId(),
                to.provider(),
                to.reference(),
                amount,
                RefundStatus.RESERVED,
                of.shop() + "/" + of.rma() + "/" + number,
                Optional.empty(),
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                dueAt,
                RefundCourse.begun(at));
    }

    /** As the API names it. */
    public String refundId() {
        return refundId(number);
    }

    /** As the API names another refund of the return. */
    public String refundId(int other) {
        return of.rma() + "-M" + other;
    }

    public Target target() {
        return new Target(orderNumber, paymentId, provider, reference);
    }

    /** The number of the refund in whose place this one is. */
    public Optional<Integer> replaces() {
        return course.replaces();
    }

    public int attempts() {
        return course.attempts();
    }

    /** The provider is about to be asked once more; to be stored before the call. */
    public Refund attempted() {
        return with(course.attempted());
    }

    public Refund submitted(String id, Instant at) {
        return with(
                RefundStatus.SUBMITTED,
                Optional.of(id),
                Optional.empty(),
                submittedAt.or(() -> Optional.of(at)),
                Optional.empty(),
                at);
    }

    public Refund actionRequired(String id, Instant at) {
        return with(
                RefundStatus.REQUIRES_ACTION,
                Optional.of(id),
                Optional.empty(),
                submittedAt.or(() -> Optional.of(at)),
                Optional.empty(),
                at);
    }

    public Refund succeeded(String id, Instant at) {
        return with(RefundStatus.SUCCEEDED, Optional.of(id), Optional.empty(), submittedAt, Optional.of(at), at);
    }

    public Refund failed(Optional<String> id, String reason, Instant at) {
        return with(
                RefundStatus.FAILED,
                id.or(this::providerRefundId),
                Optional.of(reason),
                submittedAt,
                Optional.of(at),
                at);
    }

    /** The provider did not answer, or says that what failed was paid: the reason of the failure stays until it is asked. */
    public Refund unknown(Instant at) {
        return with(RefundStatus.UNKNOWN, providerRefundId, failureReason, submittedAt, Optional.empty(), at);
    }

    /** Whether it had failed and the provider says something else since: only what it answers when asked counts. */
    public boolean isContradicted() {
        return status == RefundStatus.UNKNOWN && failureReason.isPresent();
    }

    public Refund held(Instant until, Instant at) {
        Refund next = with(RefundStatus.HELD, providerRefundId, failureReason, submittedAt, finishedAt, at);
        return next.with(next.course.heldUntil(until));
    }

    /** Held no longer. */
    public Refund resumed(Instant at) {
        return with(RefundStatus.RESERVED, providerRefundId, failureReason, submittedAt, finishedAt, at);
    }

    /** It will never pay. @param replacedBy the number of the refund in its place; empty where store credit is */
    public Refund released(Optional<Integer> replacedBy, Instant at) {
        Refund next = with(RefundStatus.RELEASED, providerRefundId, failureReason, submittedAt, Optional.of(at), at);
        return next.with(next.course.replacedBy(replacedBy));
    }

    /** Whether the shopper has its amount as store credit. */
    public boolean isCredited() {
        return status == RefundStatus.RELEASED && course.replacedBy().isEmpty();
    }

    /** The refund that takes the place of this one: the same amount of the same balance, under a key of its own. */
    public Refund replacement(int nextNumber, Target to, Instant at) {
        Refund next = reserved(of, nextNumber, to, amount, at, dueAt);
        return next.with(next.course.replacing(number));
    }

    private Refund with(
            RefundStatus next,
            Optional<String> id,
            Optional<String> failure,
            Optional<Instant> submitted,
            Optional<Instant> finished,
            Instant at) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException(refundId() + " is " + status + " and can't become " + next);
        }
        return copy(next, id, failure, submitted, finished, course.changed(at));
    }

    private Refund with(RefundCourse next) {
        return copy(status, providerRefundId, failureReason, submittedAt, finishedAt, next);
    }

    private Refund copy(
            RefundStatus next,
            Optional<String> id,
            Optional<String> failure,
            Optional<Instant> submitted,
            Optional<Instant> finished,
            RefundCourse nextCourse) {
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
                dueAt,
                nextCourse);
    }
}
