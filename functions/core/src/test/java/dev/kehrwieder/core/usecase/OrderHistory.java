package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.Item;
import dev.kehrwieder.core.usecase.UnitCount.Line;
import dev.kehrwieder.core.usecase.UnitCount.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The life of one order, drawn from a seed and played by the use cases: put, put again, partly asked back in returns that
 * overlap, canceled, declined, expired, inspected in parts, refused, missing, turned up late.
 *
 * <p>Beside it runs a count of its own that shares no code with the use cases: after each step both must agree.
 */
final class OrderHistory {
    private static final Optional<ReturnRequest.Consent> CONSENT =
            Optional.of(new ReturnRequest.Consent("I take store credit.", Optional.empty()));

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "JPY", "KWD");

    private final Random random;
    private final Desk desk = new Desk();
    private final OrderKey key = Fixtures.orderKey("1001");
    private final Currency currency;
    private final HistoryDraws draws;
    private final boolean late;
    private final Map<String, Line> lines = new HashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final HistoryTally tally = new HistoryTally();
    private final HistoryCheck check;
    private OrderDraft draft;
    /** What was done so far, for whoever looks for the reason of a failure. */
    private final List<String> told = new ArrayList<>();

    private boolean windowIsOver;
    private int events;

    private OrderHistory(long seed) {
        random = new Random(seed);
        currency = Currency.getInstance(CURRENCIES.get(random.nextInt(CURRENCIES.size())));
        boolean free = random.nextInt(3) > 0;
        draws = new HistoryDraws(random, currency, free);
        late = random.nextInt(8) == 0;
        check = new HistoryCheck(desk, key, currency, free, lines, boxes);
    }

    /** @throws AssertionError that names the seed and how to play it again */
    static HistoryTally play(long seed) {
        OrderHistory history = new OrderHistory(seed);
        try {
            history.play();
            return history.tally;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed + " (again: ./scripts/test -pl functions/core -Dtest=OrderHistoriesTest -Dseed="
                            + seed + "): " + e.getMessage()
                            + history.told.stream().map(line -> "\n  " + line).reduce("", String::concat),
                    e);
        }
    }

    private void play() {
        desk.with(draws.policy());
        draft = draws.order();
        put();
        tally.orders++;
        int steps = 5 + random.nextInt(11);
        for (int step = 0; step < steps; step++) {
            if (late && step == steps / 2) {
                timePasses();
            }
            step();
            check.step();
        }
        finish();
        check.step();
        check.end();
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> ask();
            case 4 -> cancelOrDecline();
            case 5 -> approve();
            case 6, 7, 8 -> pick(State.OPEN).ifPresent(this::inspect);
            case 9 -> boxes.forEach(this::settle);
            case 10 -> {
                reopen();
                pick(State.EXPIRED).ifPresent(this::findGivenUp);
            }
            default -> putAgain();
        }
    }

    private void put() {
        PutOrder.Result result = desk.putOrder.put(draft);
        HistoryCheck.require(!(result instanceof PutOrder.Result.Refused), () -> "the order was refused: " + result);
        for (OrderDraft.Line line : draft.lines()) {
            lines.computeIfAbsent(line.lineId(), Line::new).bought = line.quantity();
        }
    }

    /** Another line or another payment: what is taken of the lines before keeps its value. */
    private void putAgain() {
        Order before = desk.memory.order(key).orElseThrow().order();
        List<OrderDraft.Line> more = new ArrayList<>(draft.lines());
        List<Payment> payments = new ArrayList<>(draft.payments());
        OrderDraft.Line line = draws.line(String.valueOf(more.size() + 1));
        more.add(line);
        payments.add(DraftFixture.payment("p" + payments.size(), "CARD", DiscountShares.value(line)));
        draft = DraftFixture.draft("1001", more, draft.discounts(), draft.shipping(), payments);
        put();
        told.add("put again with line " + line.lineId());
        tally.putAgain++;
        Order after = desk.memory.order(key).orElseThrow().order();
        for (OrderLine was : before.lines()) {
            OrderLine is = after.line(was.lineId()).orElseThrow();
            HistoryCheck.require(
                    lines.get(was.lineId()).left() == was.quantity()
                            || is.paid().equals(was.paid()) && is.tax().equals(was.tax()),
                    () -> "line " + was.lineId() + " was taken at " + was.paid() + " and is now " + is.paid());
        }
        Money goods = after.lines().stream().map(OrderLine::paid).reduce(amount(0), Money::plus);
        Money full = draft.lines().stream().map(DiscountShares::value).reduce(amount(0), Money::plus);
        HistoryCheck.equal("the shares of the discounts", full.minus(DiscountShares.total(draft)), goods);
    }

    private void ask() {
        boolean statutory = !windowIsOver && random.nextInt(5) == 0;
        List<ReturnRequest.Item> wanted = new ArrayList<>();
        Map<Line, Integer> asked = new HashMap<>();
        List<Item> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            String lineId = String.valueOf(1 + random.nextInt(lines.size()));
            Line line = lines.get(lineId);
            int quantity = draws.quantity(line.left());
            asked.merge(line, quantity, Integer::sum);
            ReturnRequest.Item item = draws.item(lineId, quantity);
            wanted.add(item);
            items.add(new Item(
                    String.valueOf(i), line, quantity, !item.resolution().isExchange()));
        }
        boolean possible = asked.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= entry.getKey().left());
        RegisterReturn.Result result = Desk.decided(desk.register.register(
                new ReturnRequest(key, ReturnMethod.BY_MAIL_QR, 1, statutory, false, wanted, Optional.empty(), CONSENT),
                "storefront:local",
                Optional.empty()));
        boolean registered = result instanceof RegisterReturn.Result.Registered;
        HistoryCheck.equal("registered", possible && !windowIsOver, registered);
        if (!registered) {
            tally.refused++;
            return;
        }
        tally.returns++;
        told.add("asked back: "
                + wanted.stream()
                        .map(item -> item.quantity() + " of line " + item.lineId())
                        .toList());
        var state = ((RegisterReturn.Result.Registered) result).registered().state();
        check.amounts(state.estimate());
        Box box = new Box(state.key(), statutory, state.stage() == Stage.IN_REVIEW ? State.IN_REVIEW : State.OPEN);
        box.items.addAll(items);
        boxes.add(box);
        items.forEach(item -> item.line.reserved += item.expected);
        if (box.state == State.OPEN) {
            keep(box);
        }
    }

    /** Approved: what is worth less than the policy says, with all that was asked back of the line, stays where it is. */
    private void keep(Box box) {
        Order order = desk.memory.order(key).orElseThrow().order();
        for (Item item : box.items) {
            Money paid = order.line(item.line.lineId).orElseThrow().paid();
            Money worth = check.share(paid, item.line.reserved + item.line.returned, item.line.bought);
            boolean kept = item.forMoney && worth.compareTo(draws.keepBelow()) < 0;
            HistoryCheck.equal(
                    "kept " + box.key.rma() + " item " + item.itemId,
                    kept,
                    desk.item(box.key, item.itemId).isKept());
            if (kept) {
                item.accepted = item.expected;
                item.expected = 0;
                tally.kept += item.accepted;
                told.add("kept: item " + item.itemId + " of " + box.key.rma());
            }
        }
    }

    private Optional<Box> pick(State state) {
        List<Box> some = boxes.stream().filter(box -> box.state == state).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    private void cancelOrDecline() {
        Optional<Box> review = pick(State.IN_REVIEW);
        if (review.isPresent() && random.nextBoolean()) {
            desk.decide.decline(review.get().key, DeclineReason.OTHER, Optional.empty(), Desk.STAFF, Optional.empty());
            gone(review.get());
            return;
        }
        review.or(() -> pick(State.OPEN)).ifPresent(box -> {
            ReturnResult result = Desk.decided(desk.decide.cancel(box.key, Desk.STAFF, Optional.empty()));
            boolean possible = !box.touched && !box.isSettledInPart();
            HistoryCheck.equal("canceled", possible, result instanceof ReturnResult.Done);
            if (possible) {
                gone(box);
            }
        });
    }

    private void gone(Box box) {
        told.add("canceled or declined: " + box.key.rma());
        box.state = State.GONE;
        box.items.forEach(item -> item.line.reserved -= item.expected + item.accepted);
        tally.canceled++;
    }

    private void approve() {
        pick(State.IN_REVIEW).ifPresent(box -> {
            desk.decide.approve(box.key, Desk.STAFF, Optional.empty());
            box.state = State.OPEN;
            keep(box);
        });
    }

    /** Some of what is expected is here: accepted, refused for good, or sent back. The rest is missing, or still to come. */
    private void inspect(Box box) {
        List<InspectionRequest.Item> found = new ArrayList<>();
        List<Runnable> effects = new ArrayList<>();
        for (Item item : box.items) {
            int accepted = random.nextInt(item.expected + 1);
            int refused = random.nextInt(4) == 0 ? random.nextInt(item.expected - accepted + 1) : 0;
            boolean stays = random.nextBoolean();
            if (accepted > 0) {
                found.add(finding(item, accepted, true, Disposition.RESTOCK));
            }
            if (refused > 0) {
                found.add(
                        finding(item, refused, false, stays ? Disposition.QUARANTINE : Disposition.RETURN_TO_CUSTOMER));
            }
            effects.add(() -> {
                item.expected -= accepted + refused;
                item.accepted += accepted;
                item.line.reserved -= refused;
                item.line.kept += stays ? refused : 0;
                tally.rejected += refused;
            });
        }
        boolean complete = random.nextBoolean();
        if (found.isEmpty() && (!complete || box.isDecided())) {
            return;
        }
        inspected(box, found, complete);
        effects.forEach(Runnable::run);
        if (complete) {
            box.items.forEach(OrderHistory::miss);
        }
        if (random.nextInt(4) > 0) {
            settle(box);
        }
    }

    /** A box that nobody expected any more is here, with one unit in it. */
    private void findGivenUp(Box box) {
        Optional<Item> free = box.items.stream()
                .filter(item -> item.missing > 0 && item.line.left() > 0)
                .findFirst();
        free.ifPresent(item -> {
            takeUpAgain(box);
            inspected(box, List.of(finding(item, 1, true, Disposition.RESTOCK)), false);
            item.expected--;
            item.accepted++;
        });
    }

    private void inspected(Box box, List<InspectionRequest.Item> found, boolean complete) {
        InspectReturn.Result result = Desk.decided(desk.inspect.inspect(
                new InspectionRequest(box.key, Optional.empty(), Optional.of("w-17"), found, List.of(), complete),
                "warehouse:local",
                Optional.empty()));
        HistoryCheck.require(result instanceof InspectReturn.Result.Inspected, () -> "not inspected: " + result);
        told.add("inspected: " + box.key.rma() + (complete ? ", complete: " : ": ")
                + found.stream()
                        .map(item -> item.quantity() + " of item "
                                + item.itemId().orElseThrow() + " "
                                + (item.accepted().orElseThrow()
                                        ? "accepted"
                                        : item.disposition().orElseThrow().name()))
                        .toList());
        tally.inspections++;
        box.touched |= !found.isEmpty();
    }

    private static void miss(Item item) {
        item.line.reserved -= item.expected;
        item.missing += item.expected;
        item.expected = 0;
    }

    private static InspectionRequest.Item finding(Item item, int units, boolean accepted, Disposition disposition) {
        return new InspectionRequest.Item(
                Optional.of(item.itemId),
                Optional.empty(),
                units,
                Optional.of(accepted),
                Optional.of(Grade.A),
                Optional.of(disposition),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void settle(Box box) {
        if (box.state != State.OPEN) {
            return;
        }
        // A number that no event of the trail has: the visits bring those.
        desk.settle.on(box.key, new EventId(1_000_000 + ++events, 0));
        for (Item item : box.items) {
            int units = item.accepted - item.settled;
            item.settled += units;
            item.line.reserved -= units;
            item.line.returned += units;
        }
        desk.state(box.key).settlement().ifPresent(check::amounts);
        told.add("settled: " + box.key.rma());
        tally.settlements++;
        if (random.nextBoolean()) {
            succeed(box);
        }
        box.state = desk.state(box.key).stage() == Stage.CLOSED ? State.CLOSED : State.OPEN;
        HistoryCheck.require(
                box.isDecided() || box.state == State.OPEN,
                () -> "closed while units of " + box.key.rma() + " are open");
    }

    private void succeed(Box box) {
        for (Refund refund : desk.found(box.key).refunds()) {
            if (refund.status() != RefundStatus.SUCCEEDED) {
                desk.hears(box.key, refund.number(), "ok-" + ++events, new Answer.Succeeded("re_" + refund.number()));
                tally.refunds++;
            }
        }
    }

    /** What was missing may have been asked back in another return since. */
    private void reopen() {
        Optional<Box> ended = pick(late && random.nextBoolean() ? State.EXPIRED : State.CLOSED);
        ended.ifPresent(box -> {
            ReturnResult result = Desk.decided(desk.decide.reopen(box.key, Desk.STAFF, Optional.empty()));
            boolean noneMissing = box.items.stream().allMatch(item -> item.missing == 0);
            boolean possible =
                    noneMissing || box.items.stream().anyMatch(item -> item.missing > 0 && item.line.left() > 0);
            HistoryCheck.equal("reopened " + box.key.rma(), possible, result instanceof ReturnResult.Done);
            if (possible) {
                takeUpAgain(box);
                tally.reopened++;
            }
        });
    }

    private void takeUpAgain(Box box) {
        told.add("reopened: " + box.key.rma());
        box.state = State.OPEN;
        for (Item item : box.items) {
            int again = Math.min(item.missing, item.line.left());
            item.expected += again;
            item.line.reserved += again;
            item.missing -= again;
        }
    }

    /** Windows end, and labels that nobody used run out. */
    private void timePasses() {
        // As the visits would, that bring each lost event to its subscriber.
        boxes.forEach(this::settle);
        desk.clock.advance(Duration.ofDays(60));
        windowIsOver = true;
        told.add("60 days pass");
        desk.visitAll();
        for (Box box : boxes) {
            // Of a return that is kept in part, the rest runs out once the part is paid.
            boolean paid = desk.found(box.key).refunds().stream()
                    .allMatch(refund -> refund.status() == RefundStatus.SUCCEEDED);
            boolean unused = box.state == State.OPEN && !box.touched && !box.statutory && !box.isDecided() && paid;
            HistoryCheck.equal(
                    "expired " + box.key.rma(), unused, desk.state(box.key).stage() == Stage.EXPIRED);
            if (unused) {
                box.state = State.EXPIRED;
                box.items.forEach(OrderHistory::miss);
                tally.expired++;
            }
        }
    }

    /** Everything still on its way arrives, all of it good. */
    private void finish() {
        for (Box box : boxes) {
            if (box.state == State.IN_REVIEW) {
                desk.decide.approve(box.key, Desk.STAFF, Optional.empty());
                box.state = State.OPEN;
                keep(box);
            }
            if (box.state == State.OPEN) {
                List<InspectionRequest.Item> all = new ArrayList<>();
                box.items.stream()
                        .filter(item -> item.expected > 0)
                        .forEach(item -> all.add(finding(item, item.expected, true, Disposition.RESTOCK)));
                if (!all.isEmpty()) {
                    inspected(box, all, true);
                }
                box.items.forEach(item -> {
                    item.accepted += item.expected;
                    item.expected = 0;
                });
                settle(box);
                succeed(box);
                HistoryCheck.equal(
                        "the end of " + box.key.rma(),
                        Stage.CLOSED,
                        desk.state(box.key).stage());
                box.state = State.CLOSED;
            }
        }
    }

    private Money amount(long minor) {
        return new Money(minor, currency);
    }
}
