package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Visits withdrawals that are due: repeats what was lost until each was acknowledged and taken up (DESIGN 3.4). Then there
 * is nothing more to wait for: what follows is the return's, or a task's.
 */
public final class VisitDueWithdrawals {
    private final Store store;
    private final Commits commits;
    private final EventQueues queues;
    private final InstantSource clock;

    public VisitDueWithdrawals(Store store, Commits commits, EventQueues queues, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.queues = requireNonNull(queues, "queues is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @return how many lost events were sent again */
    public int visit(WithdrawalKey key) {
        Instant now = clock.instant();
        // The index may lag behind a commit that has moved the instant on.
        if (dueNow(key, now).isEmpty()) {
            return 0;
        }
        LostEvents lost = LostEvents.of(key, store, queues, event -> false);
        int sent = lost.send(queues);
        Optional<Instant> next = lost.lookAgainAt(now);
        commits.decide(() -> dueNow(key, now)
                .map(state -> new Commits.Decision<>(true, List.of(new Write.PutWithdrawal(state.next(next)))))
                .orElseGet(() -> Commits.Decision.unchanged(false)));
        return sent;
    }

    private Optional<Withdrawal> dueNow(WithdrawalKey key, Instant now) {
        return store.withdrawal(key)
                .filter(state -> state.dueAt().filter(due -> !due.isAfter(now)).isPresent());
    }
}
