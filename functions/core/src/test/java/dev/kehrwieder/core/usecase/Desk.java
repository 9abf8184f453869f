package dev.kehrwieder.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.ListingReason;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.time.Periods;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Every use case over one store in memory, with a carrier, a payment provider and queues that the test holds. */
final class Desk {
    static final String CARRIER = "local";
    static final String STAFF = "support:local";

    final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    final InMemoryStore memory = new InMemoryStore(clock);
    final BreakableStore store = new BreakableStore(memory);
    final FakeCarrier carrier = new FakeCarrier();
    final OnceCarrier once = new OnceCarrier();
    final Carriers carriers = new Carriers(List.of(carrier, once));
    final FakeSlips slips = new FakeSlips();
    final FakeProvider provider = new FakeProvider();
    final FakeQueues queues = new FakeQueues();
    final Commits commits = new Commits(store, new Random(1), pause -> {}, clock);
    final Periods periods = new Periods((day, regions) -> false);

    private final Set<ReturnKey> registered = new LinkedHashSet<>();
    private int names;

    final PutOrder putOrder = new PutOrder(store, commits);
    final RegisterReturn register = new RegisterReturn(store, commits, periods, this::name, clock);
    final QuoteReturn quote = new QuoteReturn(store, new Returnability(periods), clock);
    final DecideReturn decide = new DecideReturn(store, commits, periods, clock);
    final AddParcel addParcel = new AddParcel(store, commits, clock);
    final IssueLabels labels = new IssueLabels(store, commits, carriers, slips, carrier, new TestLinks(), clock, clock);
    final GiveBackLabels giveBack = new GiveBackLabels(store, commits, carriers, clock);
    final ReissueLabel reissue = new ReissueLabel(store, commits, clock);
    final ScanParcel scan = new ScanParcel(store, commits, periods, clock);
    final ProveDispatch proveDispatch = new ProveDispatch(store, commits, periods, clock);
    final DeclareLost declareLost = new DeclareLost(store, commits, periods, clock);
    final OpenArrival arrivals = new OpenArrival(store, commits, clock);
    final InspectReturn inspect = new InspectReturn(store, commits, periods, clock);
    final SettleReturn settle = new SettleReturn(store, commits, periods, clock);
    final RecordRefund record = new RecordRefund(store, commits, clock);
    final PaymentProviders providers =
            new PaymentProviders(List.of(provider, new LedgerPayments(store, commits, clock)));
    final PayRefund pay = new PayRefund(store, providers, record, clock);
    final HoldRefund hold = new HoldRefund(store, commits, clock);
    final RetryRefund retry = new RetryRefund(store, commits, providers, record, clock);
    final FakePost post = new FakePost();
    final NotifyShopper notify = new NotifyShopper(store, commits, post, new Random(1), clock, clock);
    final DeclareWithdrawal declare = new DeclareWithdrawal(store, commits, new Random(2), clock, clock);
    final TakeUpWithdrawal takeUp = new TakeUpWithdrawal(store, commits, register, periods, clock);
    final FakeTracking tracking = new FakeTracking(CARRIER);
    final FollowParcels follow = new FollowParcels(store, commits, scan, List.of(tracking));
    final FakePickups fetching = new FakePickups(CARRIER);
    final PickupDays pickupDays = new PickupDays(store, (day, regions) -> false);
    final ChoosePickup choosePickup = new ChoosePickup(store, commits, pickupDays, Set.of(CARRIER), clock);
    final BookPickup bookPickup = new BookPickup(store, commits, periods, List.of(fetching), clock);
    final FirstPickups pickups = new FirstPickups(store, pickupDays, Set.of(CARRIER));
    final VisitDue visits = new VisitDue(store, commits, queues, follow, pickups, clock);

    private record TestLinks() implements Links {
        @Override
        public String shopper(ReturnKey key) {
            return "https://returns.example.org/r/" + key.rma();
        }

        @Override
        public String api(ReturnKey key) {
            return "https://returns.example.org/v1/returns/" + key.rma();
        }
    }

    private String name() {
        names++;
        return "R" + names;
    }

    /** The policy and the order of the API's description. */
    static Desk ofOneOrder() {
        return new Desk().with(Fixtures.policy()).with(Fixtures.order("1001"));
    }

    Desk with(PolicyFixture policy) {
        given(new Write.PutPolicy(policy.build()));
        return this;
    }

    Desk with(OrderFixture order) {
        Order built = order.build();
        given(new Write.PutOrder(built), new Write.PutOrderPerson(built.key(), Fixtures.ada()));
        return this;
    }

    void listed(CustomerStanding standing) {
        given(new Write.PutListing(new CustomerListing(
                Fixtures.SHOP,
                CustomerHash.of(Fixtures.EMAIL),
                standing,
                standing == CustomerStanding.UNLISTED ? Optional.empty() : Optional.of(ListingReason.OTHER),
                STAFF,
                clock.instant(),
                Optional.empty())));
    }

    private void given(Write... writes) {
        assertThat(memory.commit(List.of(writes))).isEqualTo(CommitOutcome.COMMITTED);
    }

    Commits.Outcome<RegisterReturn.Result> asks(RequestFixture request) {
        return register.register(request.build(), "storefront:local", Optional.empty());
    }

    ReturnKey registered(RequestFixture request) {
        RegisterReturn.Result result = decided(asks(request));
        assertThat(result).isInstanceOf(RegisterReturn.Result.Registered.class);
        return added(
                ((RegisterReturn.Result.Registered) result).registered().state().key());
    }

    ReturnKey added(ReturnKey key) {
        registered.add(key);
        return key;
    }

    /** Registered, and its label is there. */
    ReturnKey labelled(RequestFixture request) {
        ReturnKey key = registered(request);
        relay();
        return key;
    }

