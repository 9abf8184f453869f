package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.IdempotencyRecord;
import dev.kehrwieder.core.port.Lease;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.codec.BalanceCodec;
import dev.kehrwieder.platform.codec.CallCountCodec;
import dev.kehrwieder.platform.codec.CreditAccountCodec;
import dev.kehrwieder.platform.codec.CreditCodec;
import dev.kehrwieder.platform.codec.CustomerListingCodec;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.codec.IdempotencyCodec;
import dev.kehrwieder.platform.codec.InboxMarkCodec;
import dev.kehrwieder.platform.codec.InspectionCodec;
import dev.kehrwieder.platform.codec.OrderCodec;
import dev.kehrwieder.platform.codec.PersonCodec;
import dev.kehrwieder.platform.codec.PolicyCodec;
import dev.kehrwieder.platform.codec.RedemptionCodec;
import dev.kehrwieder.platform.codec.RefundCodec;
import dev.kehrwieder.platform.codec.ReturnCodec;
import dev.kehrwieder.platform.codec.TaskCodec;
import dev.kehrwieder.platform.codec.TrackedParcelCodec;
import dev.kehrwieder.platform.codec.WithdrawalCodec;
import dev.kehrwieder.platform.trace.TraceContext;
import dev.kehrwieder.platform.trace.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the writes of one commit come to in the table. */
final class Changes {
    /** So long the shop can see who took a customer off its list; what is known of nobody's standing is then gone, too. */
    private static final Duration UNLISTED_REMEMBERED = Duration.ofDays(90);

    private final String table;
    private final Instant now;
    private final List<Change> changes = new ArrayList<>();
    /** The refunds of each return in the commit: its version guards them, and its header says which version they have. */
    private final Map<ReturnKey, List<Refund>> refunds = new HashMap<>();

    private Changes(String table, Instant now) {
        this.table = table;
        this.now = now;
    }

    /** @throws IllegalArgumentException if a refund comes without its return, or a version does not follow */
    static List<Change> of(List<Write> writes, String table, Instant machineTime) {
        Changes all = new Changes(table, machineTime);
        for (Write write : writes) {
            if (write instanceof Write.PutRefund(var refund)) {
                all.refunds
                        .computeIfAbsent(refund.of(), of -> new ArrayList<>())
                        .add(refund);
            }
        }
        writes.forEach(all::add);
        if (!all.refunds.isEmpty()) {
            throw new IllegalArgumentException("a refund without its return");
        }
        return all.changes;
    }

    /** With its place in the trace, which the relay hands on with the event. */
    private static Item event(StoredEvent event) {
        Item item = Item.of(Keys.event(event.of(), event.id()), "EVENT").withPlainBody(EventCodec.message(event));
        Tracing.current().ifPresent(trace -> item.with(TraceContext.NAME, trace.header()));
        return item;
    }

    private void add(Write write) {
        switch (write) {
            case Write.PutOrder(var order) -> changes.add(order(order));
            case Write.PutBalance(var balance) ->
                changes.add(Change.putNext(
                        table,
                        Item.of(Keys.balance(balance.order()), "BALANCE").withBody(BalanceCodec.encode(balance)),
                        balance.version()));
            case Write.PutReturn put -> addReturn(put);
            case Write.AppendEvent(var event) -> changes.add(Change.putNew(table, event(event)));
            case Write.PutPointer put -> changes.add(pointer(put));
            // With their return, whose header names their version.
            case Write.PutRefund(var refund) -> {}
            case Write.PutInspection(var inspection) -> changes.add(inspection(inspection));
            case Write.PutTracking(var carrier, var number, var parcel) ->
                changes.add(tracking(Keys.tracking(carrier, number), parcel));
            case Write.PutOrderPerson(var of, var person) -> changes.add(person(Keys.person(of), person));
            case Write.PutReturnPerson(var of, var person) -> changes.add(person(Keys.person(of), person));
            case Write.PutDraft(var draft) -> changes.add(draft(draft));
            case Write.PutWithdrawal(var withdrawal) -> changes.add(withdrawal(withdrawal));
            case Write.PutWithdrawalPerson(var of, var person) -> changes.add(person(Keys.person(of), person));
            case Write.PutCalls(var calls, var expiresAt) ->
                changes.add(Change.putNext(
                        table,
                        Item.of(Keys.calls(calls.shop(), calls.caller()), "CALLS")
                                .withExpiry(expiresAt)
                                .withBody(CallCountCodec.encode(calls)),
                        calls.version()));
            case Write.PutPolicy(var policy) ->
                changes.add(Change.putNew(
                        table,
                        Item.of(Keys.policy(policy.shop(), policy.version()), "POLICY")
                                .with(Item.VERSION, policy.version())
                                .withBody(PolicyCodec.encode(policy))));
            case Write.PutListing(var listing) -> changes.add(listing(listing));
            case Write.PutInbox(var of, var mark) ->
                changes.add(Change.putNew(
                                table, Item.of(Keys.inbox(of, mark), "INBOX").withBody(InboxMarkCodec.encode(mark)))
                        .asOnce());
            case Write.TakeLease(var lease) -> changes.add(lease(lease));
            case Write.PutIdempotency(var answer) -> changes.add(idempotency(answer));
            case Write.AppendCredit(var entry) ->
                changes.add(Change.putNew(
                        table,
                        Item.of(Keys.credit(entry.account(), entry.number()), "CREDIT")
                                .withBody(CreditCodec.encode(entry))));
            case Write.PutCreditAccount(var account) -> changes.add(account(account));
            case Write.PutRedemption(var redemption) ->
                changes.add(Change.putNext(
                        table,
                        Item.of(Keys.redemption(redemption.account().shop(), redemption.reference()), "REDEMPTION")
                                .withBody(RedemptionCodec.encode(redemption)),
                        redemption.version()));
            case Write.RaiseTask(var task) -> {
                changes.add(Change.putNext(table, task(task), task.version()).asOnce());
                task.about()
                        .ifPresent(of -> changes.add(
                                Change.put(table, Item.of(Keys.taskPointer(of, task.key()), "TASK_POINTER"))));
            }
            case Write.PutTask(var task) -> changes.add(Change.putNext(table, task(task), task.version()));
        }
    }

