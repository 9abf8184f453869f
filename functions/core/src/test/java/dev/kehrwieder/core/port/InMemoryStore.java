package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
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
import dev.kehrwieder.core.refund.Refund;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The store without a table. It passes the same suite as the real one, and its indexes never lag. */
public final class InMemoryStore implements Store {
    private static final class OrderPartition {
        private Order order;
        private OrderBalance balance;
        private Person person;
        private final Set<ReturnKey> returns = new LinkedHashSet<>();
    }

    private static final class ReturnPartition {
        private Return state;
        private Person person;
        private final TreeMap<Integer, Refund> refunds = new TreeMap<>();
        private final TreeMap<Integer, Inspection> inspections = new TreeMap<>();
    }

    private static final class WithdrawalPartition {
        private Withdrawal state;
        private WithdrawalDraft draft;
        private Person person;
    }

    /** What returns and withdrawals have in common. */
    private static final class History {
        private final TreeMap<EventId, StoredEvent> trail = new TreeMap<>();
        private final Set<InboxMark> marks = new LinkedHashSet<>();
    }

    private final InstantSource machineClock;
    private final Map<OrderKey, OrderPartition> orders = new HashMap<>();
    private final Map<ReturnKey, ReturnPartition> returns = new HashMap<>();
    private final Map<WithdrawalKey, WithdrawalPartition> withdrawals = new HashMap<>();
    private final Map<Subject, History> histories = new HashMap<>();
    private final Map<String, TreeMap<Integer, Policy>> policies = new HashMap<>();
    /** By the identity of the item. */
    private final Map<List<Object>, TrackedParcel> parcels = new HashMap<>();

    private final Map<List<Object>, Lease> leases = new HashMap<>();
    private final Map<List<Object>, IdempotencyRecord> answers = new HashMap<>();
    private final Map<List<Object>, CallCount> calls = new HashMap<>();
    private final Map<List<Object>, CreditEntry> ledger = new HashMap<>();
    private final Map<CreditAccountKey, CreditAccount> accounts = new HashMap<>();
    private final Map<List<Object>, Redemption> redemptions = new HashMap<>();
    private final Map<List<Object>, CustomerListing> listings = new HashMap<>();
    private final Map<TaskKey, Task> tasks = new HashMap<>();

