package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;
import java.util.List;

/** Visits whatever is due, each in its own way. */
public final class VisitDue {
    private final Store store;
    private final InstantSource clock;
    private final VisitDueReturns returns;
    private final VisitDueWithdrawals withdrawals;
    private final ExpireCredit credit;

    public VisitDue(
            Store store,
            Commits commits,
            EventQueues queues,
            FollowParcels follow,
            FirstPickups pickups,
            InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.returns = new VisitDueReturns(store, commits, queues, follow, pickups, clock);
        this.withdrawals = new VisitDueWithdrawals(store, commits, queues, clock);
        this.credit = new ExpireCredit(store, commits, clock);
    }

    /** What is due, earliest first. */
    public List<Due> due(int limit) {
        return store.due(clock.instant(), limit);
    }

    /** @return how many lost events were sent again */
    public int visit(Due due) {
        return switch (due) {
            case ReturnKey key -> returns.visit(key);
            case WithdrawalKey key -> withdrawals.visit(key);
            case CreditAccountKey key -> {
                credit.expire(key);
                yield 0;
            }
        };
    }
}
