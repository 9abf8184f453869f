package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.Withdrawal.Outcome;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a declared withdrawal is about, after it was acknowledged and without the consumer noticing. A known
 * contract in time becomes a return, as of the declaration's arrival; everything else becomes a task. Either happens once,
 * in one commit with the mark of the event and with what the withdrawal remembers of it.
 */
public final class TakeUpWithdrawal {
    /** As subscriber. */
    public static final String NAME = "withdrawals-intake";

    /**
     * Sent before the end and received after it is in time (§ 356a(5) BGB). When the second step was sent nobody can know,
     * so a first step before the end counts for a second one soon after it.
     */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final Store store;
    private final Commits commits;
    private final RegisterReturn register;
    private final ContractSearch search;
    private final Periods periods;
    private final InstantSource clock;

    public TakeUpWithdrawal(
            Store store, Commits commits, RegisterReturn register, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.register = requireNonNull(register, "register is null");
        this.search = new ContractSearch(store);
        this.periods = requireNonNull(periods, "periods is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public ConsumerResult on(StoredEvent event) {
        if (!(event.of() instanceof WithdrawalKey key) || store.withdrawal(key).isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        InboxMark mark = new InboxMark(NAME, event.id().toString());
        return commits.decide(() -> store.recorded(key).contains(mark)
                        ? Commits.Decision.unchanged(ConsumerResult.DONE_BEFORE)
                        : decide(key, mark))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private Commits.Decision<ConsumerResult> decide(WithdrawalKey key, InboxMark mark) {
        Withdrawal state =
                store.withdrawal(key).orElseThrow(() -> new IllegalStateException("a withdrawal does not go away"));
        Found found = store.person(key)
                .flatMap(Declaration::of)
                .map(declaration -> found(state, declaration))
                .orElseGet(() -> Found.unmatched("ERASED"));
        List<Write> writes = new ArrayList<>();
        Outcome outcome =
                switch (found) {
                    case Found.Contract(String rma, List<Write> registered) -> {
                        writes.addAll(registered);
                        yield new Outcome.Returned(rma);
                    }
                    case Found.Question(TaskKind kind, String detail) -> {
                        Task task = task(state, kind, mark, detail);
                        writes.add(new Write.RaiseTask(task));
                        yield new Outcome.LeftToStaff(task.key().id());
                    }
                };
        writes.add(new Write.PutWithdrawal(state.with(outcome).next(state.dueAt())));
        writes.add(new Write.PutInbox(key, mark));
        return new Commits.Decision<>(ConsumerResult.DONE, writes);
    }

    /** What a declaration is about. */
    private sealed interface Found {
        /** A return of it, and what makes it. */
        record Contract(String rma, List<Write> registered) implements Found {}

        /** @param detail a code for staff */
        record Question(TaskKind kind, String detail) implements Found {}

        static Found unmatched(String detail) {
            return new Question(TaskKind.WITHDRAWAL_UNMATCHED, detail);
        }
    }

    private Found found(Withdrawal state, Declaration declaration) {
        return switch (search.find(state, declaration)) {
            case ContractSearch.Result.Found(ReturnRequest request) -> registered(state, request);
            case ContractSearch.Result.Unclear(String detail) -> Found.unmatched(detail);
        };
    }

    private Found registered(Withdrawal state, ReturnRequest request) {
        Commits.Decision<RegisterReturn.Result> decision = register.declared(
                request,
                state.receivedAt(),
                sentAt(state),
                "withdrawal:" + state.key().id());
        return switch (decision.result()) {
            case RegisterReturn.Result.Registered(ReturnCase made) ->
                new Found.Contract(made.state().key().rma(), decision.writes());
            case RegisterReturn.Result.UnknownOrder() -> Found.unmatched("UNKNOWN_CONTRACT");
            case RegisterReturn.Result.Refused(List<Refusal> refusals) -> question(refusals);
        };
    }

    private static Found question(List<Refusal> refusals) {
        List<RefusalCode> codes = refusals.stream().map(Refusal::code).toList();
        return codes.contains(RefusalCode.WITHDRAWAL_PERIOD_ENDED)
                ? new Found.Question(TaskKind.WITHDRAWAL_LATE, RefusalCode.WITHDRAWAL_PERIOD_ENDED.name())
                : Found.unmatched(codes.getFirst().name());
    }

    /** In the consumer's favour, within bounds. */
    private static Instant sentAt(Withdrawal state) {
        Duration between = Duration.between(state.begunAt(), state.receivedAt());
        return between.isNegative() || between.compareTo(GRACE) > 0 ? state.receivedAt() : state.begunAt();
    }

    private Task task(Withdrawal state, TaskKind kind, InboxMark mark, String detail) {
        Task task = Task.about(state.key(), kind, mark.id(), detail, clock.instant());
        return store.currentPolicy(state.key().shop())
                .map(policy -> task.due(periods.refundDueAt(state.receivedAt(), Optional.empty(), policy.timeZone())))
                .orElse(task);
    }
}
