package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProviders;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The refunds of one order or two, drawn from a seed: functions that are stopped anywhere and run again, twice and in another order,
 * staff and webhooks in between, clocks that jump. Then everything comes to rest, and the books are compared.
 */
final class RefundHistory {
    private final Random random;
    private final Desk desk = new Desk();
    private final Stops stops = new Stops();
    private final StoppingStore store = new StoppingStore(desk.memory, stops);
    private final MoodyProvider local;
    private final MoodyProvider manual;
    private final Commits commits;
    private final SettleReturn settle;
    private final RecordRefund record;
    private final PayRefund pay;
    private final FinanceClerk clerk;
    private final VisitDue visits;
    private final List<OrderKey> orders = new ArrayList<>();
    private final List<ReturnKey> returns = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> tally = new TreeMap<>();
    private final RefundBooks books;
    /** Whether it keeps what it did, for whoever looks for the reason of a failure. */
    private final boolean talks;

    private boolean nested;

    private RefundHistory(long seed, boolean talks) {
        this.talks = talks;
        random = new Random(seed);
        local = new MoodyProvider("local", random, stops);
        manual = new MoodyProvider(RetryRefund.MANUAL, random, stops);
        commits = new Commits(store, random, pause -> {}, desk.clock);
        settle = new SettleReturn(store, commits, desk.periods, desk.clock);
        record = new RecordRefund(store, commits, desk.clock);
        PaymentProviders providers =
                new PaymentProviders(List.of(local, manual, new LedgerPayments(store, commits, desk.clock)));
        pay = new PayRefund(store, providers, record, desk.clock);
        clerk = new FinanceClerk(desk, store, commits, providers, record, random);
        visits = new VisitDue(store, commits, desk.queues, desk.follow, desk.pickups, desk.clock);
        books = new RefundBooks(desk, orders, returns, List.of(local, manual));
    }