    public InMemoryStore(InstantSource machineClock) {
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    @Override
    public synchronized Optional<OrderCase> order(OrderKey key) {
        OrderPartition partition = orders.get(key);
        if (partition == null || partition.order == null) {
            return Optional.empty();
        }
        OrderBalance balance =
                partition.balance == null ? OrderBalance.untouched(key, partition.order.currency()) : partition.balance;
        return Optional.of(new OrderCase(partition.order, balance));
    }

    @Override
    public synchronized List<ReturnKey> returnsOf(OrderKey key) {
        OrderPartition partition = orders.get(key);
        return partition == null ? List.of() : List.copyOf(partition.returns);
    }

    @Override
    public synchronized Optional<ReturnCase> returnCase(ReturnKey key) {
        return Optional.ofNullable(returns.get(key))
                .filter(partition -> partition.state != null)
                .map(partition -> new ReturnCase(partition.state, List.copyOf(partition.refunds.values())));
    }

    @Override
    public synchronized Optional<Person> person(OrderKey key) {
        return Optional.ofNullable(orders.get(key)).map(partition -> partition.person);
    }

    @Override
    public synchronized Optional<Person> person(ReturnKey key) {
        return Optional.ofNullable(returns.get(key)).map(partition -> partition.person);
    }

    @Override
    public synchronized Optional<Person> person(WithdrawalKey key) {
        return Optional.ofNullable(withdrawals.get(key)).flatMap(partition -> Optional.ofNullable(partition.person)
                .or(() -> draft(key).map(draft -> draft.declaration().asPerson())));
    }

    @Override
    public synchronized Optional<Withdrawal> withdrawal(WithdrawalKey key) {
        return Optional.ofNullable(withdrawals.get(key)).map(partition -> partition.state);
    }

    @Override
    public synchronized Optional<WithdrawalDraft> draft(WithdrawalKey key) {
        return Optional.ofNullable(withdrawals.get(key))
                .map(partition -> partition.draft)
                .filter(draft -> isAhead(draft.expiresAt()));
    }

    @Override
    public synchronized CallCount calls(String shop, String caller) {
        return calls.getOrDefault(List.<Object>of("calls", shop, caller), CallCount.none(shop, caller));
    }

    @Override
    public synchronized List<StoredEvent> trail(Subject key) {
        return List.copyOf(history(key).trail.values());
    }

    @Override
    public synchronized List<InboxMark> recorded(Subject key) {
        return List.copyOf(history(key).marks);
    }

    @Override
    public synchronized List<Inspection> inspections(ReturnKey key) {
        ReturnPartition partition = returns.get(key);
        return partition == null ? List.of() : List.copyOf(partition.inspections.values());
    }

    @Override
    public synchronized Optional<TrackedParcel> tracked(String carrier, String trackingNumber) {
        return Optional.ofNullable(parcels.get(List.<Object>of("tracking", carrier, trackingNumber)));
    }

    @Override
    public synchronized Optional<Policy> policy(String shop, int version) {
        return Optional.ofNullable(policies.get(shop)).map(versions -> versions.get(version));
    }

    @Override
    public synchronized Optional<Policy> currentPolicy(String shop) {
        return Optional.ofNullable(policies.get(shop))
                .map(versions -> versions.lastEntry().getValue());
    }

    @Override
    public synchronized Optional<CustomerListing> listing(String shop, String customer) {
        return Optional.ofNullable(listings.get(List.<Object>of("listing", shop, customer)));
    }

    @Override
    public synchronized Optional<IdempotencyRecord> answered(String shop, String route, String key) {
        return Optional.ofNullable(answers.get(List.<Object>of("idempotency", shop, route, key)))
                .filter(this::isValid);
    }

    @Override
    public synchronized List<Due> due(Instant until, int limit) {
        Map<Due, Instant> due = new HashMap<>();
        returns.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .forEach(state -> state.dueAt().ifPresent(at -> due.put(state.key(), at)));
        withdrawals.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .forEach(state -> state.dueAt().ifPresent(at -> due.put(state.key(), at)));
        accounts.values().forEach(account -> account.dueAt().ifPresent(at -> due.put(account.key(), at)));
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(until))
                .sorted(Map.Entry.comparingByValue())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized OrderPage orders(OrderQuery query) {
        Optional<String> after = query.after().map(InMemoryStore::checked);
        List<Order> found = orders.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.order))
                .filter(order -> order.key().shop().equals(query.shop()))
                .filter(order -> !order.placedAt().toInstant().isBefore(query.from()))
                .filter(order -> order.placedAt().toInstant().isBefore(query.to()))
                .filter(order -> after.stream().allMatch(last -> position(order).compareTo(last) > 0))
                .sorted(Comparator.comparing((Order order) -> position(order)))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<Order> shown = more ? found.subList(0, query.limit()) : found;
        return new OrderPage(
                shown.stream().map(Order::key).toList(),
                more ? Optional.of(position(shown.getLast())) : Optional.empty());
    }

    @Override
    public synchronized ReturnPage list(ReturnQuery query) {
        Optional<String> after = query.after().map(InMemoryStore::checked);
        List<Return> found = returns.values().stream()
                .flatMap(partition -> Stream.ofNullable(partition.state))
                .filter(state -> state.key().shop().equals(query.shop()))
                .filter(state -> query.status()
                        .filter(wanted -> wanted != state.status())
                        .isEmpty())
                .filter(state ->
                        query.from().filter(state.registeredAt()::isBefore).isEmpty())
                .filter(state -> query.to()
                        .filter(end -> !state.registeredAt().isBefore(end))
                        .isEmpty())
                .sorted(Comparator.comparing((Return state) -> position(state)).reversed())
                .toList();
        List<Return> page = found.stream()
                .filter(state -> after.stream().allMatch(last -> position(state).compareTo(last) < 0))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = page.size() > query.limit();
        List<Return> shown = more ? page.subList(0, query.limit()) : page;
        return new ReturnPage(
                shown.stream().map(InMemoryStore::entry).toList(),
                more ? Optional.of(position(shown.getLast())) : Optional.empty());
    }

    @Override
    public synchronized CreditAccount creditAccount(CreditAccountKey key) {
        return accounts.getOrDefault(key, CreditAccount.untouched(key));
    }

    @Override
    public synchronized List<CreditEntry> creditEntries(CreditAccountKey key, Optional<Long> before, int limit) {
        return ledger.values().stream()
                .filter(entry -> entry.account().equals(key))
                .filter(entry -> before.stream().allMatch(end -> entry.number() < end))
                .sorted(Comparator.comparing(CreditEntry::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Redemption> redemption(String shop, String reference) {
        return Optional.ofNullable(redemptions.get(List.<Object>of("redemption", shop, reference)));
    }

    @Override
    public synchronized Optional<Task> task(TaskKey key) {
        return Optional.ofNullable(tasks.get(key));
    }

    @Override
    public synchronized TaskPage tasks(TaskQuery query) {
        Optional<String> after = query.after().map(InMemoryStore::checked);
        List<Task> found = tasks.values().stream()
                .filter(query::takes)
                .sorted(Comparator.comparing((Task task) -> position(task)))
                .filter(task -> after.stream().allMatch(last -> position(task).compareTo(last) > 0))
                .limit(query.limit() + 1L)
                .toList();
        boolean more = found.size() > query.limit();
        List<Task> shown = more ? found.subList(0, query.limit()) : found;
        return new TaskPage(shown, more ? Optional.of(position(shown.getLast())) : Optional.empty());
    }

    @Override
    public synchronized CommitOutcome commit(List<Write> writes) {
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
        writes.forEach(this::apply);
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
            if (!items.add(item(write))) {
                throw new IllegalArgumentException("two writes on " + item(write));
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

    private static List<Object> item(Write write) {
        return switch (write) {
            case Write.PutOrder(var order) -> List.of("order", order.key());
            case Write.PutBalance(var balance) -> List.of("balance", balance.order());
            case Write.PutReturn(var before, var after) -> List.of("return", after.key());
            case Write.AppendEvent(var event) -> List.of("event", event.of(), event.id());
            case Write.PutPointer(var order, var of) -> List.of("pointer", order, of);
            case Write.PutRefund(var refund) -> List.of("refund", refund.of(), refund.number());
            case Write.PutInspection(var inspection) -> List.of("inspection", inspection.of(), inspection.number());
            case Write.PutTracking(var carrier, var number, var parcel) -> List.of("tracking", carrier, number);
            case Write.PutOrderPerson(var of, var person) -> List.of("person", of);
            case Write.PutReturnPerson(var of, var person) -> List.of("person", of);
            case Write.PutDraft(var draft) -> List.of("person", draft.key());
            case Write.PutWithdrawal(var withdrawal) -> List.of("withdrawal", withdrawal.key());
            case Write.PutWithdrawalPerson(var of, var person) -> List.of("person", of);
            case Write.PutCalls(var count, var expiresAt) -> List.of("calls", count.shop(), count.caller());
            case Write.PutPolicy(var policy) -> List.of("policy", policy.shop(), policy.version());
            case Write.PutListing(var listing) -> List.of("listing", listing.shop(), listing.customer());
            case Write.PutInbox(var of, var mark) -> List.of("inbox", of, mark);
            case Write.TakeLease(var lease) -> List.of("lease", lease.of(), lease.work());
            case Write.PutIdempotency(var answer) ->
                List.of("idempotency", answer.shop(), answer.route(), answer.key());
            case Write.PutCreditAccount(var account) -> List.of("account", account.key());
            case Write.PutRedemption(var redemption) ->
                List.of("redemption", redemption.account().shop(), redemption.reference());
            case Write.AppendCredit(var entry) -> List.of("credit", entry.account(), entry.number());
            case Write.RaiseTask(var task) -> List.of("task", task.key());
            case Write.PutTask(var task) -> List.of("task", task.key());
        };
    }

    private boolean holds(Write write) {
        return switch (write) {
            case Write.PutOrder(var order) ->
                order.version() - 1
                        == order(order.key()).map(c -> c.order().version()).orElse(0L);
            case Write.PutBalance(var balance) -> {
                OrderBalance stored = partition(balance.order()).balance;
                yield balance.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.PutReturn(var before, var after) -> {
                Return stored = partition(after.key()).state;
                yield before.map(Return::version).orElse(0L) == (stored == null ? 0 : stored.version());
            }
            case Write.AppendEvent(var event) -> !history(event.of()).trail.containsKey(event.id());
            case Write.PutPointer(var order, var of) -> true;
            case Write.PutRefund(var refund) -> true;
            case Write.PutInspection(var inspection) -> {
                Inspection stored = partition(inspection.of()).inspections.get(inspection.number());
                yield stored == null || stored.status() == InspectionStatus.OPEN;
            }
            case Write.PutTracking(var carrier, var number, var parcel) -> {
                TrackedParcel stored = parcels.get(item(write));
                yield stored == null || stored.equals(parcel);
            }
            case Write.PutOrderPerson(var of, var person) -> true;
            case Write.PutReturnPerson(var of, var person) -> true;
            case Write.PutDraft(var draft) -> {
                WithdrawalPartition stored = partition(draft.key());
                yield stored.draft == null && stored.person == null;
            }
            case Write.PutWithdrawal(var withdrawal) -> {
                Withdrawal stored = partition(withdrawal.key()).state;
                yield withdrawal.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.PutWithdrawalPerson(var of, var person) -> true;
            case Write.PutCalls(var count, var expiresAt) ->
                count.version() - 1 == calls(count.shop(), count.caller()).version();
            case Write.PutPolicy(var policy) ->
                policy(policy.shop(), policy.version()).isEmpty();
            case Write.PutListing(var listing) -> true;
            case Write.PutInbox(var of, var mark) -> !history(of).marks.contains(mark);
            case Write.TakeLease(var lease) ->
                Optional.ofNullable(leases.get(item(write)))
                        .filter(held -> !held.holder().equals(lease.holder()))
                        .filter(held -> isAhead(held.until()))
                        .isEmpty();
            case Write.PutIdempotency(var answer) ->
                Optional.ofNullable(answers.get(item(write)))
                        .filter(this::isValid)
                        .isEmpty();
            case Write.PutCreditAccount(var account) ->
                account.version() - 1 == creditAccount(account.key()).version();
            case Write.PutRedemption(var redemption) -> {
                Redemption stored = redemptions.get(item(write));
                yield redemption.version() - 1 == (stored == null ? 0 : stored.version());
            }
            case Write.AppendCredit(var entry) -> !ledger.containsKey(item(write));
            case Write.RaiseTask(var task) -> !tasks.containsKey(task.key());
            case Write.PutTask(var task) ->
                task(task.key())
                        .filter(stored -> stored.version() == task.version() - 1)
                        .isPresent();
        };
    }

    private void apply(Write write) {
        switch (write) {
            case Write.PutOrder(var order) -> partition(order.key()).order = order;
            case Write.PutBalance(var balance) -> partition(balance.order()).balance = balance;
            case Write.PutReturn(var before, var after) -> partition(after.key()).state = after;
            case Write.AppendEvent(var event) -> history(event.of()).trail.put(event.id(), event);
            case Write.PutPointer(var order, var of) -> partition(order).returns.add(of);
            case Write.PutRefund(var refund) -> partition(refund.of()).refunds.put(refund.number(), refund);
            case Write.PutInspection(var inspection) ->
                partition(inspection.of()).inspections.put(inspection.number(), inspection);
            case Write.PutTracking(var carrier, var number, var parcel) -> parcels.put(item(write), parcel);
            case Write.PutOrderPerson(var of, var person) -> partition(of).person = person;
            case Write.PutReturnPerson(var of, var person) -> partition(of).person = person;
            case Write.PutDraft(var draft) -> partition(draft.key()).draft = draft;
            case Write.PutWithdrawal(var withdrawal) -> partition(withdrawal.key()).state = withdrawal;
            case Write.PutWithdrawalPerson(var of, var person) -> {
                partition(of).person = person;
                partition(of).draft = null;
            }
            case Write.PutCalls(var count, var expiresAt) -> calls.put(item(write), count);
            case Write.PutPolicy(var policy) ->
                policies.computeIfAbsent(policy.shop(), shop -> new TreeMap<>()).put(policy.version(), policy);
            case Write.PutListing(var listing) -> listings.put(item(write), listing);
            case Write.PutInbox(var of, var mark) -> history(of).marks.add(mark);
            case Write.TakeLease(var lease) -> leases.put(item(write), lease);
            case Write.PutIdempotency(var answer) -> answers.put(item(write), answer);
            case Write.PutCreditAccount(var account) -> accounts.put(account.key(), account);
            case Write.PutRedemption(var redemption) -> redemptions.put(item(write), redemption);
            case Write.AppendCredit(var entry) -> ledger.put(item(write), entry);
            case Write.RaiseTask(var task) -> tasks.put(task.key(), task);
            case Write.PutTask(var task) -> tasks.put(task.key(), task);
        }
    }

    private OrderPartition partition(OrderKey key) {
        return orders.computeIfAbsent(key, any -> new OrderPartition());
    }

    private ReturnPartition partition(ReturnKey key) {
        return returns.computeIfAbsent(key, any -> new ReturnPartition());
    }

    private WithdrawalPartition partition(WithdrawalKey key) {
        return withdrawals.computeIfAbsent(key, any -> new WithdrawalPartition());
    }

    private History history(Subject key) {
        return histories.computeIfAbsent(key, any -> new History());
    }

    private boolean isValid(IdempotencyRecord answer) {
        return isAhead(answer.expiresAt());
    }

    /** In whole seconds, as the table counts. */
    private boolean isAhead(Instant end) {
        return end.getEpochSecond() > machineClock.instant().getEpochSecond();
    }

    private static ReturnPage.Entry entry(Return state) {
        return new ReturnPage.Entry(
                state.key(), state.firstOrder().orderNumber(), state.status(), state.registeredAt());
    }

    private static String position(Return state) {
        return position(state.registeredAt(), state.key().rma());
    }

    private static String position(Order order) {
        return position(order.placedAt().toInstant(), order.key().orderNumber());
    }

    private static String position(Task task) {
        return position(task.raisedAt(), task.key().id());
    }

    /** The instant to the nanosecond in fixed width, then the name. */
    private static String position(Instant at, String name) {
        return "%020d.%09d#%s".formatted(at.getEpochSecond(), at.getNano(), name);
    }

    private static String checked(String cursor) {
        if (!cursor.matches("\\d{20}\\.\\d{9}#.*")) {
            throw new IllegalArgumentException("not a cursor");
        }
        return cursor;
    }

    /** All entries of the ledger, for a test to count. */
    public synchronized List<CreditEntry> ledger() {
        return ledger.values().stream()
                .sorted(Comparator.comparing(
                                (CreditEntry entry) -> entry.account().id())
                        .thenComparing(CreditEntry::number))
                .toList();
    }
}
