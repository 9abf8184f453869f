package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.EarlyPart;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.settlement.Ground;
import dev.kehrwieder.core.settlement.OrderSettlement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a return that was paid before its inspection would have paid after it: the same units, settled again on the balances as
 * they would be without it. So every rule of a settlement holds, whatever other returns took in between.
 */
final class EarlyPayment {
    private final ReturnCase found;
    private final Map<String, OrderCase> orders;
    private final Map<String, Policy> policies;

    /** @param orders with the balances as the return left them */
    EarlyPayment(ReturnCase found, Map<String, OrderCase> orders, Map<String, Policy> policies) {
        this.found = found;
        this.orders = orders;
        this.policies = policies;
    }

    /** What a settlement took of an order's balance beside its lines and payments. */
    static EarlyPart part(OrderCase before, OrderSettlement settled) {
        return new EarlyPart(
                before.order().key().orderNumber(),
                settled.settlement().shippingRefund(),
                settled.balance().faultValue().minus(before.balance().faultValue()),
                settled.balance().credited().minus(before.balance().credited()));
    }

    /** Says what is overpaid, where that is news, and has somebody see to it. */
    void claim(Transition transition) {
        Return state = transition.state();
        Overpayment before =
                state.money().overpayment().orElseGet(() -> Overpayment.none(Money.zero(state.currency())));
        Overpayment next = before.withTotal(overpaid());
        if (next.equals(before)) {
            return;
        }
        transition
                .to(state.withMoney(state.money().with(next)))
                .event(new ReturnEvent.OverpaymentFound(next.total(), next.open()));
        boolean more = next.open().compareTo(before.open()) > 0;
        if (more || next.owedBack().isPositive()) {
            transition.also(new Write.RaiseTask(Task.about(
                    state.key(),
                    TaskKind.OVERPAID,
                    "@" + (state.version() + 1),
                    more ? "CLAIM" : "OWED_BACK",
                    transition.at())));
        }
    }

    /** How much more was decided than is due, as far as the goods have been inspected: what may still come counts as if good. */
    Money overpaid() {
        Return state = found.state();
        Settlement paid = state.settlement().orElseGet(() -> Settlement.nothing(state.currency()));
        Settlement due = Settlements.decide(
                        state.items().stream().map(EarlyPayment::unsettled).toList(),
                        untouched(paid),
                        policies,
                        Ground.of(state),
                        state.method(),
                        Money.zero(state.currency()),
                        this::units)
                .values()
                .stream()
                .map(OrderSettlement::settlement)
                .reduce(Settlement.nothing(state.currency()), Settlement::plus);
        // Settled again, a unit may be worth a cent more or less than it was among the units of other returns.
        boolean asPaid = state.items().stream().allMatch(item -> units(item) == item.settled())
                && due.valueDeduction().isZero();
        return asPaid
                ? Money.zero(state.currency())
                : given(paid).minus(given(due)).orZero();
    }

    private int units(ReturnItem unsettled) {
        ReturnItem item = found.state().items().stream()
                .filter(some -> some.itemId().equals(unsettled.itemId()))
                .findFirst()
                .orElseThrow();
        return Math.min(item.settled(), item.payable() + item.open());
    }

    private static ReturnItem unsettled(ReturnItem item) {
        return item.settle(-item.settled(), MoneyState.NONE);
    }

    /** In money, credit and goods. */
    private static Money given(Settlement settlement) {
        return settlement
                .netRefund()
                .plus(settlement.storeCredit())
                .plus(settlement.exchangeTotal())
                .minus(settlement.amountDue());
    }

    private Map<String, OrderCase> untouched(Settlement paid) {
        Map<String, OrderCase> without = new LinkedHashMap<>();
        orders.forEach((number, order) ->
                without.put(number, new OrderCase(order.order(), untouched(number, order.balance(), paid))));
        return without;
    }

    private OrderBalance untouched(String orderNumber, OrderBalance balance, Settlement paid) {
        OrderBalance next = balance;
        for (ReturnItem item : found.state().items()) {
            if (item.orderNumber().equals(orderNumber) && item.settled() > 0) {
                List<SettlementLine> lines = paid.lines().stream()
                        .filter(line -> line.itemId().equals(item.itemId()))
                        .toList();
                Money zero = Money.zero(balance.currency());
                Money value = lines.stream().map(SettlementLine::itemSubtotal).reduce(zero, Money::plus);
                Money tax = lines.stream().map(SettlementLine::tax).reduce(zero, Money::plus);
                next = next.withLine(
                        item.lineId(),
                        line -> line.unsettle(item.settled(), found.state().statutoryWithdrawal(), value, tax));
            }
        }
        for (EarlyPart part : found.state().money().early()) {
            if (part.orderNumber().equals(orderNumber)) {
                next = next.withShippingRefunded(part.shippingRefund().times(-1))
                        .withFaultValue(part.faultValue().times(-1))
                        .withCredited(part.credited().times(-1));
            }
        }
        for (Refund refund : found.refunds()) {
            if (!refund.orderNumber().equals(orderNumber) || found.isOfStaff(refund)) {
                continue;
            }
            if (refund.isCredited()) {
                next = next.withCredited(refund.amount().times(-1));
            } else if (refund.status() != RefundStatus.RELEASED) {
                next = next.withPayment(
                        refund.paymentId(),
                        payment -> new PaymentBalance(
                                payment.taken().minus(refund.amount()).orZero(), Money.zero(balance.currency())));
            }
        }
        return next;
    }
}
