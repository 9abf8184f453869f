package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.settlement.SettlementInvariants;
import dev.kehrwieder.core.usecase.UnitCount.Box;
import dev.kehrwieder.core.usecase.UnitCount.Line;
import java.math.BigInteger;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the store holds what was counted, and its money is exact. Messages are made on failure only. */
final class HistoryCheck {
    private final Desk desk;
    private final OrderKey key;
    private final Currency currency;
    /** Whether the policy takes no fee and gives no bonus. */
    private final boolean free;

    private final Map<String, Line> lines;
    private final List<Box> boxes;

    HistoryCheck(Desk desk, OrderKey key, Currency currency, boolean free, Map<String, Line> lines, List<Box> boxes) {
        this.desk = desk;
        this.key = key;
        this.currency = currency;
        this.free = free;
        this.lines = lines;
        this.boxes = boxes;
    }

    /** What must hold after each step. */
    void step() {
        OrderCase order = order();
        OrderBalance balance = order.balance();
        for (OrderLine line : order.order().lines()) {
            Line counted = lines.get(line.lineId());
            LineBalance held = balance.line(line.lineId());
            equal("reserved units of line " + line.lineId(), counted.reserved, held.reserved());
            equal("returned units of line " + line.lineId(), counted.returned, held.returned());
            equal("refused units of line " + line.lineId(), counted.kept, held.rejected());
            require(counted.left() >= 0, () -> "more taken than bought of line " + line.lineId());
            require(
                    held.refunded().compareTo(line.paid()) <= 0
                            && held.refundedTax().compareTo(line.tax()) <= 0,
                    () -> held.refunded() + " of " + line.paid() + " are refunded");
        }
        Money given = balance.credited();
        for (Payment payment : order.order().payments()) {
            PaymentBalance taken = balance.payment(payment.paymentId());
            require(
                    taken.taken().compareTo(payment.amount()) <= 0,
                    () -> taken.taken() + " of " + payment.amount() + " go back to " + payment.paymentId());
            given = given.plus(taken.taken());
        }
        Money all = given;
        Money captured = captured(order.order());
        require(all.compareTo(captured) <= 0, () -> all + " are given of " + captured + " captured");
        require(balance.decided().compareTo(captured) <= 0, () -> "more is decided than was captured");
    }

    /** What must hold once nothing is open any more. */
    void end() {
        OrderCase order = order();
        Money goods = amount(0);
        Money tax = amount(0);
        Money postage = amount(0);
        Money out = amount(0);
        Money asked = amount(0);
        Money net = amount(0);
        boolean capped = false;
        Map<String, Money> byLine = new HashMap<>();
        for (Box box : boxes) {
            for (Settlement s : desk.state(box.key).settlement().stream().toList()) {
                goods = goods.plus(s.itemSubtotal());
                tax = tax.plus(s.tax());
                postage = postage.plus(s.shippingRefund());
                net = net.plus(s.netRefund());
                out = out.plus(s.netRefund())
                        .plus(s.storeCredit().minus(s.bonus()))
                        .plus(s.exchangeTotal().minus(s.amountDue()));
                capped |= s.notes().contains(SettlementNote.CAPPED_AT_PAID);
                s.lines().forEach(line -> byLine.merge(line.lineId(), line.itemSubtotal(), Money::plus));
            }
            for (Refund refund : desk.found(box.key).refunds()) {
                asked = asked.plus(refund.amount());
            }
        }
        equal("what the provider was asked for", net, asked);
        Money paidBack = amount(0);
        for (Payment payment : order.order().payments()) {
            equal(
                    "on its way to " + payment.paymentId(),
                    amount(0),
                    order.balance().payment(payment.paymentId()).reserved());
            paidBack =
                    paidBack.plus(order.balance().payment(payment.paymentId()).refunded());
        }
        equal("what went back", net, paidBack);
        if (free) {
            equal("what was given for goods and postage", goods.plus(postage), out);
        }
        Money sum = amount(0);
        for (OrderLine line : order.order().lines()) {
            LineBalance held = order.balance().line(line.lineId());
            equal("nothing is held of line " + line.lineId(), 0, held.reserved());
            equal("refunded of line " + line.lineId(), byLine.getOrDefault(line.lineId(), amount(0)), held.refunded());
            sum = sum.plus(held.refundedTax());
            if (!capped) {
                equal(
                        "paid for what came back of line " + line.lineId(),
                        share(line.paid(), held.returned(), line.quantity()),
                        held.refunded());
                // Where a unit is worth less than a minor unit, its tax may still wait for the next one.
                if (held.returned() == line.quantity() || line.paid().minor() >= line.quantity()) {
                    equal(
                            "the tax in what came back of line " + line.lineId(),
                            share(line.tax(), held.returned(), line.quantity()),
                            held.refundedTax());
                }
            }
        }
        equal("tax by return and by line", sum, tax);
    }

    /** What must hold of any settlement or estimate. */
    void amounts(Settlement s) {
        SettlementInvariants.broken(s).ifPresent(broken -> require(false, () -> broken));
    }

    private OrderCase order() {
        return desk.memory.order(key).orElseThrow();
    }

    private Money captured(Order order) {
        return order.payments().stream().map(Payment::amount).reduce(amount(0), Money::plus);
    }

    private Money amount(long minor) {
        return new Money(minor, currency);
    }

    /** Written anew, so that it is not the code under test that says what is right. */
    Money share(Money whole, int part, int of) {
        BigInteger exact = BigInteger.valueOf(whole.minor()).multiply(BigInteger.valueOf(2L * part));
        return amount(exact.add(BigInteger.valueOf(of))
                .divide(BigInteger.valueOf(2L * of))
                .longValueExact());
    }

    static void equal(String what, Object expected, Object actual) {
        require(expected.equals(actual), () -> what + ": " + expected + " expected, but " + actual);
    }

    static void require(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new AssertionError(message.get());
        }
    }
}
