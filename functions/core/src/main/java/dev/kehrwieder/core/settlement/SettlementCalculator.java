package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PriceReduction;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides what one order's part of a return pays (handbook, domain 4.2).
 *
 * <p>Units and postage are worth no more than was captured for the order and is left, line by line and postage last (rule
 * 4). Deductions come in the order value loss, restocking fee, return-shipping fee, exchange total (rule 5). A fee is capped
 * at what is left before it, so that none makes a debt; what an exchange costs beyond what is left is due.
 */
public final class SettlementCalculator {
    private final SettlementInput in;
    private final Currency currency;
    private OrderBalance balance;

    /** What may still be given for units and postage before more is given than was captured (rule 4). */
    private Money captured;

    private Money shippingRefund;
    private Money valueDeduction;
    private Money restockingFee;
    private Money exchangeTotal;
    /** What the units are worth that somebody other than the shopper answers for. */
    private Money faultValue;
    /** The lines that claims have changed so far; several claims may be of one line. */
    private final Map<String, LineBalance> taken = new HashMap<>();

    private final List<SettlementLine> lines = new ArrayList<>();
    private final Allotment allotment;
    private final Explanation explanation;
    private final Deductions deductions;

    private SettlementCalculator(SettlementInput in) {
        this.in = in;
        this.currency = in.order().currency();
        this.allotment = new Allotment(currency);
        this.explanation = new Explanation(in.order().key());
        this.deductions = new Deductions(in, explanation);
        this.balance = in.balance();
        this.captured = captured();
        Money zero = Money.zero(currency);
        this.shippingRefund = zero;
        this.valueDeduction = zero;
        this.restockingFee = zero;
        this.exchangeTotal = zero;
        this.faultValue = zero;
    }

    public static OrderSettlement settle(SettlementInput in) {
        return new SettlementCalculator(in).settle();
    }

    private OrderSettlement settle() {
        in.claims().forEach(this::takeLine);
        balance = balance.withLines(taken);
        shippingRefund = shippingRefund();
        allotment.addToPayment(shippingRefund);
        Money fee = returnShippingFee();
        exchange();
        List<OrderSettlement.Tender> tenders =
                backToLedger(reserve(allotment.toPayment(), in.order().payments()));
        Money bonus = bonus();
        Money credit = allotment.toCredit().plus(bonus);
        Money exchanged = allotment.toExchange();
        balance = balance.withShippingRefunded(shippingRefund)
                .withCredited(allotment.toCredit().plus(exchanged));
        Money amountDue = exchangeTotal.minus(exchanged);
        explanation.result(credit, amountDue, allotment.toPayment(), tenders);
        Settlement settlement = new Settlement(
                currency,
                sum(lines.stream().map(SettlementLine::itemSubtotal).toList()),
                sum(lines.stream().map(SettlementLine::tax).toList()),
                shippingRefund,
                restockingFee,
                fee,
                valueDeduction,
                exchangeTotal,
                credit,
                bonus,
                allotment.toPayment(),
                amountDue,
                lines,
                taxes(),
                explanation.notes(),
                explanation.trace());
        return new OrderSettlement(settlement, balance, tenders);
    }

    private List<OrderSettlement.Tender> reserve(Money amount, List<Payment> payments) {
        List<OrderSettlement.Tender> tenders =
                Tenders.split(amount, payments, in.policy().tenderOrder(), balance);
        tenders.forEach(
                tender -> balance = balance.withPayment(tender.payment().paymentId(), b -> b.reserve(tender.amount())));
        return tenders;
    }

    /** What was paid with our own credit and is wanted as credit goes back to where it was: bonus as bonus, and none on top. */
    private List<OrderSettlement.Tender> backToLedger(List<OrderSettlement.Tender> tenders) {
        List<Payment> ledger =
                in.order().payments().stream().filter(Payment::isOfLedger).toList();
        Money left = sum(
                ledger.stream().map(payment -> Tenders.left(payment, balance)).toList());
        return Tenders.join(tenders, reserve(allotment.creditToPayment(left), ledger));
    }

    /** The value of the units by cumulative shares, less value loss and restocking fee (rules 3 to 5). */
    private void takeLine(SettlementClaim claim) {
        OrderLine line = claim.line();
        var before = taken.getOrDefault(line.lineId(), balance.line(line.lineId()));
        if (claim.resolution().isCure()) {
            cure(claim, before);
            return;
        }
        if (claim.resolution() == Resolution.PARTIAL_REFUND_KEEP_ITEM) {
            reduce(claim, before);
            return;
        }
        LineValue units = LineValue.next(line, before, claim.units());
        LineValue payable = units.atMost(captured);
        Money value = payable.value();
        captured = captured.minus(value);
        taken.put(
                line.lineId(),
                before.settle(claim.units(), in.statutory(), value, payable.tax())
                        .withReduction(before.reduction().minus(units.reduced())));
        lines.add(line(claim, payable));
        if (sparesTheShopper(claim)) {
            faultValue = faultValue.plus(value).plus(units.reduced().value());
        }
        explanation.say(
                claim,
                "units " + (before.returned() + 1) + " to "
                        + (before.returned() + claim.units()) + " of " + line.quantity() + ", paid " + line.paid()
                        + " for all: " + units.value() + ", tax in it " + units.tax());
        explanation.capped(claim, units.value(), value);
        if (claim.kept()) {
            explanation.note(SettlementNote.KEPT);
            explanation.say(claim, SettlementNote.KEPT.words());
        }
        Money loss = deductions.valueLoss(claim, value);
        Money fee = deductions.restockingFee(claim, value).atMost(value.minus(loss));
        valueDeduction = valueDeduction.plus(loss);
        restockingFee = restockingFee.plus(fee);
        assign(claim, value.minus(loss).minus(fee));
    }

