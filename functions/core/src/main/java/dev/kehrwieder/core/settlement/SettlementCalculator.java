package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what one order's part of a return pays (handbook, domain 4.2).
 *
 * <p>Deductions come in the order value loss, restocking fee, return-shipping fee, exchange total; each is capped at what
 * is left, so that none makes a debt.
 */
public final class SettlementCalculator {
    private final SettlementInput in;
    private final Currency currency;
    private OrderBalance balance;

    /** What is left for the means of payment, for credit, and for the exchange, while deductions are taken. */
    private Money toPayment;

    private Money toCredit;
    private Money toExchange;

    private Money valueDeduction;
    private Money restockingFee;
    private Money exchangeTotal;
    private final List<SettlementLine> lines = new ArrayList<>();
    private final Map<BigDecimal, TaxAmount> taxes = new LinkedHashMap<>();
    private final Set<SettlementNote> notes = EnumSet.noneOf(SettlementNote.class);
    private final List<String> trace = new ArrayList<>();

    private SettlementCalculator(SettlementInput in) {
        this.in = in;
        this.currency = in.order().currency();
        this.balance = in.balance();
        Money zero = Money.zero(currency);
        this.toPayment = zero;
        this.toCredit = zero;
        this.toExchange = zero;
        this.valueDeduction = zero;
        this.restockingFee = zero;
        this.exchangeTotal = zero;
    }

    public static OrderSettlement settle(SettlementInput in) {
        return new SettlementCalculator(in).settle();
    }

    private OrderSettlement settle() {
        in.claims().forEach(this::takeLine);
        Money shippingRefund = shippingRefund();
        toPayment = toPayment.plus(shippingRefund);
        Money fee = returnShippingFee();
        Money paidNet = toPayment.plus(toExchange).minus(exchangeTotal);
        Money netRefund = paidNet.orZero();
        Money amountDue = netRefund.minus(paidNet);
        Money available = available();
        if (netRefund.compareTo(available) > 0) {
            Money excess = netRefund.minus(available);
            shippingRefund = shippingRefund.minus(cutToPaid(excess, shippingRefund));
            netRefund = available;
        }
        capCredit(available.minus(netRefund));
        Money bonus = toCredit.percent(in.policy().storeCreditBonusPercent());
        if (bonus.isPositive()) {
            trace.add("bonus on " + toCredit + " store credit: " + bonus);
        }
        balance = balance.withShippingRefunded(shippingRefund);
        List<OrderSettlement.Tender> tenders = tenders(netRefund);
        trace.add("order " + in.order().key().orderNumber() + ": net refund " + netRefund);
        Settlement settlement = new Settlement(
                currency,
                sum(lines.stream().map(SettlementLine::itemSubtotal).toList()),
                sum(lines.stream().map(SettlementLine::tax).toList()),
                shippingRefund,
                restockingFee,
                fee,
                valueDeduction,
                exchangeTotal,
                toCredit.plus(bonus),
                bonus,
                netRefund,
                amountDue,
                lines,
                List.copyOf(taxes.values()),
                notes,
                trace);
        return new OrderSettlement(settlement, balance, tenders);
    }

    /** The value of the units by cumulative shares, less value loss and restocking fee (rules 3 to 5). */
    private void takeLine(SettlementClaim claim) {
        var line = claim.line();
        var before = balance.line(line.lineId());
        Money value = Proration.next(line.paid(), line.quantity(), before.returned(), claim.units())
                .atMost(line.paid().minus(before.refunded()));
        Money tax = Proration.next(line.tax(), line.quantity(), before.returned(), claim.units())
                .atMost(line.tax().minus(before.refundedTax()));
        balance = balance.withLine(line.lineId(), b -> b.settle(claim.units(), in.statutory(), value, tax));
        lines.add(new SettlementLine(
                claim.itemId(), in.order().key().orderNumber(), line.lineId(), claim.units(), value, tax));
        taxes.merge(
                line.taxRate(),
                new TaxAmount(line.taxRate(), value.minus(tax), tax),
                (a, b) -> new TaxAmount(a.rate(), a.net().plus(b.net()), a.tax().plus(b.tax())));
        trace.add("line " + line.lineId() + ": units " + (before.returned() + 1) + " to "
                + (before.returned() + claim.units()) + " of " + line.quantity() + ", paid " + line.paid()
                + " for all: "
                + value + ", tax in it " + tax);
        Money loss = valueLoss(claim, value);
        Money fee = restockingFee(claim, value).atMost(value.minus(loss));
        valueDeduction = valueDeduction.plus(loss);
        restockingFee = restockingFee.plus(fee);
        assign(claim, value.minus(loss).minus(fee));
    }

