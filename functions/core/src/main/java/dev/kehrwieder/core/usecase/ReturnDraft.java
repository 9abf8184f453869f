package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that may be registered.
 *
 * @param orders by number, the first order first
 * @param policies by order number
 * @param items those marked that stay with the shopper
 * @param needsDecision whether a person must approve it
 * @param estimate what it would pay as things stand
 * @param balances the orders' balances with the units reserved
 * @param region the shopper's, as the first order gives it
 * @param overridden what staff set aside of the policy, where it did
 */
record ReturnDraft(
        Map<String, OrderCase> orders,
        Map<String, Policy> policies,
        List<ReturnItem> items,
        boolean needsDecision,
        Settlement estimate,
        List<OrderBalance> balances,
        Optional<String> region,
        Optional<ReturnEvent.PolicyOverridden> overridden) {}
