package dev.kehrwieder.platform.store;

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
import dev.kehrwieder.core.model.Order;
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
import dev.kehrwieder.platform.codec.BalanceCodec;
import dev.kehrwieder.platform.codec.CallCountCodec;
import dev.kehrwieder.platform.codec.CustomerListingCodec;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.codec.IdempotencyCodec;
import dev.kehrwieder.platform.codec.InboxMarkCodec;
import dev.kehrwieder.platform.codec.InspectionCodec;
import dev.kehrwieder.platform.codec.OrderCodec;
import dev.kehrwieder.platform.codec.PersonCodec;
import dev.kehrwieder.platform.codec.PolicyCodec;
import dev.kehrwieder.platform.codec.TrackedParcelCodec;
import dev.kehrwieder.platform.metric.CommitMetrics;
import dev.kehrwieder.platform.trace.Tracing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The store over the one DynamoDB table. Safe for many threads. */
public final class DynamoStore implements Store {
    private final Table table;
    private final ReturnReader returns;
    private final ReturnIndexes indexes;
    private final OrderIndex orders;
    private final TaskReader tasks;
    private final WithdrawalReader withdrawals;
    private final CreditReader credit;
    private final InstantSource machineClock;

    /** @param machineClock what expiry is measured by */
    public DynamoStore(DynamoDbClient client, String tableName, InstantSource machineClock) {
        this.table = new Table(client, tableName);
        this.returns = new ReturnReader(table);
        this.indexes = new ReturnIndexes(table);
        this.orders = new OrderIndex(table);
        this.tasks = new TaskReader(table);
        this.withdrawals = new WithdrawalReader(table, machineClock);
        this.credit = new CreditReader(table);
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** A light read of nothing: connects, and loads what the first request needs. For the initialisation of a function. */
    public void touch() {
        table.getEventually(new Keys.Key("-", "-"));
    }

    @Override
    public Optional<OrderCase> order(OrderKey key) {
        // One query over both: its size is billed as a sum, where two reads are each rounded up.
        Map<String, Item> items = table.between(Keys.partition(key), Keys.BALANCE, Keys.ORDER).stream()
                .collect(Collectors.toMap(Item::sortKey, Function.identity()));
        return Optional.ofNullable(items.get(Keys.ORDER)).map(item -> {
            Order order = OrderCodec.decode(item.body());
            OrderBalance balance = Optional.ofNullable(items.get(Keys.BALANCE))
                    .map(stored -> BalanceCodec.decode(stored.body()))
                    .orElseGet(() -> OrderBalance.untouched(key, order.currency()));
            return new OrderCase(order, balance);
        });
    }

    /** @throws IllegalArgumentException if the cursor is none of ours */
    @Override
    public OrderPage orders(OrderQuery query) {
        return orders.orders(query);
    }

    @Override
    public List<ReturnKey> returnsOf(OrderKey key) {
        return table.beginning(Keys.partition(key), Keys.POINTERS).stream()
                .sorted(Comparator.comparing(item -> item.text(Item.CREATED_AT)))
                .map(item -> Keys.pointed(key, item.sortKey()))
                .toList();
    }

    @Override
    public Optional<ReturnCase> returnCase(ReturnKey key) {
        return Keys.canBe(key) ? returns.read(key) : Optional.empty();
    }

    @Override
    public Optional<Person> person(OrderKey key) {
        return table.get(Keys.person(key)).map(item -> PersonCodec.decode(item.body()));
    }

    @Override
    public Optional<Person> person(ReturnKey key) {
        return table.get(Keys.person(key)).map(item -> PersonCodec.decode(item.body()));
    }

    @Override
    public Optional<Person> person(WithdrawalKey key) {
        return Keys.canBe(key) ? withdrawals.person(key) : Optional.empty();
    }

    @Override
    public Optional<Withdrawal> withdrawal(WithdrawalKey key) {
        return Keys.canBe(key) ? withdrawals.read(key) : Optional.empty();
    }

    @Override
    public Optional<WithdrawalDraft> draft(WithdrawalKey key) {
        return Keys.canBe(key) ? withdrawals.draft(key) : Optional.empty();
    }

    @Override
    public CallCount calls(String shop, String caller) {
        return table.get(Keys.calls(shop, caller))
                .map(item -> CallCountCodec.decode(item.body()))
                .orElseGet(() -> CallCount.none(shop, caller));
    }

    @Override
    public List<StoredEvent> trail(Subject key) {
        return all(Keys.partition(key), Keys.EVENTS, EventCodec::parseMessage);
    }

    @Override
    public List<InboxMark> recorded(Subject key) {
        return all(Keys.partition(key), Keys.INBOX, InboxMarkCodec::decode);
    }

    @Override
    public List<Inspection> inspections(ReturnKey key) {
        return all(Keys.partition(key), Keys.INSPECTIONS, InspectionCodec::decode);
    }

    @Override
    public Optional<TrackedParcel> tracked(String carrier, String trackingNumber) {
        return table.get(Keys.tracking(carrier, trackingNumber)).map(item -> TrackedParcelCodec.decode(item.body()));
    }

    @Override
    public Optional<Policy> policy(String shop, int version) {
        Keys.Key key = Keys.policy(shop, version);
        // A version never changes: what the cheaper read finds is right, only what it misses may be new.
        return table.getEventually(key).or(() -> table.get(key)).map(item -> PolicyCodec.decode(item.body()));
    }

    @Override
    public Optional<Policy> currentPolicy(String shop) {
        return table.last(Keys.shopPartition(shop), Keys.POLICIES).map(item -> PolicyCodec.decode(item.body()));
    }

    @Override
    public Optional<CustomerListing> listing(String shop, String customer) {
        // It is read with every voluntary return, and a moment's delay is none to people.
        return table.getEventually(Keys.listing(shop, customer)).map(item -> CustomerListingCodec.decode(item.body()));
    }

    @Override
    public Optional<IdempotencyRecord> answered(String shop, String route, String key) {
        return table.get(Keys.idempotency(shop, route, key))
                .filter(item -> !item.isExpired(machineClock.instant()))
                .map(item -> IdempotencyCodec.decode(item.body()));
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return indexes.due(until, limit);
    }

    @Override
    public CreditAccount creditAccount(CreditAccountKey key) {
        return Keys.canBe(key) ? credit.account(key) : CreditAccount.untouched(key);
    }

    @Override
    public List<CreditEntry> creditEntries(CreditAccountKey key, Optional<Long> before, int limit) {
        return Keys.canBe(key) ? credit.entries(key, before, limit) : List.of();
    }

    @Override
    public Optional<Redemption> redemption(String shop, String reference) {
        return credit.redemption(shop, reference);
    }

    /** @throws IllegalArgumentException if the cursor is none of ours */
    @Override
    public ReturnPage list(ReturnQuery query) {
        return indexes.list(query);
    }

    @Override
    public Optional<Task> task(TaskKey key) {
        return Keys.canBe(key) ? tasks.read(key) : Optional.empty();
    }

    /** @throws IllegalArgumentException if the cursor is none of ours */
    @Override
    public TaskPage tasks(TaskQuery query) {
        return query.about().filter(of -> !Keys.canBe(of)).isPresent()
                ? new TaskPage(List.of(), Optional.empty())
                : tasks.list(query);
    }

    /** @throws IllegalArgumentException if no transaction can be like that: nothing, too much, one item twice */
    @Override
    public CommitOutcome commit(List<Write> writes) {
        writes.forEach(DynamoStore::note);
        CommitOutcome outcome = table.write(Changes.of(writes, table.name(), machineClock.instant()));
        if (outcome == CommitOutcome.COMMITTED) {
            CommitMetrics.of(writes);
        }
        return outcome;
    }

    /** So that the span and the log name the return. */
    private static void note(Write write) {
        if (write instanceof Write.AppendEvent(StoredEvent event) && event.of() instanceof ReturnKey key) {
            Tracing.note(Tracing.RMA, key.rma());
        }
    }

    private <T> List<T> all(String partition, String prefix, Function<String, T> decode) {
        return table.beginning(partition, prefix).stream()
                .map(item -> decode.apply(item.body()))
                .toList();
    }
}
