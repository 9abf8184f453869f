package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** What one commit changes on the balances of a return's orders: each is written once, and only where it changed. */
final class BalanceChanges {
    private final Map<String, OrderCase> orders;
    private final Map<String, OrderBalance> balances = new LinkedHashMap<>();

    /** @param orders by number, as read */
    BalanceChanges(Map<String, OrderCase> orders) {
        this.orders = orders;
        orders.forEach((number, order) -> balances.put(number, order.balance()));
    }

    void line(ReturnItem item, UnaryOperator<LineBalance> change) {
        change(item.orderNumber(), balance -> balance.withLine(item.lineId(), change));
    }

    void payment(String orderNumber, String paymentId, UnaryOperator<PaymentBalance> change) {
        change(orderNumber, balance -> balance.withPayment(paymentId, change));
    }

    /** What a payment had reserved is given as store credit instead. */
    void credit(String orderNumber, String paymentId, Money amount) {
        payment(orderNumber, paymentId, payment -> payment.release(amount));
        change(orderNumber, balance -> balance.withCredited(amount));
    }

    private void change(String orderNumber, UnaryOperator<OrderBalance> change) {
        try {
            balances.computeIfPresent(orderNumber, (number, balance) -> change.apply(balance));
        } catch (IllegalArgumentException e) {
            // The return says that units or money are reserved which the balance no longer has.
            throw new StaleRead("the balance is newer than the return", e);
        }
    }

    void replace(String orderNumber, OrderBalance balance) {
        balances.put(orderNumber, balance);
    }

    /** Gives units of each item back. */
    void release(Return state, ToIntFunction<ReturnItem> units) {
        for (ReturnItem item : state.items()) {
            if (units.applyAsInt(item) > 0) {
                line(item, balance -> balance.release(units.applyAsInt(item)));
            }
        }
    }

    /**
     * An ended return expects again what it had given back: of each item the missing units that nobody has asked back in
     * another return since.
     */
    Return takeUpAgain(Return ended) {
        return ended.withItems(this::takeUpAgain);
    }

    private ReturnItem takeUpAgain(ReturnItem item) {
        int left = left(item);
        ReturnItem again = item.expectAgain(item.missing());
        // Units whose money was decided before they were missing are not reserved again.
        while (again.reserved() - item.reserved() > left) {
            again = item.expectAgain(item.missing() - again.missing() - 1);
        }
        int reserved = again.reserved() - item.reserved();
        if (reserved > 0) {
            line(item, balance -> balance.reserve(reserved));
        }
        return again;
    }

    private int left(ReturnItem item) {
        // A line of which nothing was held may have left the order since.
        int bought = orders.get(item.orderNumber())
                .order()
                .line(item.lineId())
                .map(OrderLine::quantity)
                .orElse(0);
        return bought - balances.get(item.orderNumber()).line(item.lineId()).taken();
    }

    void writeTo(Transition transition) {
        balances.forEach((number, balance) -> {
            if (!balance.equals(orders.get(number).balance())) {
                transition.also(new Write.PutBalance(balance.next()));
            }
        });
    }
}