    /** Only on a withdrawal, of a shopper who was told of the right, and if the shop wants it (§ 357a(1) BGB). */
    private Money valueLoss(SettlementClaim claim, Money value) {
        Money loss = Money.zero(currency);
        int before = 0;
        for (SettlementClaim.Loss part : claim.losses()) {
            Money units = Proration.next(value, claim.units(), before, part.units());
            loss = loss.plus(units.percent(BigDecimal.valueOf(part.percent())));
            before += part.units();
        }
        if (loss.isZero()) {
            return loss;
        }
        if (!in.statutory()) {
            return suppressed(SettlementNote.VALUE_LOSS_NOT_STATUTORY);
        }
        if (!in.order().informedOfWithdrawal()) {
            return suppressed(SettlementNote.VALUE_LOSS_NOT_INFORMED);
        }
        if (!in.policy().valueLossEnabled()) {
            return suppressed(SettlementNote.VALUE_LOSS_NOT_IN_POLICY);
        }
        trace.add("line " + claim.line().lineId() + ": value loss as inspected " + loss);
        return loss.atMost(value);
    }

    private Money restockingFee(SettlementClaim claim, Money value) {
        Money fee = value.percent(claim.restockingFeePercent());
        if (fee.isZero()) {
            return fee;
        }
        if (in.statutory()) {
            return suppressed(SettlementNote.FEE_SUPPRESSED_STATUTORY);
        }
        if (claim.fault().sparesTheShopper()) {
            return suppressed(SettlementNote.FEE_SUPPRESSED_FAULT);
        }
        trace.add("line " + claim.line().lineId() + ": restocking fee "
                + claim.restockingFeePercent().toPlainString() + " % of " + value + ": " + fee);
        return fee;
    }

    private void assign(SettlementClaim claim, Money left) {
        if (claim.resolution() == Resolution.STORE_CREDIT) {
            toCredit = toCredit.plus(left);
        } else if (claim.resolution().isExchange() && claim.exchangeFor().isPresent()) {
            Money price = claim.exchangeFor().get().unitPrice().times(claim.units());
            exchangeTotal = exchangeTotal.plus(price);
            toExchange = toExchange.plus(left);
            trace.add("line " + claim.line().lineId() + ": exchange for " + price);
        } else {
            toPayment = toPayment.plus(left);
        }
    }

    /**
     * Outbound postage given back: up to the standard rate once the whole order is withdrawn (rule 6, § 357(2) BGB), and
     * the share of units that somebody other than the shopper answers for (rule 7); never more than was paid.
     */
    private Money shippingRefund() {
        var shipping = in.order().shipping();
        Money given = balance.shippingRefunded();
        Money wholeOrder = Money.zero(currency);
        boolean allWithdrawn = in.order().lines().stream()
                .allMatch(line -> balance.line(line.lineId()).withdrawn() == line.quantity());
        if (in.statutory() && allWithdrawn) {
            wholeOrder = shipping.refundable().minus(given).orZero();
        }
        Money forFault = faultShare().atMost(shipping.amount().minus(given).orZero());
        Money refund = wholeOrder.compareTo(forFault) >= 0 ? wholeOrder : forFault;
        if (refund.isPositive()) {
            trace.add("outbound postage given back: " + refund + " of " + shipping.amount());
        }
        return refund;
    }

    private Money faultShare() {
        Money goods = in.order().paidForGoods();
        if (!goods.isPositive()) {
            return Money.zero(currency);
        }
        Money faulty = Money.zero(currency);
        for (int i = 0; i < lines.size(); i++) {
            if (in.claims().get(i).fault().sparesTheShopper()) {
                faulty = faulty.plus(lines.get(i).itemSubtotal());
            }
        }
        return in.order().shipping().amount().share(faulty.minor(), goods.minor());
    }

