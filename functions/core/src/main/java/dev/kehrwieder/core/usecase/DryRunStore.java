package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.OrderBalance;
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
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store as a dry run lets a use case see it: every order with nothing of it returned yet, under its own policy or under a
 * draft. What is asked for twice is read once. Nothing can be written.
 */
final class DryRunStore implements Store {
    private final Store store;
    private final Optional<Policy> draft;
    private final Map<OrderKey, Optional<OrderCase>> orders;
    private final Map<Integer, Optional<Policy>> policies;
    private final Map<OrderKey, Optional<Person>> persons;

    private DryRunStore(
            Store store,
            Optional<Policy> draft,
            Map<OrderKey, Optional<OrderCase>> orders,
            Map<Integer, Optional<Policy>> policies,
            Map<OrderKey, Optional<Person>> persons) {
        this.store = requireNonNull(store, "store is null");
        this.draft = draft;
        this.orders = orders;
        this.policies = policies;
        this.persons = persons;
    }

    /** For one dry run of one shop. */
    static DryRunStore of(Store store) {
        return new DryRunStore(store, Optional.empty(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /** The same orders, all of them under the draft. */
    DryRunStore under(Policy instead) {
        return new DryRunStore(store, Optional.of(instead), orders, policies, persons);
    }

    /** An order as it is. */
    Optional<OrderCase> asItIs(OrderKey key) {
        return orders.computeIfAbsent(key, store::order);
    }

    @Override
    public Optional<OrderCase> order(OrderKey key) {
        return asItIs(key)
                .map(OrderCase::order)
                .map(order -> new OrderCase(order, OrderBalance.untouched(order.key(), order.currency())));
    }

    @Override
    public Optional<Policy> policy(String shop, int version) {
        return draft.or(() -> policies.computeIfAbsent(version, number -> store.policy(shop, number)));
    }

    @Override
    public CommitOutcome commit(List<Write> writes) {
        throw new UnsupportedOperationException("a dry run writes nothing");
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
        return persons.computeIfAbsent(key, store::person);
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
    public Optional<Policy> currentPolicy(String shop) {
        return store.currentPolicy(shop);
    }

    /** Nobody is listed: a dry run compares policies, not people. */
    @Override
    public Optional<CustomerListing> listing(String shop, String customer) {
        return Optional.empty();
    }

    @Override
    public Optional<IdempotencyRecord> answered(String shop, String route, String key) {
        return store.answered(shop, route, key);
    }

    @Override
    public List<Subject> due(Instant until, int limit) {
        return store.due(until, limit);
    }

    @Override
    public ReturnPage list(ReturnQuery query) {
        return store.list(query);
    }

    @Override
    public Optional<Task> task(TaskKey key) {
        return store.task(key);
    }

    @Override
    public TaskPage tasks(TaskQuery query) {
        return store.tasks(query);
    }
}
