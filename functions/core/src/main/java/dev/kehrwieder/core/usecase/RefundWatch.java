package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.InboxMark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody must see to the money of a withdrawal that the shop owes and that is not back: after ten days, and on the
 * fourteenth (§§ 355(3), 357 BGB), or at once where a late proof of dispatch makes it due.
 *
 * <p>Counted back from the last instant in time, so that it needs no calendar: on a change of the clocks an hour off.
 */
enum RefundWatch {
    DUE_SOON(TaskKind.REFUND_DUE_SOON, Duration.ofDays(5)),
    LAST_DAY(TaskKind.REFUND_DUE, Duration.ofDays(1));

    private final TaskKind kind;
    private final Duration before;

    RefundWatch(TaskKind kind, Duration before) {
        this.kind = kind;
        this.before = before;
    }

    /** The most urgent one that has come. */
    static Optional<RefundWatch> due(Return state, Instant now) {
        return Arrays.stream(values())
                .filter(watch ->
                        watch.from(state).filter(from -> !now.isBefore(from)).isPresent())
                .reduce((earlier, later) -> later);
    }

    /** The instants at which somebody is to be told. */
    static Stream<Instant> instants(Return state) {
        return Arrays.stream(values()).flatMap(watch -> watch.from(state).stream());
    }

    private Optional<Instant> from(Return state) {
        return state.owesTheWithdrawal()
                ? state.deadlines().refundDueAt().map(due -> due.minus(before))
                : Optional.empty();
    }

    /** Recorded with the task, so that it is raised once, whatever became of it since. */
    InboxMark mark() {
        return new InboxMark(VisitDueReturns.NAME, kind.name());
    }

    Task task(Return state, Instant now) {
        return Task.about(
                state.key(),
                kind,
                "refund",
                state.goodsReceivedAt().isPresent() ? "GOODS_RECEIVED" : "GOODS_NOT_RECEIVED",
                now,
                state.deadlines().refundDueAt());
    }
}
