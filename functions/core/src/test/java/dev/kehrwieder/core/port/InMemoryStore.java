package dev.kehrwieder.core.port;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The store without a table. It passes the same suite as the real one, and its indexes never lag. */
public final class InMemoryStore implements Store {
    private final InMemoryState stored;
    private final InMemoryCommits commits;

    public InMemoryStore(InstantSource machineClock) {
        this.stored = new InMemoryState(machineClock);
        this.commits = new InMemoryCommits(stored);
    }

    @Override
    public synchronized Optional<OrderCase> order(OrderKey key) {
        InMemoryState.OrderPartition partition = stored.orders.get(key);
        if (partition == null || partition.order == null) {
            return Optional.empty();
        }
        OrderBalance balance =
                partition.balance == null ? OrderBalance.untouched(key, partition.order.currency()) : partition.balance;
        return Optional.of(new OrderCase(partition.order, balance));
    }

    @Override
    public synchronized List<ReturnKey> returnsOf(OrderKey key) {
        InMemoryState.OrderPartition partition = stored.orders.get(key);
        return partition == null ? List.of() : List.copyOf(partition.returns);
    }

    @Override
    public synchronized Optional<ReturnCase> returnCase(ReturnKey key) {
        return Optional.ofNullable(stored.returns.get(key))
                .filter(partition -> partition.state != null)
                .map(partition -> new ReturnCase(partition.state, List.copyOf(partition.refunds.values())));
    }

    @Override
    public synchronized Optional<Person> person(OrderKey key) {
        return Optional.ofNullable(stored.orders.get(key)).map(partition -> partition.person);
    }

    @Override
    public synchronized Optional<Person> person(ReturnKey key) {
        return Optional.ofNullable(stored.returns.get(key)).map(partition -> partition.person);
    }

    @Override
    public synchronized Optional<Person> person(WithdrawalKey key) {
        return Optional.ofNullable(stored.withdrawals.get(key))
                .flatMap(partition -> Optional.ofNullable(partition.person)
                        .or(() -> draft(key).map(draft -> draft.declaration().asPerson())));
    }

    @Override
    public synchronized Optional<Withdrawal> withdrawal(WithdrawalKey key) {
        return Optional.ofNullable(stored.withdrawals.get(key)).map(partition -> partition.state);
    }

    @Override
    public synchronized Optional<WithdrawalDraft> draft(WithdrawalKey key) {
        return Optional.ofNullable(stored.withdrawals.get(key))
                .map(partition -> partition.draft)
                .filter(draft -> stored.isAhead(draft.expiresAt()));
    }

    @Override
    public synchronized CallCount calls(String shop, String caller) {
        return stored.calls(shop, caller);
    }

    @Override
    public synchronized List<StoredEvent> trail(Subject key) {
        return List.copyOf(stored.history(key).trail.values());
    }

    @Override
    public synchronized List<InboxMark> recorded(Subject key) {
        return List.copyOf(stored.history(key).marks);
    }

    @Override
    public synchronized List<Inspection> inspections(ReturnKey key) {
        InMemoryState.ReturnPartition partition = stored.returns.get(key);
        return partition == null ? List.of() : List.copyOf(partition.inspections.values());
    }

    @Override
    public synchronized Optional<TrackedParcel> tracked(String carrier, String trackingNumber) {
        return Optional.ofNullable(stored.parcels.get(ItemIdentity.tracking(carrier, trackingNumber)));
    }

    @Override
    public synchronized Optional<Policy> policy(String shop, int version) {
        return stored.policy(shop, version);
    }

    @Override
    public synchronized Optional<Policy> currentPolicy(String shop) {
        return Optional.ofNullable(stored.policies.get(shop))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public synchronized Optional<CustomerListing> listing(String shop, String customer) {
        return Optional.ofNullable(stored.listings.get(ItemIdentity.listing(shop, customer)));
    }

    @Override
    public synchronized Optional<IdempotencyRecord> answered(String shop, String route, String key) {
        return stored.answer(ItemIdentity.answer(shop, route, key));
    }

    @Override
    public synchronized List<Due> due(Instant until, int limit) {
        Map<Due, Instant> due = new HashMap<>();
        stored.returns.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .forEach(state -> state.dueAt().ifPresent(at -> due.put(state.key(), at)));
        stored.withdrawals.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .forEach(state -> state.dueAt().ifPresent(at -> due.put(state.key(), at)));
        stored.accounts.values().forEach(account -> account.dueAt().ifPresent(at -> due.put(account.key(), at)));
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(until))
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized OrderPage orders(OrderQuery query) {
        Stream<Order> found = stored.orders.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.order))
                .filter(order -> order.key().shop().equals(query.shop()))
                .filter(order -> !order.placedAt().toInstant().isBefore(query.from()))
                .filter(order -> order.placedAt().toInstant().isBefore(query.to()));
        InMemoryPage<Order> page = InMemoryPage.ofOrders(found, query.after(), query.limit());
        return new OrderPage(page.shown().stream().map(Order::key).toList(), page.next());
    }

    @Override
    public synchronized ReturnPage list(ReturnQuery query) {
        Stream<Return> found = stored.returns.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .filter(state -> state.key().shop().equals(query.shop()))
                .filter(state -> query.status()
                        .filter(wanted -> wanted != state.status())
                        .isEmpty())
                .filter(state ->
                        query.from().filter(state.registeredAt()::isBefore).isEmpty())
                .filter(state -> query.to()
                        .filter(end -> !state.registeredAt().isBefore(end))
                        .isEmpty());
        InMemoryPage<Return> page = InMemoryPage.ofReturns(found, query.after(), query.limit());
        return new ReturnPage(page.shown().stream().map(InMemoryStore::entry).toList(), page.next());
    }

    private static ReturnPage.Entry entry(Return state) {
        return new ReturnPage.Entry(
                state.key(), state.firstOrder().orderNumber(), state.status(), state.registeredAt());
    }

    @Override
    public synchronized CreditAccount creditAccount(CreditAccountKey key) {
        return stored.account(key);
    }

    @Override
    public synchronized List<CreditEntry> creditEntries(CreditAccountKey key, Optional<Long> before, int limit) {
        return stored.ledger.values().stream()
                .filter(entry -> entry.account().equals(key))
                .filter(entry -> before.stream().allMatch(end -> entry.number() < end))
                .sorted(Comparator.comparing(CreditEntry::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Redemption> redemption(String shop, String reference) {
        return Optional.ofNullable(stored.redemptions.get(ItemIdentity.redemption(shop, reference)));
    }

    @Override
    public synchronized Optional<Task> task(TaskKey key) {
        return Optional.ofNullable(stored.tasks.get(key));
    }

    @Override
    public synchronized TaskPage tasks(TaskQuery query) {
        InMemoryPage<Task> page =
                InMemoryPage.ofTasks(stored.tasks.values().stream().filter(query::takes), query.after(), query.limit());
        return new TaskPage(page.shown(), page.next());
    }

    @Override
    public synchronized CommitOutcome commit(List<Write> writes) {
        return commits.commit(writes);
    }

    /** All entries of the ledger, for a test to count. */
    public synchronized List<CreditEntry> ledger() {
        return stored.ledger.values().stream()
                .sorted(Comparator.comparing(
                                (CreditEntry entry) -> entry.account().id())
                        .thenComparing(CreditEntry::number))
                .toList();
    }
}