    /** @throws AssertionError that names the seed and how to play it again */
    static Map<String, Integer> play(long seed) {
        try {
            RefundHistory history = new RefundHistory(seed, false);
            history.play();
            return history.tally;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " (again: ./scripts/test -pl functions/core -Dtest=RefundHistoriesTest -Dseed="
                            + seed + "): " + e + story(seed),
                    e);
        }
    }

    /** The same once more, with what it did. */
    private static String story(long seed) {
        RefundHistory history = new RefundHistory(seed, true);
        try {
            history.play();
        } catch (AssertionError | RuntimeException e) {
            return history.told.stream().map(line -> "\n  " + line).reduce("", String::concat);
        }
        return ", but not a second time";
    }

    private void play() {
        begin();
        int steps = 10 + random.nextInt(50);
        for (int step = 0; step < steps; step++) {
            disturb();
            run(this::step);
            stops.none();
            books.step();
        }
        local.calmDown();
        manual.calmDown();
        rest();
        books.end();
        count("histories", 1);
        count("stopped", stops.stopped());
        count("calls", local.calls() + manual.calls());
        count(
                "refunds",
                returns.stream()
                        .mapToInt(key -> desk.found(key).refunds().size())
                        .sum());
    }

    /** Three units, paid in several ways, asked back in one or two returns and accepted; at times in a second currency too. */
    private void begin() {
        desk.with(policy());
        buy("1001", "EUR", "33.33");
        if (random.nextInt(4) == 0) {
            buy("1002", "USD", "20.00");
        }
        for (OrderKey order : orders) {
            int units = 1 + random.nextInt(3);
            ask(order, units);
            if (units < 3 && random.nextBoolean()) {
                ask(order, 3 - units);
            }
        }
        for (ReturnKey key : returns) {
            InspectionFixture all = InspectionFixture.inspection(key);
            desk.state(key).items().forEach(item -> all.accept(item.itemId(), item.requested()));
            desk.inspected(all);
        }
    }

    private void buy(String number, String currency, String price) {
        OrderFixture order = order(number).currency(currency).line("1", 3, price);
        BigDecimal open = new BigDecimal(price).multiply(BigDecimal.valueOf(3));
        if (random.nextInt(3) == 0) {
            order.payment("gift", random.nextInt(3) == 0 ? "bankrupt" : "local", "GIFT_CARD", "20.00");
            open = open.subtract(new BigDecimal("20.00"));
        }
        if (random.nextInt(3) == 0) {
            order.payment("own", Payment.LEDGER, "STORE_CREDIT", "25.00");
            open = open.subtract(new BigDecimal("25.00"));
        }
        order.payment("card", "CARD", open.toPlainString());
        desk.with(order);
        Order bought = order.build();
        orders.add(bought.key());
        bought.payments().stream()
                .filter(payment -> payment.provider().equals(Payment.LEDGER))
                .forEach(payment -> redeem(bought, payment));
    }

    /** The customer pays with credit, some of which was a present. */
    private void redeem(Order order, Payment payment) {
        Money bonus = new Money(random.nextInt(1000), order.currency());
        CreditAccountKey account = new CreditAccountKey(order.key().shop(), order.customer(), order.currency());
        CreditBooking booking = new CreditBooking(desk.memory.creditAccount(account), desk.clock.instant())
                .issue(payment.amount().minus(bonus), bonus, Optional.empty(), Optional.empty());
        Redemption redemption = booking.redeem(
                payment.amount(), payment.reference(), order.key().orderNumber());
        desk.memory.commit(CreditWrites.of(booking, redemption));
    }

    private void ask(OrderKey order, int units) {
        RequestFixture wanted = request(order.orderNumber()).item("1", units);
        returns.add(desk.registered(random.nextInt(4) == 0 ? wanted.withdrawal() : wanted));
    }

    /** The next process may be stopped, or another one runs in its middle. */
    private void disturb() {
        if (random.nextInt(3) == 0) {
            stops.at(1 + random.nextInt(9));
        }
        if (random.nextInt(4) == 0) {
            stops.meanwhile(1 + random.nextInt(7), () -> {
                nested = true;
                tell(() -> "meanwhile");
                run(this::step);
                nested = false;
                tell(() -> "and on");
            });
        }
    }

    private void run(Runnable process) {
        try {
            process.run();
        } catch (Stops.Stopped e) {
            tell(() -> "  stopped");
            if (nested) {
                throw e;
            }
        } catch (PaymentProvider.Fault e) {
            tell(() -> "  " + e.getMessage());
        } catch (Commits.Contention e) {
            tell(() -> "  contention");
        }
    }

    private void step() {
        switch (random.nextInt(17)) {
            case 0, 1, 2, 3, 4 -> message();
            case 5, 6, 7 -> webhook();
            case 8, 9, 10 -> (random.nextInt(4) == 0 ? manual : local).move();
            case 11, 12, 13, 14 -> staff();
            case 15 -> timePasses();
            default -> visit();
        }
    }

    private void staff() {
        ReturnKey key = someReturn();
        tell(() -> "staff");
        String tried = clerk.acts(desk.found(key));
        count("by staff", 1);
        tell(() -> "  " + tried + " " + states(key));
    }

    private ReturnKey someReturn() {
        return returns.get(random.nextInt(returns.size()));
    }

    /** Any message that was ever sent: in order or not, once or more. */
    private void message() {
        List<StoredEvent> trail = desk.memory.trail(someReturn()).stream()
                .filter(event -> desk.queues.subscribers(event.event().type()).contains(SettleReturn.NAME))
                .toList();
        if (!trail.isEmpty()) {
            deliver(trail.get(random.nextInt(trail.size())));
        }
    }

    private void deliver(StoredEvent event) {
        ReturnKey key = event.ofReturn();
        EventId id = event.id();
        tell(() -> event.event().type() + " " + key.rma() + " " + id);
        ConsumerResult result =
                switch (event.event()) {
                    case ReturnEvent.RefundReserved reserved -> pay.on(key, id, reserved.refund());
                    case ReturnEvent.RefundResumed resumed -> pay.on(key, id, resumed.refund());
                    default -> settle.on(key, id);
                };
        tell(() -> "  " + result + " " + states(key));
    }

    private void webhook() {
        MoodyProvider provider = random.nextInt(4) == 0 ? manual : local;
        if (!provider.webhooks().isEmpty()) {
            hear(provider.webhooks().get(random.nextInt(provider.webhooks().size())));
        }
    }

    private void hear(MoodyProvider.Webhook news) {
        ReturnKey key = new ReturnKey(returns.getFirst().shop(), news.rma());
        String by = "payment:" + news.provider();
        tell(() -> "webhook " + news);
        record.record(key, news.number(), Optional.of(news.answer()), by, new InboxMark(by, news.eventId()));
        delivered.add(news.eventId());
        tell(() -> "  " + states(key));
    }

    /** Time passes for all, or our clock alone is turned, forth or back. */
    private void timePasses() {
        Duration by = Duration.ofMinutes(1 + random.nextInt(3 * 24 * 60));
        switch (random.nextInt(4)) {
            case 0 -> desk.clock.advance(by);
            case 1 -> desk.clock.advance(by.negated());
            default -> together(by);
        }
        tell(() -> "time: " + desk.clock.instant());
    }

    private void together(Duration by) {
        desk.clock.advance(by);
        local.advance(by);
        manual.advance(by);
    }

    private void visit() {
        for (Due due : visits.due(10)) {
            visits.visit(due);
        }
        List<FakeQueues.Message> messages = desk.queues.drain();
        if (random.nextInt(3) > 0) {
            messages.stream()
                    .filter(message -> message.subscriber().equals(SettleReturn.NAME))
                    .forEach(message -> run(() -> deliver(message.event())));
        }
    }

    /** Nothing goes wrong any more: messages and webhooks arrive, staff do what their tasks ask for. */
    private void rest() {
        tell(() -> "at rest");
        for (int day = 0; day < 40; day++) {
            boolean busy = local.finish() | manual.finish();
            for (MoodyProvider provider : List.of(local, manual)) {
                for (MoodyProvider.Webhook news : List.copyOf(provider.webhooks())) {
                    if (!delivered.contains(news.eventId())) {
                        hear(news);
                        busy = true;
                    }
                }
            }
            for (ReturnKey key : returns) {
                for (FakeQueues.Message message : desk.unrecorded(key)) {
                    if (message.subscriber().equals(SettleReturn.NAME)) {
                        run(() -> deliver(message.event()));
                        busy = true;
                    }
                }
                tell(() -> "  " + states(key));
                busy |= clerk.finishes(key);
            }
            together(Duration.ofHours(25));
            visits.due(10).forEach(visits::visit);
            desk.queues.drain().stream()
                    .filter(message -> message.subscriber().equals(SettleReturn.NAME))
                    .forEach(message -> run(() -> deliver(message.event())));
            books.step();
            if (!busy) {
                return;
            }
        }
        throw new AssertionError(
                "does not come to rest: " + returns.stream().map(this::states).toList());
    }

    private String states(ReturnKey key) {
        return desk.found(key).refunds().stream()
                .map(refund -> "M" + refund.number() + " " + refund.status())
                .toList()
                .toString();
    }

    private void tell(Supplier<String> line) {
        if (talks) {
            told.add(line.get());
        }
    }

    private void count(String what, int more) {
        tally.merge(what, more, Integer::sum);
    }
}