    private Change order(Order order) {
        Item item = Item.of(Keys.order(order.key()), "ORDER")
                .with(Item.ORDER_NUMBER, order.key().orderNumber())
                .with(Item.STATUS_PK, Keys.ordersPartition(order.key()))
                .with(
                        Item.STATUS_SK,
                        Keys.ordersSort(order.key(), order.placedAt().toInstant()))
                .with(Item.CUSTOMER_PK, Keys.customerPartition(order.key().shop(), order.customer()))
                .with(
                        Item.CUSTOMER_SK,
                        Keys.customerSort(order.key(), order.placedAt().toInstant()))
                .withBody(OrderCodec.encode(order));
        return Change.putNext(table, item, order.version());
    }

    private Change pointer(Write.PutPointer put) {
        return Change.touch(table, Item.of(Keys.pointer(put.order(), put.of()), "POINTER"), Keys.instant(now));
    }

    private void addReturn(Write.PutReturn put) {
        Optional<Return> before = put.before();
        Return after = put.after();
        long version = after.version();
        if (version != before.map(Return::version).orElse(0L) + 1) {
            throw new IllegalArgumentException("version " + version + " does not follow");
        }
        ReturnKey key = after.key();
        List<Item> parts = new ArrayList<>();
        if (before.map(Return::items).filter(after.items()::equals).isEmpty()) {
            parts.add(Item.of(Keys.lines(key), "LINES").withBody(ReturnCodec.encodeItems(after.items())));
        }
        Optional.ofNullable(refunds.remove(key)).stream()
                .flatMap(List::stream)
                .map(refund ->
                        Item.of(Keys.refund(key, refund.number()), "REFUND").withBody(RefundCodec.encode(refund)))
                .forEach(parts::add);
        Map<String, AttributeValue> versions = new TreeMap<>();
        for (Item part : parts) {
            part.with(Item.VERSION, version);
            versions.put(part.sortKey(), part.present(Item.VERSION));
        }
        Item header = header(after);
        changes.add(
                before.isEmpty()
                        ? Change.putNew(table, header.with(Item.PARTS, AttributeValue.fromM(versions)))
                        : Change.update(
                                table,
                                header,
                                version - 1,
                                versions,
                                List.of(Item.BODY, Item.PACKED, Item.DUE_PK, Item.DUE_SK)));
        parts.forEach(part -> changes.add(Change.put(table, part)));
    }

    private static Item header(Return state) {
        ReturnKey key = state.key();
        Item item = Item.of(Keys.header(key), "RETURN")
                .with(Item.VERSION, state.version())
                .with(Item.STATUS, state.status().name())
                .with(Item.ORDER_NUMBER, state.firstOrder().orderNumber())
                .with(Item.STATUS_PK, Keys.statusPartition(key, state.status()))
                .with(Item.STATUS_SK, Keys.statusSort(key, state.registeredAt()))
                .with(Item.CUSTOMER_PK, Keys.customerPartition(key.shop(), state.customer()))
                .with(Item.CUSTOMER_SK, Keys.customerSort(key, state.registeredAt()))
                .withBody(ReturnCodec.encodeHeader(state));
        state.dueAt().ifPresent(at -> item.with(Item.DUE_PK, Keys.duePartition(key))
                .with(Item.DUE_SK, Keys.dueSort(key, at)));
        return item;
    }

