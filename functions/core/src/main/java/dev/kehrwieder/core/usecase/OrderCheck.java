package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What speaks against an order that a shop sends: itself, and what is returned of it already. */
final class OrderCheck {
    private OrderCheck() {}

    /** What the order says against itself. */
    static List<Refusal> contradictions(OrderDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> lineIds = new HashSet<>();
        Money goods = Money.zero(draft.currency());
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderDraft.Line line = draft.lines().get(i);
            if (!lineIds.add(line.lineId())) {
                refusals.add(refusal("/lines/" + i + "/lineId", RefusalCode.DUPLICATE, "the line id stands twice"));
            }
            Money value = DiscountShares.value(line);
            if (value.isNegative()) {
                refusals.add(refusal(
                        "/lines/" + i + "/discount", RefusalCode.OUT_OF_RANGE, "the discount exceeds the line"));
            }
            goods = goods.plus(value.orZero());
        }
        if (DiscountShares.total(draft).compareTo(goods) > 0) {
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
            List<OrderDraft.Units> delivered = draft.deliveries().get(i).lines();
            for (int j = 0; j < delivered.size(); j++) {
                String lineId = delivered.get(j).lineId();
                if (!lineIds.contains(lineId)) {
                    refusals.add(refusal(
                            "/deliveries/" + i + "/lines/" + j + "/lineId",
                            RefusalCode.UNKNOWN_LINE,
                            "no line has the id " + lineId));
                }
            }
        }
        return refusals;
    }

    /** What a later put would take away from under a return or a refund. */
    static List<Refusal> losses(OrderCase known, Order order) {
        if (!known.order().currency().equals(order.currency())) {
            return List.of(refusal(
                    "/currency",
                    RefusalCode.CURRENCY_CHANGED,
                    "the order is in " + known.order().currency()));
        }
        List<Refusal> refusals = new ArrayList<>();
        for (OrderLine line : known.order().lines()) {
            loss(known.balance().line(line.lineId()), line.lineId(), order).ifPresent(refusals::add);
        }
        for (Payment payment : known.order().payments()) {
            loss(known.balance().payment(payment.paymentId()), payment, order).ifPresent(refusals::add);
        }
        if (refusals.isEmpty() && captured(order).compareTo(given(known.balance())) < 0) {
            refusals.add(refusal(
                    "/payments",
                    RefusalCode.ALREADY_REFUNDED,
                    given(known.balance()) + " are refunded, on the way, given as credit or for new goods"));
        }
        if (order.shipping().amount().compareTo(known.balance().shippingRefunded()) < 0) {
            refusals.add(refusal(
                    "/shipping/amount",
                    RefusalCode.ALREADY_REFUNDED,
                    known.balance().shippingRefunded() + " of the postage are refunded or on the way"));
        }
        return refusals;
    }

    private static Optional<Refusal> loss(LineBalance balance, String lineId, Order order) {
        int index = order.lines().stream().map(OrderLine::lineId).toList().indexOf(lineId);
        int quantity = index < 0 ? 0 : order.lines().get(index).quantity();
        if (quantity < balance.taken()) {
            return Optional.of(refusal(
                    index < 0 ? "/lines" : "/lines/" + index + "/quantity",
                    RefusalCode.ALREADY_RETURNED,
                    balance.taken() + " units of line " + lineId + " are returned or asked back"));
        }
        boolean cheaper = index >= 0
                && (order.lines().get(index).paid().compareTo(balance.refunded()) < 0
                        || order.lines().get(index).tax().compareTo(balance.refundedTax()) < 0);
        return cheaper
                ? Optional.of(refusal(
                        "/lines/" + index + "/unitPrice",
                        RefusalCode.ALREADY_REFUNDED,
                        balance.refunded() + " of line " + lineId + " are decided to go back, with "
                                + balance.refundedTax() + " tax"))
                : Optional.empty();
    }

    private static Optional<Refusal> loss(PaymentBalance balance, Payment payment, Order order) {
        int index = order.payments().stream().map(Payment::paymentId).toList().indexOf(payment.paymentId());
        Money amount = index < 0
                ? Money.zero(order.currency())
                : order.payments().get(index).amount();
        return amount.compareTo(balance.taken()) < 0
                ? Optional.of(refusal(
                        index < 0 ? "/payments" : "/payments/" + index + "/amount",
                        RefusalCode.ALREADY_REFUNDED,
                        balance.taken() + " of payment " + payment.paymentId() + " are refunded or on the way"))
                : Optional.empty();
    }

    /** Whether anything changes that returns and refunds are measured by, or their values shared out by. */
    static boolean changes(Order known, Order order) {
        return !measures(known).equals(measures(order))
                || !known.payments().equals(order.payments())
                || !known.shipping().equals(order.shipping());
    }

    private static List<List<Object>> measures(Order order) {
        return order.lines().stream()
                .map(line -> List.<Object>of(line.lineId(), line.quantity(), line.paid(), line.tax()))
                .toList();
    }

    private static Money captured(Order order) {
        return order.payments().stream().map(Payment::amount).reduce(Money.zero(order.currency()), Money::plus);
    }

    private static Money given(OrderBalance balance) {
        return balance.payments().values().stream().map(PaymentBalance::taken).reduce(balance.credited(), Money::plus);
    }

    private static Refusal refusal(String pointer, RefusalCode code, String detail) {
        return new Refusal(pointer, code, detail);
    }
}
