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
 * @param credited given as store credit so far, without any bonus: with the payments, never more than was captured
 */
public record OrderBalance(
        OrderKey order,
        long version,
        Currency currency,
        Map<String, LineBalance> lines,
        Map<String, PaymentBalance> payments,
        Money shippingRefunded,
        Money credited) {
    public OrderBalance {
        requireNonNull(order, "order is null");
        requireNonNull(currency, "currency is null");
        lines = Map.copyOf(lines);
        payments = Map.copyOf(payments);
        requireNonNull(shippingRefunded, "shippingRefunded is null");
        requireNonNull(credited, "credited is null");
    }

    public static OrderBalance untouched(OrderKey order, Currency currency) {
        return new OrderBalance(order, 0, currency, Map.of(), Map.of(), Money.zero(currency), Money.zero(currency));
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
        return new OrderBalance(order, version, currency, next, payments, shippingRefunded, credited);
    }

    public OrderBalance withPayment(String paymentId, UnaryOperator<PaymentBalance> change) {
        Map<String, PaymentBalance> next = new LinkedHashMap<>(payments);
        next.put(paymentId, change.apply(payment(paymentId)));
        return new OrderBalance(order, version, currency, lines, next, shippingRefunded, credited);
    }

    public OrderBalance withShippingRefunded(Money more) {
        return new OrderBalance(order, version, currency, lines, payments, shippingRefunded.plus(more), credited);
    }

    public OrderBalance withCredited(Money more) {
        return new OrderBalance(order, version, currency, lines, payments, shippingRefunded, credited.plus(more));
    }

    public OrderBalance next() {
        return new OrderBalance(order, version + 1, currency, lines, payments, shippingRefunded, credited);
    }
}
