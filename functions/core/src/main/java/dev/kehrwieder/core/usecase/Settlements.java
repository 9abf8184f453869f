package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.settlement.Ground;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.settlement.ReturnFee;
import dev.kehrwieder.core.settlement.SettlementCalculator;
import dev.kehrwieder.core.settlement.SettlementClaim;
import dev.kehrwieder.core.settlement.SettlementInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The money of items, order by order. */
final class Settlements {
    private Settlements() {}

    /** How many units of an item's money to decide now. */
    interface Units {
        int of(ReturnItem item);
    }

    /** What the items would pay, all of them accepted. */
    static Settlement estimate(
            List<ReturnItem> items,
            Map<String, OrderCase> orders,
            Map<String, Policy> policies,
            Ground ground,
            ReturnMethod method) {
        return decide(items, orders, policies, ground, method, Money.zero(currency(orders)), ReturnItem::requested)
                .values()
                .stream()
                .map(OrderSettlement::settlement)
                .reduce(Settlement.nothing(currency(orders)), Settlement::plus);
    }

    /**
     * What so many units of each item pay, by order number; an order without any is left out.
     *
     * @param feeTaken what was taken of the return-shipping fee when other units of the return were decided
     */
    static Map<String, OrderSettlement> decide(
            List<ReturnItem> items,
            Map<String, OrderCase> orders,
            Map<String, Policy> policies,
            Ground ground,
            ReturnMethod method,
            Money feeTaken,
            Units units) {
        Map<String, OrderSettlement> decided = new LinkedHashMap<>();
        // Once per return, by the policy of the order that it was registered for, of whatever order has money left.
        Money fee = fee(items, orders, policies, method, units).minus(feeTaken).orZero();
        Optional<SettlementNote> suppressed = suppressed(items, orders, ground, units);
        for (Map.Entry<String, OrderCase> entry : orders.entrySet()) {
            Policy policy = policies.get(entry.getKey());
            List<SettlementClaim> claims = new ArrayList<>();
            for (ReturnItem item : items) {
                if (item.orderNumber().equals(entry.getKey()) && units.of(item) > 0) {
                    claims.addAll(claims(item, entry.getValue().order(), policy, units.of(item)));
                }
            }
            if (!claims.isEmpty()) {
                OrderSettlement settled = SettlementCalculator.settle(new SettlementInput(
                        entry.getValue().order(),
                        entry.getValue().balance(),
                        policy,
                        claims,
                        ground,
                        new ReturnFee(fee, suppressed)));
                decided.put(entry.getKey(), settled);
                fee = suppressed.isPresent()
                        ? Money.zero(fee.currency())
                        : fee.minus(settled.settlement().returnShippingFee());
            }
        }
        return decided;
    }

    /**
     * The highest fee that any of the units here, or settled before, asks for: a bulky item makes the whole box dear; one that
     * never comes does not, nor one that stays with the shopper. The policy of the order that the return was registered for
     * says it of all of them, so that it grows with what comes and never shrinks below what was taken.
     */
    private static Money fee(
            List<ReturnItem> items,
            Map<String, OrderCase> orders,
            Map<String, Policy> policies,
            ReturnMethod method,
            Units units) {
        Policy policy = policies.values().iterator().next();
        return items.stream()
                .filter(item -> !item.isKept() && units.of(item) + item.settled() > 0)
                .map(item -> {
                    Order order = orders.get(item.orderNumber()).order();
                    return policy.terms(order, line(order, item), item.reason(), method)
                            .returnShippingFee()
                            .value();
                })
                .max(BigDecimal::compareTo)
                .map(fee -> Money.rounded(fee, currency(orders)))
                .orElseGet(() -> Money.zero(currency(orders)));
    }

    /**
     * Nobody pays for sending back what others answer for (domain 4.2 rule 7), were it one unit in the box that is here or
     * may still come; nor for a withdrawal without having been told of it (§ 357(5) BGB).
     */
    private static Optional<SettlementNote> suppressed(
            List<ReturnItem> items, Map<String, OrderCase> orders, Ground ground, Units units) {
        if (ground == Ground.CLAIM) {
            return Optional.of(SettlementNote.FEE_SUPPRESSED_CLAIM);
        }
        boolean faultOfOthers = items.stream()
                .filter(item -> item.fault().sparesTheShopper() && !item.isKept())
                .anyMatch(item -> units.of(item) + item.settled() + item.open() > 0);
        if (faultOfOthers) {
            return Optional.of(SettlementNote.FEE_SUPPRESSED_FAULT);
        }
        boolean told = orders.values().stream().allMatch(order -> order.order().informedOfReturnCosts());
        return ground == Ground.WITHDRAWAL && !told
                ? Optional.of(SettlementNote.FEE_SUPPRESSED_NOT_INFORMED)
                : Optional.empty();
    }

    /** As one where all units come to the same; of a warranty claim, each verdict may have decided otherwise. */
    private static List<SettlementClaim> claims(ReturnItem item, Order order, Policy policy, int units) {
        OrderLine line = line(order, item);
        BigDecimal fee =
                policy.terms(order, line, item.reason()).restockingFeePercent().value();
        List<Verdict> verdicts = item.unsettled(units);
        if (item.claim().isPresent() && !verdicts.isEmpty()) {
            return verdicts.stream()
                    .map(verdict -> claim(item, line, fee, verdict))
                    .toList();
        }
        List<SettlementClaim.Loss> losses = verdicts.stream()
                .map(verdict -> new SettlementClaim.Loss(verdict.quantity(), verdict.valueLossPercent()))
                .toList();
        return List.of(new SettlementClaim(
                item.itemId(),
                line,
                units,
                item.fault(),
                item.resolution(),
                item.exchangeFor(),
                fee,
                losses,
                item.isKept(),
                0));
    }

    private static SettlementClaim claim(ReturnItem item, OrderLine line, BigDecimal fee, Verdict verdict) {
        return new SettlementClaim(
                item.itemId(),
                line,
                verdict.quantity(),
                item.fault(),
                item.resolution(verdict),
                item.exchangeFor(),
                fee,
                List.of(new SettlementClaim.Loss(verdict.quantity(), verdict.valueLossPercent())),
                item.isKept(),
                verdict.claim().map(ClaimDecision::reductionPercent).orElse(0));
    }

    private static OrderLine line(Order order, ReturnItem item) {
        return order.line(item.lineId()).orElseThrow(() -> new IllegalStateException("the order lost a line"));
    }

    private static Currency currency(Map<String, OrderCase> orders) {
        return orders.values().iterator().next().order().currency();
    }
}
