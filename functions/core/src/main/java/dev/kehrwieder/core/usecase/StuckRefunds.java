package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refunds that stay where they are for longer than they should, and what helps: each is told once of each time it got there. */
final class StuckRefunds {
    /** A queue delivers within minutes, and lost events are sent again after ten. */
    private static final Duration UNASKED = Duration.ofHours(1);

    private static final Duration UNANSWERED = Duration.ofDays(1);
    private static final Duration WITHOUT_THE_SHOPPER = Duration.ofDays(3);
    /** A bank takes up to five working days. */
    private static final Duration UNPAID = Duration.ofDays(7);

    private StuckRefunds() {}

    /** @param mark recorded with the task */
    record Stuck(InboxMark mark, Task task) {}

    static List<Stuck> due(ReturnCase found, Instant now) {
        return found.refunds().stream()
                .filter(refund ->
                        since(refund).filter(end -> !now.isBefore(end)).isPresent())
                .map(refund -> stuck(refund, now))
                .toList();
    }

    private static Stuck stuck(Refund refund, Instant now) {
        String source =
                refund.number() + "/" + refund.status() + "/" + refund.course().changedAt();
        return new Stuck(
                new InboxMark(VisitDueReturns.NAME, TaskKind.REFUND_STUCK + "/" + source),
                Task.about(
                        refund.of(),
                        TaskKind.REFUND_STUCK,
                        source,
                        refund.number() + "/" + refund.status() + "/" + remedy(refund),
                        now,
                        Optional.of(refund.dueAt())));
    }

    /** The first instant at which it has been so for too long; empty where nothing is to be waited for. */
    private static Optional<Instant> since(Refund refund) {
        Instant changed = refund.course().changedAt();
        return switch (refund.status()) {
            case RESERVED -> Optional.of(changed.plus(UNASKED));
            case SUBMITTED -> Optional.of(changed.plus(UNPAID));
            case UNKNOWN -> Optional.of(changed.plus(UNANSWERED));
            case REQUIRES_ACTION -> Optional.of(changed.plus(WITHOUT_THE_SHOPPER));
            case HELD -> refund.course().heldUntil();
            // A task was raised when it failed.
            case FAILED, SUCCEEDED, RELEASED -> Optional.empty();
        };
    }

    private static String remedy(Refund refund) {
        return switch (refund.status()) {
            case RESERVED -> "REDRIVE_QUEUE";
            case SUBMITTED, UNKNOWN -> "ASK_PROVIDER";
            case REQUIRES_ACTION -> "ASK_SHOPPER";
            case HELD -> "RELEASE_OR_EXPLAIN";
            case FAILED, SUCCEEDED, RELEASED -> throw new IllegalArgumentException(refund.status() + " is not stuck");
        };
    }
}
