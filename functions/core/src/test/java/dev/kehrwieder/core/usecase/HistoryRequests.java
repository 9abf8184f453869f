package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.Item;
import dev.kehrwieder.core.usecase.UnitCount.Line;
import dev.kehrwieder.core.usecase.UnitCount.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a shop and its shopper do with an order: put it, put it again, ask back, cancel, decline, approve. */
final class HistoryRequests {
    private static final Optional<ReturnRequest.Consent> CONSENT =
            Optional.of(new ReturnRequest.Consent("I take store credit.", Optional.empty()));

    private final PlayedOrder played;
    private OrderDraft draft;

    HistoryRequests(PlayedOrder played) {
        this.played = played;
    }

    /** Under the policy that was drawn. */
    void putFirst() {
        played.desk.with(played.draws.policy());
        draft = played.draws.order();
        put();
        played.tally.orders++;
    }

    private void put() {
        PutOrder.Result result = played.desk.putOrder.put(draft);
        HistoryCheck.require(!(result instanceof PutOrder.Result.Refused), () -> "the order was refused: " + result);
        for (OrderDraft.Line line : draft.lines()) {
            played.lines.computeIfAbsent(line.lineId(), Line::new).bought = line.quantity();
        }
    }

    /** Another line or another payment: what is taken of the lines before keeps its value. */
    void putAgain() {
        Order before = played.desk.memory.order(played.key).orElseThrow().order();
        List<OrderDraft.Line> more = new ArrayList<>(draft.lines());
        List<Payment> payments = new ArrayList<>(draft.payments());
        OrderDraft.Line line = played.draws.line(String.valueOf(more.size() + 1));
        more.add(line);
        payments.add(DraftFixture.payment("p" + payments.size(), "CARD", DiscountShares.value(line)));
        draft = DraftFixture.draft("1001", more, draft.discounts(), draft.shipping(), payments);
        put();
        played.tell("put again with line " + line.lineId());
        played.tally.putAgain++;
        Order after = played.desk.memory.order(played.key).orElseThrow().order();
        for (OrderLine was : before.lines()) {
            OrderLine is = after.line(was.lineId()).orElseThrow();
            HistoryCheck.require(
                    played.lines.get(was.lineId()).left() == was.quantity()
                            || is.paid().equals(was.paid()) && is.tax().equals(was.tax()),
                    () -> "line " + was.lineId() + " was taken at " + was.paid() + " and is now " + is.paid());
        }
        Money nothing = new Money(0, played.currency);
        Money goods = after.lines().stream().map(OrderLine::paid).reduce(nothing, Money::plus);
        Money full = draft.lines().stream().map(DiscountShares::value).reduce(nothing, Money::plus);
        HistoryCheck.equal("the shares of the discounts", full.minus(DiscountShares.total(draft)), goods);
    }

    void ask() {
        boolean statutory = !played.windowIsOver && played.random.nextInt(5) == 0;
        List<ReturnRequest.Item> wanted = new ArrayList<>();
        Map<Line, Integer> asked = new HashMap<>();
        List<Item> items = new ArrayList<>();
        int count = 1 + played.random.nextInt(3);
        for (int i = 1; i <= count; i++) {
            String lineId = String.valueOf(1 + played.random.nextInt(played.lines.size()));
            Line line = played.lines.get(lineId);
            int quantity = played.draws.quantity(line.left());
            asked.merge(line, quantity, Integer::sum);
            ReturnRequest.Item item = played.draws.item(lineId, quantity);
            wanted.add(item);
            items.add(new Item(
                    String.valueOf(i), line, quantity, !item.resolution().isExchange()));
        }
        boolean possible = asked.entrySet().stream()
                .allMatch(entry -> entry.getValue() <= entry.getKey().left());
        RegisterReturn.Result result = Desk.decided(played.desk.register.register(
                new ReturnRequest(
                        played.key, ReturnMethod.BY_MAIL_QR, 1, statutory, false, wanted, Optional.empty(), CONSENT),
                "storefront:local",
                Optional.empty()));
        boolean registered = result instanceof RegisterReturn.Result.Registered;
        HistoryCheck.equal("registered", possible && !played.windowIsOver, registered);
        if (!registered) {
            played.tally.refused++;
            return;
        }
        played.tally.returns++;
        played.tell("asked back: "
                + wanted.stream()
                        .map(item -> item.quantity() + " of line " + item.lineId())
                        .toList());
        var state = ((RegisterReturn.Result.Registered) result).registered().state();
        played.check.amounts(state.estimate());
        Box box = new Box(state.key(), statutory, state.stage() == Stage.IN_REVIEW ? State.IN_REVIEW : State.OPEN);
        box.items.addAll(items);
        played.boxes.add(box);
        items.forEach(item -> item.line.reserved += item.expected);
        if (box.state == State.OPEN) {
            keep(box);
        }
    }

    /** Approved: what is worth less than the policy says, with all that was asked back of the line, stays where it is. */
    private void keep(Box box) {
        Order order = played.desk.memory.order(played.key).orElseThrow().order();
        for (Item item : box.items) {
            Money paid = order.line(item.line.lineId).orElseThrow().paid();
            Money worth = played.check.share(paid, item.line.reserved + item.line.returned, item.line.bought);
            boolean kept = item.forMoney && worth.compareTo(played.draws.keepBelow()) < 0;
            HistoryCheck.equal(
                    "kept " + box.key.rma() + " item " + item.itemId,
                    kept,
                    played.desk.item(box.key, item.itemId).isKept());
            if (kept) {
                item.accepted = item.expected;
                item.expected = 0;
                played.tally.kept += item.accepted;
                played.tell("kept: item " + item.itemId + " of " + box.key.rma());
            }
        }
    }

    void cancelOrDecline() {
        Optional<Box> review = played.pick(State.IN_REVIEW);
        if (review.isPresent() && played.random.nextBoolean()) {
            played.desk.decide.decline(
                    review.get().key, DeclineReason.OTHER, Optional.empty(), Desk.STAFF, Optional.empty());
            gone(review.get());
            return;
        }
        review.or(() -> played.pick(State.OPEN)).ifPresent(box -> {
            ReturnResult result = Desk.decided(played.desk.decide.cancel(box.key, Desk.STAFF, Optional.empty()));
            boolean possible = !box.touched && !box.isSettledInPart();
            HistoryCheck.equal("canceled", possible, result instanceof ReturnResult.Done);
            if (possible) {
                gone(box);
            }
        });
    }

    private void gone(Box box) {
        played.tell("canceled or declined: " + box.key.rma());
        box.state = State.GONE;
        box.items.forEach(item -> item.line.reserved -= item.expected + item.accepted);
        played.tally.canceled++;
    }

    void approve() {
        played.pick(State.IN_REVIEW).ifPresent(this::approve);
    }

    void approve(Box box) {
        played.desk.decide.approve(box.key, Desk.STAFF, Optional.empty());
        box.state = State.OPEN;
        keep(box);
    }
}
