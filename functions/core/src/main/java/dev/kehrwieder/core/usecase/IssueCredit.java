package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Gives a return's customer credit. What it writes is committed with the next version of the return, which keeps it from
 * being given twice; at most one of a commit.
 */
final class IssueCredit {
    private final Store store;

    IssueCredit(Store store) {
        this.store = requireNonNull(store, "store is null");
    }

    /**
     * @param owed the money that becomes credit; may be zero
     * @param bonus on top, never to become money; may be zero
     * @param policy says how long it may be used
     */
    List<Write> writes(Return state, Money owed, Money bonus, Policy policy, Instant now) {
        if (owed.plus(bonus).isZero()) {
            return List.of();
        }
        CreditAccountKey account = new CreditAccountKey(state.key().shop(), state.customer(), state.currency());
        return CreditWrites.of(new CreditBooking(store.creditAccount(account), now)
                .issue(owed, bonus, Optional.of(policy.creditEndsAt(now)), Optional.of(state.key())));
    }
}
