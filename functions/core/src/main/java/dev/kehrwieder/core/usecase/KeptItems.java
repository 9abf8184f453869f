package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Policy;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Which items stay with the shopper, because what was paid for them is less than the policy wants to see again.
 *
 * <p>What counts is the worth of all units of the order line that are asked back or were taken before, in whatever return:
 * asking for them one by one keeps no more of them than asking at once.
 */
final class KeptItems {
    private final Map<String, OrderCase> orders;
    private final Map<String, Policy> policies;
    private final boolean mayKeep;

    /**
     * @param orders by number, with the units of these items reserved
     * @param policies by order number
     * @param claim whether it is a warranty claim: what is to be mended has to come
     */
    KeptItems(Map<String, OrderCase> orders, Map<String, Policy> policies, boolean claim, CustomerStanding standing) {
        this.orders = requireNonNull(orders, "orders is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.mayKeep = !claim && isTrusted(standing);
    }

    /** The item, kept where the policy has it so. */
    ReturnItem decide(ReturnItem item) {
        return mayKeep && isMoney(item.resolution()) && isBelow(item) ? item.keep() : item;
    }

    /** Whoever is watched or blocked sends everything. */
    private static boolean isTrusted(CustomerStanding standing) {
        return switch (standing) {
            case UNLISTED, ALLOWED -> true;
            case REVIEW, BLOCKED -> false;
        };
    }

    private static boolean isMoney(Resolution resolution) {
        return resolution == Resolution.REFUND_ORIGINAL_PAYMENT || resolution == Resolution.STORE_CREDIT;
    }

    private boolean isBelow(ReturnItem item) {
        OrderCase found = orders.get(item.orderNumber());
        Order order = found.order();
        OrderLine line =
                order.line(item.lineId()).orElseThrow(() -> new IllegalStateException("the order lost a line"));
        BigDecimal least = policies.get(item.orderNumber())
                .terms(order, line, item.reason())
                .keepItemBelow()
                .value();
        LineBalance balance = found.balance().line(line.lineId());
        Money worth = line.paid().share((long) balance.reserved() + balance.returned(), line.quantity());
        return worth.decimal().compareTo(least) < 0;
    }
}