    private Change draft(WithdrawalDraft draft) {
        Item item = Item.of(Keys.person(draft.key()), WithdrawalReader.DRAFT)
                .with(Item.LOCALE, draft.locale())
                .with(Item.CREATED_AT, Keys.instant(draft.begunAt()))
                .withExpiry(draft.expiresAt())
                .withBody(PersonCodec.encode(draft.declaration().asPerson()));
        return Change.putNew(table, item);
    }

    private Change withdrawal(Withdrawal withdrawal) {
        WithdrawalKey key = withdrawal.key();
        Item item = Item.of(Keys.withdrawal(key), "WITHDRAWAL")
                .with(Item.CUSTOMER_PK, Keys.customerPartition(key.shop(), withdrawal.customer()))
                .with(Item.CUSTOMER_SK, Keys.customerSort(key, withdrawal.receivedAt()))
                .withBody(WithdrawalCodec.encode(withdrawal));
        withdrawal.dueAt().ifPresent(at -> item.with(Item.DUE_PK, Keys.duePartition(key))
                .with(Item.DUE_SK, Keys.dueSort(key, at)));
        return Change.putNext(table, item, withdrawal.version());
    }

    private Change account(CreditAccount account) {
        Item item = Item.of(Keys.creditAccount(account.key()), "ACCOUNT").withBody(CreditAccountCodec.encode(account));
        account.dueAt().ifPresent(at -> item.with(Item.DUE_PK, Keys.duePartition(account.key()))
                .with(Item.DUE_SK, Keys.dueSort(account.key(), at)));
        return Change.putNext(table, item, account.version());
    }

    private static Item task(Task task) {
        return Item.of(Keys.task(task.key()), "TASK")
                .with(
                        Item.STATUS_PK,
                        Keys.taskPartition(task.key().shop(), task.status().isClosed()))
                .with(Item.STATUS_SK, Keys.taskSort(task))
                .withBody(TaskCodec.encode(task));
    }

    private Change inspection(Inspection inspection) {
        Item item = Item.of(Keys.inspection(inspection.of(), inspection.number()), "INSPECTION")
                .with(Item.STATUS, inspection.status().name())
                .withBody(InspectionCodec.encode(inspection));
        return Change.putIf(
                table,
                item,
                "attribute_not_exists(pk) OR #status = :open",
                Map.of("#status", Item.STATUS),
                Map.of(":open", AttributeValue.fromS(InspectionStatus.OPEN.name())));
    }

    private Change tracking(Keys.Key key, TrackedParcel parcel) {
        Item item = Item.of(key, "TRACKING")
                .with(Item.PARCEL, Keys.partition(parcel.of()) + "#" + parcel.parcel())
                .withBody(TrackedParcelCodec.encode(parcel));
        return Change.putIf(
                table,
                item,
                "attribute_not_exists(pk) OR #parcel = :parcel",
                Map.of("#parcel", Item.PARCEL),
                Map.of(":parcel", item.present(Item.PARCEL)));
    }

    private Change person(Keys.Key key, Person person) {
        return Change.put(table, Item.of(key, "PERSON").withBody(PersonCodec.encode(person)));
    }

    private Change listing(CustomerListing listing) {
        Item item = Item.of(Keys.listing(listing.shop(), listing.customer()), "LISTING")
                .withBody(CustomerListingCodec.encode(listing));
        return Change.put(
                table,
                listing.standing() == CustomerStanding.UNLISTED
                        ? item.withExpiry(now.plus(UNLISTED_REMEMBERED))
                        : item);
    }

    private Change lease(Lease lease) {
        Item item = Item.of(Keys.lease(lease.of(), lease.work()), "LEASE")
                .with(Item.HOLDER, lease.holder())
                .withExpiry(lease.until());
        return Change.putIf(
                        table,
                        item,
                        "attribute_not_exists(pk) OR #expires <= :now OR #holder = :holder",
                        Map.of("#expires", Item.EXPIRES_AT, "#holder", Item.HOLDER),
                        Map.of(
                                ":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())),
                                ":holder", item.present(Item.HOLDER)))
                .asOnce();
    }

    private Change idempotency(IdempotencyRecord answer) {
        Item item = Item.of(Keys.idempotency(answer.shop(), answer.route(), answer.key()), "IDEMPOTENCY")
                .withExpiry(answer.expiresAt())
                .withBody(IdempotencyCodec.encode(answer));
        return Change.putIf(
                        table,
                        item,
                        "attribute_not_exists(pk) OR #expires <= :now",
                        Map.of("#expires", Item.EXPIRES_AT),
                        Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))))
                .asOnce();
    }
}
