package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.IdempotencyRecord;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.OrderPage;
import dev.kehrwieder.core.port.OrderQuery;
import dev.kehrwieder.core.port.ReturnPage;
import dev.kehrwieder.core.port.ReturnQuery;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose n-th commit breaks, before or after it is written, or is overtaken by somebody else. */
public class BreakableStore implements Store {
    private final Store store;
    private int commits;
    private int breaksAt;
    private boolean written;
    private Optional<Runnable> overtaking = Optional.empty();
    private Optional<Runnable> betweenReads = Optional.empty();

    public BreakableStore(Store store) {
        this.store = requireNonNull(store, "store is null");
    }

    /** The n-th commit from now on is not written, and its caller is gone. */
    public void breakBefore(int commit) {
        commits = 0;
        breaksAt = commit;
        written = false;
    }

    /** The n-th commit from now on is written, and its caller is gone without knowing. */
    void breakAfter(int commit) {
        breakBefore(commit);
        written = true;
    }

    /** Whether the commit that was to break has come. */
    boolean isBroken() {
        return commits >= breaksAt;
    }

    /** Somebody else does this between the reading and the committing of the next command. */
    void overtakeWith(Runnable other) {
        overtaking = Optional.of(other);
    }

    /** Somebody else does this just before the next order is read, after its return was. */
    void overtakeBeforeTheOrderIsRead(Runnable other) {
        betweenReads = Optional.of(other);
    }

    @Override
    public Optional<Task> task(TaskKey key) {
        return store.task(key);
    }

    @Override
    public TaskPage tasks(TaskQuery query) {
        return store.tasks(query);
    }

    @Override
    public CommitOutcome commit(List<Write> writes) {
        Optional<Runnable> other = overtaking;
        overtaking = Optional.empty();
        other.ifPresent(Runnable::run);
        commits++;
        if (commits != breaksAt) {
            return store.commit(writes);
        }
        if (written) {
            store.commit(writes);
        }
        throw new StoreUnavailable("broken by the test", null);
    }

    @Override
    public Optional<OrderCase> order(OrderKey key) {
        Optional<Runnable> other = betweenReads;
        betweenReads = Optional.empty();
        other.ifPresent(Runnable::run);
        return store.order(key);
    }

    @Override
    public OrderPage orders(OrderQuery query) {
        return store.orders(query);
    }

    @Override
    public List<ReturnKey> returnsOf(OrderKey key) {
        return store.returnsOf(key);
    }

    @Override
    public Optional<ReturnCase> returnCase(ReturnKey key) {
        return store.returnCase(key);
    }

    @Override
    public Optional<Person> person(OrderKey key) {
        return store.person(key);
    }

    @Override
    public Optional<Person> person(ReturnKey key) {
        return store.person(key);
    }

    @Override
    public Optional<Person> person(WithdrawalKey key) {
        return store.person(key);
    }

    @Override
    public Optional<Withdrawal> withdrawal(WithdrawalKey key) {
        return store.withdrawal(key);
    }

    @Override
    public Optional<WithdrawalDraft> draft(WithdrawalKey key) {
        return store.draft(key);
    }

    @Override
    public CallCount calls(String shop, String caller) {
        return store.calls(shop, caller);
    }

    @Override
    public List<StoredEvent> trail(Subject key) {
        return store.trail(key);
    }

    @Override
    public List<InboxMark> recorded(Subject key) {
        return store.recorded(key);
    }

    @Override
    public List<Inspection> inspections(ReturnKey key) {
        return store.inspections(key);
    }

    @Override
    public Optional<TrackedParcel> tracked(String carrier, String trackingNumber) {
        return store.tracked(carrier, trackingNumber);
    }

    @Override
    public Optional<Policy> policy(String shop, int version) {
        return store.policy(shop, version);
    }

    @Override
    public Optional<Policy> currentPolicy(String shop) {
        return store.currentPolicy(shop);
    }

    @Override
    public Optional<CustomerListing> listing(String shop, String customer) {
        return store.listing(shop, customer);
    }

    @Override
    public Optional<IdempotencyRecord> answered(String shop, String route, String key) {
        return store.answered(shop, route, key);
    }

    @Override
    public CreditAccount creditAccount(CreditAccountKey key) {
        return store.creditAccount(key);
    }

    @Override
    public List<CreditEntry> creditEntries(CreditAccountKey key, Optional<Long> before, int limit) {
        return store.creditEntries(key, before, limit);
    }

    @Override
    public Optional<Redemption> redemption(String shop, String reference) {
        return store.redemption(shop, reference);
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return store.due(until, limit);
    }

    @Override
    public ReturnPage list(ReturnQuery query) {
        return store.list(query);
    }
}
