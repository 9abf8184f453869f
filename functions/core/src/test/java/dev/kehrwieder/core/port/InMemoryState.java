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
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is stored, and what of it has ended by the machine's clock. */
final class InMemoryState {
    static final class OrderPartition {
        Order order;
        OrderBalance balance;
        Person person;
        final Set<ReturnKey> returns = new LinkedHashSet<>();
    }

    static final class ReturnPartition {
        Return state;
        Person person;
        final TreeMap<Integer, Refund> refunds = new TreeMap<>();
        final TreeMap<Integer, Inspection> inspections = new TreeMap<>();
    }

    static final class WithdrawalPartition {
        Withdrawal state;
        WithdrawalDraft draft;
        Person person;
    }

    /** What returns and withdrawals have in common. */
    static final class History {
        final TreeMap<EventId, StoredEvent> trail = new TreeMap<>();
        final Set<InboxMark> marks = new LinkedHashSet<>();
    }

    private final InstantSource machineClock;
    final Map<OrderKey, OrderPartition> orders = new HashMap<>();
    final Map<ReturnKey, ReturnPartition> returns = new HashMap<>();
    final Map<WithdrawalKey, WithdrawalPartition> withdrawals = new HashMap<>();
    private final Map<Subject, History> histories = new HashMap<>();
    final Map<String, TreeMap<Integer, Policy>> policies = new HashMap<>();
    /** By the identity of the item. */
    final Map<List<Object>, TrackedParcel> parcels = new HashMap<>();

    final Map<List<Object>, Lease> leases = new HashMap<>();
    private final Map<List<Object>, IdempotencyRecord> answers = new HashMap<>();
    private final Map<List<Object>, CallCount> calls = new HashMap<>();
    final Map<List<Object>, CreditEntry> ledger = new HashMap<>();
    final Map<CreditAccountKey, CreditAccount> accounts = new HashMap<>();
    final Map<List<Object>, Redemption> redemptions = new HashMap<>();
    final Map<List<Object>, CustomerListing> listings = new HashMap<>();
    final Map<TaskKey, Task> tasks = new HashMap<>();

    InMemoryState(InstantSource machineClock) {
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    OrderPartition partition(OrderKey key) {
        return orders.computeIfAbsent(key, any -> new OrderPartition());
    }

    ReturnPartition partition(ReturnKey key) {
        return returns.computeIfAbsent(key, any -> new ReturnPartition());
    }

    WithdrawalPartition partition(WithdrawalKey key) {
        return withdrawals.computeIfAbsent(key, any -> new WithdrawalPartition());
    }

    History history(Subject key) {
        return histories.computeIfAbsent(key, any -> new History());
    }

    CallCount calls(String shop, String caller) {
        return calls.getOrDefault(ItemIdentity.calls(shop, caller), CallCount.none(shop, caller));
    }

    CreditAccount account(CreditAccountKey key) {
        return accounts.getOrDefault(key, CreditAccount.untouched(key));
    }

    Optional<Policy> policy(String shop, int version) {
        return Optional.ofNullable(policies.get(shop)).map(versions -> versions.get(version));
    }

    /** @param item the identity of an answer that is kept until it ends */
    Optional<IdempotencyRecord> answer(List<Object> item) {
        return Optional.ofNullable(answers.get(item)).filter(answer -> isAhead(answer.expiresAt()));
    }

    /** In whole seconds, as the table counts. */
    boolean isAhead(Instant end) {
        return end.getEpochSecond() > machineClock.instant().getEpochSecond();
    }

    void apply(Write write) {
        switch (write) {
            case Write.PutOrder(var order) -> partition(order.key()).order = order;
            case Write.PutBalance(var balance) -> partition(balance.order()).balance = balance;
            case Write.PutReturn(var before, var after) -> partition(after.key()).state = after;
            case Write.AppendEvent(var event) -> history(event.of()).trail.put(event.id(), event);
            case Write.PutPointer(var order, var of) -> partition(order).returns.add(of);
            case Write.PutRefund(var refund) -> partition(refund.of()).refunds.put(refund.number(), refund);
            case Write.PutInspection(var inspection) ->
                partition(inspection.of()).inspections.put(inspection.number(), inspection);
            case Write.PutTracking(var carrier, var number, var parcel) -> parcels.put(ItemIdentity.of(write), parcel);
            case Write.PutOrderPerson(var of, var person) -> partition(of).person = person;
            case Write.PutReturnPerson(var of, var person) -> partition(of).person = person;
            case Write.PutDraft(var draft) -> partition(draft.key()).draft = draft;
            case Write.PutWithdrawal(var withdrawal) -> partition(withdrawal.key()).state = withdrawal;
            case Write.PutWithdrawalPerson(var of, var person) -> {
                partition(of).person = person;
                partition(of).draft = null;
            }
            case Write.PutCalls(var count, var expiresAt) -> calls.put(ItemIdentity.of(write), count);
            case Write.PutPolicy(var policy) ->
                policies.computeIfAbsent(policy.shop(), shop -> new TreeMap<>()).put(policy.version(), policy);
            case Write.PutListing(var listing) -> listings.put(ItemIdentity.of(write), listing);
            case Write.PutInbox(var of, var mark) -> history(of).marks.add(mark);
            case Write.TakeLease(var lease) -> leases.put(ItemIdentity.of(write), lease);
            case Write.PutIdempotency(var answer) -> answers.put(ItemIdentity.of(write), answer);
            case Write.PutCreditAccount(var account) -> accounts.put(account.key(), account);
            case Write.PutRedemption(var redemption) -> redemptions.put(ItemIdentity.of(write), redemption);
            case Write.AppendCredit(var entry) -> ledger.put(ItemIdentity.of(write), entry);
            case Write.RaiseTask(var task) -> tasks.put(task.key(), task);
            case Write.PutTask(var task) -> tasks.put(task.key(), task);
        }
    }
}
