package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.port.Store;
import java.time.Instant;
import java.time.InstantSource;

/** Writes off what of a customer's credit is over. Nobody could use it since: whoever reads a balance looks at the time. */
final class ExpireCredit {
    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    ExpireCredit(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void expire(CreditAccountKey key) {
        commits.decide(() -> decide(key));
    }

    private Commits.Decision<Boolean> decide(CreditAccountKey key) {
        Instant now = clock.instant();
        CreditAccount account = store.creditAccount(key);
        // The index may lag behind a commit that has written it off.
        return account.dueAt().filter(due -> !due.isAfter(now)).isPresent()
                ? new Commits.Decision<>(true, CreditWrites.of(new CreditBooking(account, now)))
                : Commits.Decision.unchanged(false);
    }
}