    /** The shopper has working goods again, which may be claimed or come back like any others: no money moves. */
    private void cure(SettlementClaim claim, LineBalance before) {
        Money zero = Money.zero(currency);
        taken.put(claim.line().lineId(), before.release(claim.units()));
        lines.add(line(claim, new LineValue(zero, zero, PriceReduction.none(currency))));
        explanation.say(
                claim,
                claim.units() + " units made good by "
                        + claim.resolution().name().toLowerCase(Locale.ROOT) + ": nothing to pay");
    }

    /**
     * The shopper keeps the goods and gets a part of their price (§ 441 BGB); the rest may still be claimed later. How much
     * the inspection says: before it, nothing.
     */
    private void reduce(SettlementClaim claim, LineBalance before) {
        LineValue reduction = LineValue.reduction(claim.line(), before, claim.units(), claim.reductionPercent());
        LineValue payable = reduction.atMost(captured);
        captured = captured.minus(payable.value());
        LineBalance after = before.reduce(new PriceReduction(claim.units(), payable.value(), payable.tax()));
        // A price may be reduced again: there are no more reduced units than the shopper has.
        int here = claim.line().quantity() - after.returned() - after.rejected();
        taken.put(claim.line().lineId(), after.withReduction(after.reduction().over(here)));
        lines.add(line(claim, payable));
        explanation.say(
                claim,
                "price of " + claim.units() + " units reduced by " + claim.reductionPercent() + " %: "
                        + reduction.value() + ", tax in it " + reduction.tax());
        explanation.capped(claim, reduction.value(), payable.value());
        allotment.addToPayment(payable.value());
    }

    private SettlementLine line(SettlementClaim claim, LineValue payable) {
        return new SettlementLine(
                claim.itemId(),
                in.order().key().orderNumber(),
                claim.line().lineId(),
                claim.units(),
                payable.value(),
                payable.tax());
    }

    /** A claim that was accepted is for a defect: the seller answers for it, whatever the reason says of others. */
    private boolean sparesTheShopper(SettlementClaim claim) {
        return in.ground() == Ground.CLAIM || claim.fault().sparesTheShopper();
    }

    private void assign(SettlementClaim claim, Money left) {
        if (claim.resolution() == Resolution.STORE_CREDIT) {
            allotment.addToCredit(left);
        } else if (isExchange(claim)) {
            Money price = claim.exchangeFor().orElseThrow().unitPrice().times(claim.units());
            exchangeTotal = exchangeTotal.plus(price);
            allotment.addToExchange(left);
        } else {
            allotment.addToPayment(left);
        }
    }

    private static boolean isExchange(SettlementClaim claim) {
        return claim.resolution().isExchange() && claim.exchangeFor().isPresent();
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
        Money forFault = faultShare().minus(given).orZero();
        Money due = wholeOrder.compareTo(forFault) >= 0 ? wholeOrder : forFault;
        Money refund = due.atMost(captured);
        if (due.isPositive()) {
            explanation.say("outbound postage given back: " + due + " of " + shipping.amount());
            explanation.capped(due, refund);
        }
        return refund;
    }

    /** Of all units that came back so far for others' fault, so that the sum is the whole postage over any split. */
    private Money faultShare() {
        Money goods = in.order().paidForGoods();
        if (!goods.isPositive()) {
            return Money.zero(currency);
        }
        Money faulty = balance.faultValue().plus(faultValue);
        balance = balance.withFaultValue(faultValue);
        // A later put may have made the order worth less than what came back of it before.
        return in.order().shipping().amount().share(faulty.atMost(goods).minor(), goods.minor());
    }

    private Money returnShippingFee() {
        Money fee = in.returnFee().open();
        if (fee.isZero() || in.claims().isEmpty()) {
            return Money.zero(currency);
        }
        if (in.returnFee().suppressed().isPresent()) {
            explanation.suppressed(
                    "return-shipping fee of " + fee, in.returnFee().suppressed().get());
            return Money.zero(currency);
        }
        Money taken = allotment.take(fee);
        boolean isCapped = taken.compareTo(fee) < 0;
        if (isCapped) {
            explanation.note(SettlementNote.FEE_CAPPED);
        }
        explanation.say("return-shipping fee " + fee + ", taken " + taken
                + (isCapped ? ": " + SettlementNote.FEE_CAPPED.words() : ""));
        return taken;
    }

    private void exchange() {
        if (exchangeTotal.isPositive()) {
            explanation.say(
                    "new goods in exchange for " + exchangeTotal + ", their units are worth " + allotment.toExchange());
        }
        allotment.exchange(exchangeTotal);
    }

    private Money bonus() {
        Money bonus = allotment.toCredit().percent(in.policy().storeCreditBonusPercent());
        if (bonus.isPositive()) {
            explanation.say("bonus on " + allotment.toCredit() + " store credit: " + bonus);
        }
        return bonus;
    }

    /** By rate, in the order of the lines; 0.19 and 0.190 are one rate. */
    private List<TaxAmount> taxes() {
        List<TaxAmount> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SettlementLine line = lines.get(i);
            BigDecimal rate = in.claims().get(i).line().taxRate();
            all.add(new TaxAmount(rate, line.itemSubtotal().minus(line.tax()), line.tax()));
        }
        return TaxAmount.byRate(all);
    }

    /**
     * What was captured and is given back neither to a payment nor as credit nor for new goods; nor was it decided, less
     * fees, for units that came back before: a refund that failed is still owed to them.
     */
    private Money captured() {
        List<Payment> payments = in.order().payments();
        Money undecided = sum(payments.stream().map(Payment::amount).toList()).minus(balance.decided());
        return Tenders.left(payments, balance).atMost(undecided).orZero();
    }

    private Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
