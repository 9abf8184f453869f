package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is taken of an order: the one small item whose version every return and refund of the order passes, so that two
 * of them cannot take the same unit or the same cent.
 *
 * @param shippingRefunded outbound postage given back so far
 * @param faultValue what the returned units were worth that somebody other than the shopper answers for: their share of
 *     the postage comes back by cumulative shares
 * @param credited given so far as store credit, without any bonus, or for new goods in an exchange: with the payments,
 *     never more than was captured
 */
public record OrderBalance(
        OrderKey order,
        long version,
        Currency currency,
        Map<String, LineBalance> lines,
        Map<String, PaymentBalance> payments,
        Money shippingRefunded,
        Money faultValue,
        Money credited) {
    public OrderBalance {
        requireNonNull(order, "order is null");
        requireNonNull(currency, "currency is null");
        lines = Map.copyOf(lines);
        payments = Map.copyOf(payments);
        requireNonNull(shippingRefunded, "shippingRefunded is null");
        requireNonNull(faultValue, "faultValue is null");
        requireNonNull(credited, "credited is null");
    }

    public static OrderBalance untouched(OrderKey order, Currency currency) {
        Money zero = Money.zero(currency);
        return new OrderBalance(order, 0, currency, Map.of(), Map.of(), zero, zero, zero);
    }

    public LineBalance line(String lineId) {
        Money zero = Money.zero(currency);
        return lines.getOrDefault(lineId, new LineBalance(0, 0, 0, 0, zero, zero));
    }

    public PaymentBalance payment(String paymentId) {
        return payments.getOrDefault(paymentId, new PaymentBalance(Money.zero(currency), Money.zero(currency)));
    }

    public OrderBalance withLine(String lineId, UnaryOperator<LineBalance> change) {
        Map<String, LineBalance> next = new LinkedHashMap<>(lines);
        next.put(lineId, change.apply(line(lineId)));
        return new OrderBalance(order, version, currency, next, payments, shippingRefunded, faultValue, credited);
    }

    /** Several lines at once: a step over many lines would else copy them all for each. */
    public OrderBalance withLines(Map<String, LineBalance> changed) {
        Map<String, LineBalance> next = new LinkedHashMap<>(lines);
        next.putAll(changed);
        return new OrderBalance(order, version, currency, next, payments, shippingRefunded, faultValue, credited);
    }

    public OrderBalance withPayment(String paymentId, UnaryOperator<PaymentBalance> change) {
        Map<String, PaymentBalance> next = new LinkedHashMap<>(payments);
        next.put(paymentId, change.apply(payment(paymentId)));
        return new OrderBalance(order, version, currency, lines, next, shippingRefunded, faultValue, credited);
    }

    public OrderBalance withShippingRefunded(Money more) {
        return new OrderBalance(
                order, version, currency, lines, payments, shippingRefunded.plus(more), faultValue, credited);
    }

    public OrderBalance withFaultValue(Money more) {
        return new OrderBalance(
                order, version, currency, lines, payments, shippingRefunded, faultValue.plus(more), credited);
    }

    public OrderBalance withCredited(Money more) {
        return new OrderBalance(
                order, version, currency, lines, payments, shippingRefunded, faultValue, credited.plus(more));
    }

    /** What was decided so far for units and postage, before any fee. */
    public Money decided() {
        return lines.values().stream().map(LineBalance::refunded).reduce(shippingRefunded, Money::plus);
    }

    public OrderBalance next() {
        return new OrderBalance(order, version + 1, currency, lines, payments, shippingRefunded, faultValue, credited);
    }
}