    /** All that was asked back is here and accepted; nothing is settled yet. */
    ReturnKey accepted(RequestFixture request) {
        ReturnKey key = labelled(request);
        InspectionFixture all = InspectionFixture.inspection(key);
        state(key).items().forEach(item -> all.accept(item.itemId(), item.requested()));
        inspected(all);
        return key;
    }

    /** Settled and asked of the provider, which has not paid yet. */
    ReturnKey submitted(RequestFixture request) {
        ReturnKey key = accepted(request);
        relay();
        return key;
    }

    InspectReturn.Result inspects(InspectionFixture inspection) {
        return decided(inspect.inspect(inspection.build(), "warehouse:local", Optional.empty()));
    }

    void inspected(InspectionFixture inspection) {
        assertThat(inspects(inspection)).isInstanceOf(InspectReturn.Result.Inspected.class);
    }

    ScanParcel.Result scans(ReturnKey key, int parcel, ParcelStatus status, String occurredAt) {
        Parcel scanned = state(key).parcel(parcel).orElseThrow();
        String number = scanned.trackingNumber()
                .orElseGet(() -> scanned.label().former().getLast().trackingNumber());
        return scans(number, "e-" + parcel + "-" + status + "-" + occurredAt, status, occurredAt);
    }

    ScanParcel.Result scans(String trackingNumber, String eventId, ParcelStatus status, String occurredAt) {
        return scans(new CarrierScan(eventId, trackingNumber, status, status.name(), Fixtures.at(occurredAt)));
    }

    ScanParcel.Result scans(CarrierScan told) {
        return scan.scan(CARRIER, Fixtures.SHOP, told);
    }

    /** The provider's webhook. */
    ConsumerResult hears(ReturnKey key, int refund, String eventId, Answer answer) {
        return record.record(
                key, refund, Optional.of(answer), "provider:local", new InboxMark("provider:local", eventId));
    }

    ConsumerResult succeeds(ReturnKey key, int refund) {
        return hears(key, refund, "ok-" + key.rma() + "-" + refund, new Answer.Succeeded("re_" + refund));
    }

    /** Brings each event to each subscriber that has not recorded it, until nothing new happens. */
    void relay() {
        for (boolean busy = true; busy; ) {
            busy = false;
            for (ReturnKey key : List.copyOf(registered)) {
                for (FakeQueues.Message message : unrecorded(key)) {
                    handle(message);
                    busy = true;
                }
            }
        }
    }

    List<FakeQueues.Message> unrecorded(Subject key) {
        Set<InboxMark> recorded = Set.copyOf(memory.recorded(key));
        List<FakeQueues.Message> messages = new ArrayList<>();
        for (StoredEvent event : memory.trail(key)) {
            for (String subscriber : queues.subscribers(event.event().type())) {
                if (!recorded.contains(new InboxMark(subscriber, event.id().toString()))) {
                    messages.add(new FakeQueues.Message(subscriber, event));
                }
            }
        }
        return messages;
    }

    /** As the functions do it. */
    ConsumerResult handle(FakeQueues.Message message) {
        StoredEvent event = message.event();
        return switch (message.subscriber()) {
            case IssueLabels.NAME ->
                switch (event.event()) {
                    case ReturnEvent.LabelVoided _ -> giveBack.on(event.ofReturn(), event.id());
                    case ReturnEvent.PickupRequested wanted -> bookPickup.on(event.ofReturn(), event.id(), wanted);
                    default -> labels.on(event.ofReturn(), event.id());
                };
            case TakeUpWithdrawal.NAME -> takeUp.on(event);
            case NotifyShopper.NAME -> notify.on(event);
            case OpenArrival.NAME ->
                arrivals.on(event.ofReturn(), event.id(), ((ReturnEvent.ParcelDelivered) event.event()).parcel());
            default ->
                switch (event.event()) {
                    case ReturnEvent.RefundReserved reserved -> pay.on(event.ofReturn(), event.id(), reserved.refund());
                    case ReturnEvent.RefundResumed resumed -> pay.on(event.ofReturn(), event.id(), resumed.refund());
                    default -> settle.on(event.ofReturn(), event.id());
                };
        };
    }

    /** Visits whatever is due and delivers what that sends. */
    int visitAll() {
        int sent = 0;
        for (Due key : visits.due(100)) {
            sent += visits.visit(key);
        }
        queues.drain().forEach(this::handle);
        return sent;
    }

    /** About one subject, those that nobody has closed. */
    List<Task> tasks(Subject key) {
        return memory.tasks(TaskQuery.about(key, 100)).tasks();
    }

    ReturnCase found(ReturnKey key) {
        return memory.returnCase(key).orElseThrow();
    }

    Return state(ReturnKey key) {
        return found(key).state();
    }

    ReturnItem item(ReturnKey key, String itemId) {
        return state(key).items().stream()
                .filter(item -> item.itemId().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    Refund refund(ReturnKey key, int number) {
        return found(key).refunds().get(number - 1);
    }

    OrderBalance balance(String orderNumber) {
        return memory.order(Fixtures.orderKey(orderNumber)).orElseThrow().balance();
    }

    List<String> trail(ReturnKey key) {
        return memory.trail(key).stream().map(event -> event.event().type()).toList();
    }

    StoredEvent event(ReturnKey key, String type) {
        return memory.trail(key).stream()
                .filter(event -> event.event().type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static <R> R decided(Commits.Outcome<R> outcome) {
        assertThat(outcome).isInstanceOf(Commits.Outcome.Decided.class);
        return ((Commits.Outcome.Decided<R>) outcome).result();
    }

    /** The codes of what was refused, with where. */
    static List<String> codes(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.pointer() + " " + refusal.code())
                .toList();
    }
}
