package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Delivery;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an order in. Shares of order-level discounts are fixed here, once (handbook, domain 4.2 rule 2). A later put may
 * add deliveries and payments, and never lowers what was returned or refunded.
 */
public final class PutOrder {
    private final Store store;
    private final Commits commits;

    public PutOrder(Store store, Commits commits) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Created(OrderCase order) implements Result {}

        record Replaced(OrderCase order) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}

        /** The shop has no policy to freeze on the order. */
        record NoPolicy() implements Result {}
    }

    public Result put(OrderDraft draft) {
        return commits.decide(() -> decide(draft)).orElseThrow(Commits.Contention::new);
    }

    private Commits.Decision<Result> decide(OrderDraft draft) {
        Optional<OrderCase> before = store.order(draft.key());
        List<Refusal> refusals = new ArrayList<>(contradictions(draft));
        before.ifPresent(known -> refusals.addAll(losses(known, draft)));
        if (!refusals.isEmpty()) {
            return Commits.Decision.unchanged(new Result.Refused(refusals));
        }
        if (before.isPresent()) {
            Order order = order(
                    draft,
                    before.get().order().version() + 1,
                    before.get().order().policyVersion());
            return new Commits.Decision<>(
                    new Result.Replaced(new OrderCase(order, before.get().balance())), writes(draft, order));
        }
        var policy = store.currentPolicy(draft.key().shop());
        if (policy.isEmpty()) {
            return Commits.Decision.unchanged(new Result.NoPolicy());
        }
        Order order = order(draft, 1, policy.get().version());
        OrderBalance balance = OrderBalance.untouched(order.key(), order.currency());
        return new Commits.Decision<>(new Result.Created(new OrderCase(order, balance)), writes(draft, order));
    }

    private static List<Write> writes(OrderDraft draft, Order order) {
        return List.of(new Write.PutOrder(order), new Write.PutOrderPerson(order.key(), draft.person()));
    }

    private static Order order(OrderDraft draft, long version, int policyVersion) {
        return new Order(
                draft.key(),
                version,
                draft.placedAt(),
                draft.currency(),
                draft.locale(),
                draft.market(),
                draft.customer(),
                draft.consumer(),
                lines(draft),
                draft.discounts(),
                draft.shipping(),
                draft.payments(),
                draft.deliveries(),
                draft.informedOfWithdrawal(),
                draft.informedOfWithdrawalAt(),
                draft.informedOfReturnCosts(),
                policyVersion);
    }

    private static List<OrderLine> lines(OrderDraft draft) {
        List<Money> values = draft.lines().stream().map(PutOrder::value).toList();
        List<Money> shares = Proration.spread(discounts(draft), values);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            OrderDraft.Line line = draft.lines().get(i);
            Money paid = values.get(i).minus(shares.get(i));
            lines.add(new OrderLine(
                    line.lineId(),
                    line.sku(),
                    line.title(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.taxIncluded(),
                    line.taxRate(),
                    paid,
                    paid.taxIncludedAt(line.taxRate()),
                    line.category(),
                    line.weightGrams(),
                    line.flags(),
                    line.supplier(),
                    line.serialNumbers(),
                    line.imageUrl(),
                    line.seasonEndsAt()));
        }
        return lines;
    }

    /** What the line cost after its own discount, tax included. */
    private static Money value(OrderDraft.Line line) {
        Money value = line.unitPrice().times(line.quantity()).minus(line.discount());
        return line.taxIncluded()
                ? value
                : value.plus(value.percent(line.taxRate().movePointRight(2)));
    }

    private static Money discounts(OrderDraft draft) {
        return draft.discounts().stream().map(Discount::amount).reduce(Money.zero(draft.currency()), Money::plus);
    }

    /** What the order says against itself. */
    private static List<Refusal> contradictions(OrderDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> lineIds = new HashSet<>();
        Money goods = Money.zero(draft.currency());
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderDraft.Line line = draft.lines().get(i);
            if (!lineIds.add(line.lineId())) {
                refusals.add(refusal("/lines/" + i + "/lineId", RefusalCode.DUPLICATE, "the line id stands twice"));
            }
            Money value = value(line);
            if (value.isNegative()) {
                refusals.add(refusal(
                        "/lines/" + i + "/discount", RefusalCode.OUT_OF_RANGE, "the discount exceeds the line"));
            }
            goods = goods.plus(value.orZero());
        }
        if (discounts(draft).compareTo(goods) > 0) {
            refusals.add(refusal("/discounts", RefusalCode.OUT_OF_RANGE, "the discounts exceed the lines"));
        }
        Set<String> paymentIds = new HashSet<>();
        for (int i = 0; i < draft.payments().size(); i++) {
            if (!paymentIds.add(draft.payments().get(i).paymentId())) {
                refusals.add(
                        refusal("/payments/" + i + "/paymentId", RefusalCode.DUPLICATE, "the payment id stands twice"));
            }
        }
        for (int i = 0; i < draft.deliveries().size(); i++) {
            Delivery delivery = draft.deliveries().get(i);
            for (String lineId : delivery.quantities().keySet()) {
                if (!lineIds.contains(lineId)) {
                    refusals.add(refusal(
                            "/deliveries/" + i + "/lines", RefusalCode.UNKNOWN_LINE, "no line has the id " + lineId));
                }
            }
        }
        return refusals;
    }

    /** What a later put would take away from under a return or a refund. */
    private static List<Refusal> losses(OrderCase known, OrderDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (!known.order().currency().equals(draft.currency())) {
            return List.of(refusal(
                    "/currency",
                    RefusalCode.CURRENCY_CHANGED,
                    "the order is in " + known.order().currency()));
        }
        for (OrderLine line : known.order().lines()) {
            LineBalance balance = known.balance().line(line.lineId());
            int index =
                    indexOf(draft.lines().stream().map(OrderDraft.Line::lineId).toList(), line.lineId());
            int quantity = index < 0 ? 0 : draft.lines().get(index).quantity();
            if (quantity < balance.taken()) {
                String pointer = index < 0 ? "/lines" : "/lines/" + index + "/quantity";
                refusals.add(refusal(
                        pointer,
                        RefusalCode.ALREADY_RETURNED,
                        balance.taken() + " units of line " + line.lineId() + " are returned or asked back"));
            }
        }
        for (Payment payment : known.order().payments()) {
            Money taken = known.balance().payment(payment.paymentId()).taken();
            int index =
                    indexOf(draft.payments().stream().map(Payment::paymentId).toList(), payment.paymentId());
            Money amount = index < 0
                    ? Money.zero(draft.currency())
                    : draft.payments().get(index).amount();
            if (amount.compareTo(taken) < 0) {
                String pointer = index < 0 ? "/payments" : "/payments/" + index + "/amount";
                refusals.add(refusal(
                        pointer,
                        RefusalCode.ALREADY_REFUNDED,
                        taken + " of payment " + payment.paymentId() + " are refunded or on the way"));
            }
        }
        return refusals;
    }

    private static int indexOf(List<String> ids, String id) {
        return ids.indexOf(id);
    }

    private static Refusal refusal(String pointer, RefusalCode code, String detail) {
        return new Refusal(pointer, code, detail);
    }
}
