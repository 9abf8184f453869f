package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Withdrawal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes all or nothing: whether a commit can be, whether each write's condition holds, and what it comes to. */
final class InMemoryCommits {
    private final InMemoryState state;

    InMemoryCommits(InMemoryState state) {
        this.state = requireNonNull(state, "state is null");
    }

    CommitOutcome commit(List<Write> writes) {
        refuseWhatCannotBe(writes);
        boolean stale = false;
        for (Write write : writes) {
            if (!holds(write)) {
                if (write instanceof Write.PutInbox
                        || write instanceof Write.TakeLease
                        || write instanceof Write.PutIdempotency
                        || write instanceof Write.RaiseTask) {
                    return CommitOutcome.ALREADY_DONE;
                }
                stale = true;
            }
        }
        if (stale) {
            return CommitOutcome.STALE;
        }
        writes.forEach(state::apply);
        return CommitOutcome.COMMITTED;
    }

    /** The limits of the table's transaction, so that a test without the table meets them too. */
    private static void refuseWhatCannotBe(List<Write> writes) {
        if (writes.isEmpty()) {
            throw new IllegalArgumentException("nothing to commit");
        }
        int size = 0;
        Set<List<Object>> items = new HashSet<>();
        Set<ReturnKey> guarded = new HashSet<>();
        for (Write write : writes) {
            size++;
            if (!items.add(ItemIdentity.of(write))) {
                throw new IllegalArgumentException("two writes on " + ItemIdentity.of(write));
            }
            if (write instanceof Write.RaiseTask(var task) && task.about().isPresent()) {
                size++;
            }
            if (write instanceof Write.PutReturn(var before, var after)) {
                guarded.add(after.key());
                size += before.map(Return::items).filter(after.items()::equals).isPresent() ? 0 : 1;
                if (after.version() != before.map(Return::version).orElse(0L) + 1) {
                    throw new IllegalArgumentException("version " + after.version() + " does not follow");
                }
            }
        }
        if (size > 100) {
            throw new IllegalArgumentException(size + " items in one commit");
        }
        for (Write write : writes) {
            if (write instanceof Write.PutRefund(var refund) && !guarded.contains(refund.of())) {
                throw new IllegalArgumentException("a refund without its return");
            }
        }
    }

    private boolean holds(Write write) {
        return switch (write) {
            case Write.PutOrder(var order) -> {
                Order stored = state.partition(order.key()).order;
                yield order.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.PutBalance(var balance) -> {
                OrderBalance stored = state.partition(balance.order()).balance;
                yield balance.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.PutReturn(var before, var after) -> {
                Return stored = state.partition(after.key()).state;
                yield before.map(Return::version).orElse(0L) == (stored == null ? 0 : stored.version());
            }
            case Write.AppendEvent(var event) ->
                !state.history(event.of()).trail.containsKey(event.id());
            case Write.PutPointer(var order, var of) -> true;
            case Write.PutRefund(var refund) -> true;
            case Write.PutInspection(var inspection) -> {
                Inspection stored = state.partition(inspection.of()).inspections.get(inspection.number());
                yield stored == null || stored.status() == InspectionStatus.OPEN;
            }
            case Write.PutTracking(var carrier, var number, var parcel) -> {
                TrackedParcel stored = state.parcels.get(ItemIdentity.of(write));
                yield stored == null || stored.equals(parcel);
            }
            case Write.PutOrderPerson(var of, var person) -> true;
            case Write.PutReturnPerson(var of, var person) -> true;
            case Write.PutDraft(var draft) -> {
                InMemoryState.WithdrawalPartition stored = state.partition(draft.key());
                yield stored.draft == null && stored.person == null;
            }
            case Write.PutWithdrawal(var withdrawal) -> {
                Withdrawal stored = state.partition(withdrawal.key()).state;
                yield withdrawal.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.PutWithdrawalPerson(var of, var person) -> true;
            case Write.PutCalls(var count, var expiresAt) ->
                count.version() - 1 == state.calls(count.shop(), count.caller()).version();
            case Write.PutPolicy(var policy) ->
                state.policy(policy.shop(), policy.version()).isEmpty();
            case Write.PutListing(var listing) -> true;
            case Write.PutInbox(var of, var mark) -> !state.history(of).marks.contains(mark);
            case Write.TakeLease(var lease) ->
                Optional.ofNullable(state.leases.get(ItemIdentity.of(write)))
                        .filter(held -> !held.holder().equals(lease.holder()))
                        .filter(held -> state.isAhead(held.until()))
                        .isEmpty();
            case Write.PutIdempotency(var answer) ->
                state.answer(ItemIdentity.of(write)).isEmpty();
            case Write.PutCreditAccount(var account) ->
                account.version() - 1 == state.account(account.key()).version();
            case Write.PutRedemption(var redemption) -> {
                Redemption stored = state.redemptions.get(ItemIdentity.of(write));
                yield redemption.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.AppendCredit(var entry) -> !state.ledger.containsKey(ItemIdentity.of(write));
            case Write.RaiseTask(var task) -> !state.tasks.containsKey(task.key());
            case Write.PutTask(var task) ->
                Optional.ofNullable(state.tasks.get(task.key()))
                        .filter(stored -> stored.version() == task.version() - 1)
                        .isPresent();
        };
    }
}
