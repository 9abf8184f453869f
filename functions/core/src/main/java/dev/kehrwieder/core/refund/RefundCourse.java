package dev.kehrwieder.core.refund;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How a refund went so far.
 *
 * @param attempts how often the provider was asked to pay; each is counted before the call, so that one whose end nobody
 *     saw counts too
 * @param changedAt since when it is what it is
 * @param heldUntil the day on which somebody is told that it is still held
 * @param replaces the number of the refund whose place it took
 * @param replacedBy the number of the refund that took its place; none where store credit did
 */
public record RefundCourse(
        int attempts,
        Instant changedAt,
        Optional<Instant> heldUntil,
        Optional<Integer> replaces,
        Optional<Integer> replacedBy) {
    public RefundCourse {
        requireNonNull(changedAt, "changedAt is null");
        if (attempts < 0) {
            throw new IllegalArgumentException(attempts + " attempts");
        }
    }

    static RefundCourse begun(Instant at) {
        return new RefundCourse(0, at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is held no longer, or pays after all, has neither a day nor a refund in its place. */
    RefundCourse changed(Instant at) {
        return new RefundCourse(attempts, at, Optional.empty(), replaces, Optional.empty());
    }

    RefundCourse attempted() {
        return new RefundCourse(attempts + 1, changedAt, heldUntil, replaces, replacedBy);
    }

    RefundCourse heldUntil(Instant until) {
        return new RefundCourse(attempts, changedAt, Optional.of(until), replaces, replacedBy);
    }

    RefundCourse replacing(int number) {
        return new RefundCourse(attempts, changedAt, heldUntil, Optional.of(number), replacedBy);
    }

    RefundCourse replacedBy(Optional<Integer> number) {
        return new RefundCourse(attempts, changedAt, heldUntil, replaces, number);
    }
}
