package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.TenderOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Splits a refund over the payments of an order (handbook, domain 4.2 rule 8). */
public final class Tenders {
    private Tenders() {}

    /** In the order that the policy stores, payments of one method in the order's own; each up to what is left of it. */
    public static List<OrderSettlement.Tender> split(
            Money refund, List<Payment> payments, TenderOrder order, OrderBalance balance) {
        List<OrderSettlement.Tender> tenders = new ArrayList<>();
        Money open = refund;
        List<Payment> sorted = payments.stream()
                .sorted(Comparator.comparing(payment -> order.rank(payment.method())))
                .toList();
        for (Payment payment : sorted) {
            Money part = open.atMost(left(payment, balance));
            if (part.isPositive()) {
                tenders.add(new OrderSettlement.Tender(payment, part));
                open = open.minus(part);
            }
        }
        return tenders;
    }

    /** Both together, one for each payment. */
    static List<OrderSettlement.Tender> join(List<OrderSettlement.Tender> one, List<OrderSettlement.Tender> other) {
        Map<Payment, Money> amounts = new LinkedHashMap<>();
        Stream.concat(one.stream(), other.stream())
                .forEach(tender -> amounts.merge(tender.payment(), tender.amount(), Money::plus));
        return amounts.entrySet().stream()
                .map(entry -> new OrderSettlement.Tender(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What was captured and is on its way back neither to a payment nor as credit nor for new goods. */
    public static Money left(List<Payment> payments, OrderBalance balance) {
        return payments.stream()
                .map(payment -> left(payment, balance))
                .reduce(Money.zero(balance.currency()), Money::plus)
                .minus(balance.credited())
                .orZero();
    }

    static Money left(Payment payment, OrderBalance balance) {
        return payment.amount()
                .minus(balance.payment(payment.paymentId()).taken())
                .orZero();
    }
}