    /** Once per return, from what is left: first of the refund, then of the credit, then of the exchange. */
    private Money returnShippingFee() {
        Money fee = Money.rounded(in.policy().returnShippingFee(), currency);
        if (!in.feeDue() || fee.isZero() || in.claims().isEmpty()) {
            return Money.zero(currency);
        }
        if (in.claims().stream().anyMatch(claim -> claim.fault().sparesTheShopper())) {
            return suppressed(SettlementNote.FEE_SUPPRESSED_FAULT);
        }
        if (in.statutory() && !in.order().informedOfReturnCosts()) {
            return suppressed(SettlementNote.FEE_SUPPRESSED_NOT_INFORMED);
        }
        Money fromPayment = fee.atMost(toPayment);
        toPayment = toPayment.minus(fromPayment);
        Money fromCredit = fee.minus(fromPayment).atMost(toCredit);
        toCredit = toCredit.minus(fromCredit);
        // What an exchange already uses up is not there to take a fee from.
        Money spare = toExchange.minus(exchangeTotal).orZero();
        Money fromExchange = fee.minus(fromPayment).minus(fromCredit).atMost(spare);
        toExchange = toExchange.minus(fromExchange);
        Money taken = fromPayment.plus(fromCredit).plus(fromExchange);
        if (taken.compareTo(fee) < 0) {
            notes.add(SettlementNote.FEE_CAPPED);
        }
        trace.add("return-shipping fee " + fee + ", taken " + taken);
        return taken;
    }

    /** Credit is money too: what of it was not captured is not given; only the bonus comes on top (rule 8). */
    private void capCredit(Money room) {
        if (toCredit.compareTo(room) > 0) {
            cutToPaid(toCredit.minus(room), Money.zero(currency));
            toCredit = room;
        }
        balance = balance.withCredited(toCredit);
    }

    /** Takes what was never captured out of postage, then out of the lines from the last; says how much of postage. */
    private Money cutToPaid(Money excess, Money shippingRefund) {
        notes.add(SettlementNote.CAPPED_AT_PAID);
        trace.add("more than was captured and is left: less " + excess);
        Money fromShipping = excess.atMost(shippingRefund);
        Money left = excess.minus(fromShipping);
        for (int i = lines.size() - 1; i >= 0 && left.isPositive(); i--) {
            SettlementLine line = lines.get(i);
            Money cut = left.atMost(line.itemSubtotal());
            Money value = line.itemSubtotal().minus(cut);
            Money tax = line.tax()
                    .share(value.minor(), Math.max(1, line.itemSubtotal().minor()));
            lines.set(
                    i,
                    new SettlementLine(line.itemId(), line.orderNumber(), line.lineId(), line.quantity(), value, tax));
            retax(in.claims().get(i).line().taxRate(), cut, line.tax().minus(tax));
            balance = balance.withLine(
                    line.lineId(), b -> b.settle(0, in.statutory(), cut.times(-1), tax.minus(line.tax())));
            left = left.minus(cut);
        }
        return fromShipping;
    }

    private void retax(BigDecimal rate, Money cut, Money taxCut) {
        taxes.computeIfPresent(
                rate,
                (r, amount) -> new TaxAmount(
                        r, amount.net().minus(cut.minus(taxCut)), amount.tax().minus(taxCut)));
    }

    /** What was captured and is given back neither to a payment nor as credit. */
    private Money available() {
        return sum(in.order().payments().stream().map(this::left).toList())
                .minus(balance.credited())
                .orZero();
    }

    private Money left(Payment payment) {
        return payment.amount()
                .minus(balance.payment(payment.paymentId()).taken())
                .orZero();
    }

    /** Card or wallet first, then gift card and store credit; each up to what is left of it (rule 8). */
    private List<OrderSettlement.Tender> tenders(Money netRefund) {
        List<OrderSettlement.Tender> tenders = new ArrayList<>();
        Money open = netRefund;
        List<Payment> inOrder = in.order().payments().stream()
                .sorted(Comparator.comparing(SettlementCalculator::isCredit))
                .toList();
        for (Payment payment : inOrder) {
            Money part = open.atMost(left(payment));
            if (part.isPositive()) {
                tenders.add(new OrderSettlement.Tender(payment, part));
                balance = balance.withPayment(payment.paymentId(), b -> b.reserve(part));
                open = open.minus(part);
            }
        }
        return tenders;
    }

    private static boolean isCredit(Payment payment) {
        return payment.method().equals("GIFT_CARD") || payment.method().equals("STORE_CREDIT");
    }

    private Money suppressed(SettlementNote note) {
        notes.add(note);
        return Money.zero(currency);
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
