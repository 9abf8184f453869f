package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.settlement.SettlementCalculator;
import dev.kehrwieder.core.settlement.SettlementClaim;
import dev.kehrwieder.core.settlement.SettlementInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The money of items, order by order. */
final class Settlements {
    private Settlements() {}

    /** How many units of an item's money to decide now. */
    interface Units {
        int of(ReturnItem item);
    }

    /** What the items would pay, all of them accepted. */
    static Settlement estimate(
            List<ReturnItem> items, Map<String, OrderCase> orders, Map<String, Policy> policies, boolean statutory) {
        return decide(items, orders, policies, statutory, true, ReturnItem::requested).values().stream()
                .map(OrderSettlement::settlement)
                .reduce(Settlement.nothing(currency(orders)), Settlement::plus);
    }

    /** What so many units of each item pay, by order number; an order without any is left out. */
    static Map<String, OrderSettlement> decide(
            List<ReturnItem> items,
            Map<String, OrderCase> orders,
            Map<String, Policy> policies,
            boolean statutory,
            boolean feeDue,
            Units units) {
        Map<String, OrderSettlement> decided = new LinkedHashMap<>();
        boolean fee = feeDue;
        for (Map.Entry<String, OrderCase> entry : orders.entrySet()) {
            Policy policy = policies.get(entry.getKey());
            List<SettlementClaim> claims = new ArrayList<>();
            for (ReturnItem item : items) {
                if (item.orderNumber().equals(entry.getKey()) && units.of(item) > 0) {
                    claims.add(claim(item, entry.getValue().order(), policy, units.of(item)));
                }
            }
            if (!claims.isEmpty()) {
                decided.put(
                        entry.getKey(),
                        SettlementCalculator.settle(new SettlementInput(
                                entry.getValue().order(), entry.getValue().balance(), policy, claims, statutory, fee)));
                // Once per return: the first order that is settled bears it (domain 4.1, "Fees").
                fee = false;
            }
        }
        return decided;
    }

    private static SettlementClaim claim(ReturnItem item, Order order, Policy policy, int units) {
        var line = order.line(item.lineId()).orElseThrow(() -> new IllegalStateException("the order lost a line"));
        return new SettlementClaim(
                item.itemId(),
                line,
                units,
                item.fault(),
                item.resolution(),
                item.exchangeFor(),
                policy.terms(order, line, item.reason()).restockingFeePercent(),
                losses(item, units));
    }

    /** The losses of the accepted units that are not settled: the settled ones came first. */
    private static List<SettlementClaim.Loss> losses(ReturnItem item, int units) {
        List<SettlementClaim.Loss> losses = new ArrayList<>();
        int skip = item.settled();
        int open = units;
        for (Verdict verdict : item.verdicts()) {
            if (verdict.accepted() && open > 0) {
                int skipped = Math.min(skip, verdict.quantity());
                int counted = Math.min(open, verdict.quantity() - skipped);
                skip -= skipped;
                open -= counted;
                if (counted > 0) {
                    losses.add(new SettlementClaim.Loss(counted, verdict.valueLossPercent()));
                }
            }
        }
        return losses;
    }

    private static java.util.Currency currency(Map<String, OrderCase> orders) {
        return orders.values().iterator().next().order().currency();
    }
}
