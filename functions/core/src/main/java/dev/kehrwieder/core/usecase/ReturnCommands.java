package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** What the commands on a return share: reading it, its orders and policies, and giving units back to the balance. */
final class ReturnCommands {
    private final Store store;

    ReturnCommands(Store store) {
        this.store = requireNonNull(store, "store is null");
    }

    /** Decides on a return that is there. */
    Commits.Decision<ReturnResult> on(ReturnKey key, Function<ReturnCase, Commits.Decision<ReturnResult>> decide) {
        return store.returnCase(key)
                .map(decide)
                .orElseGet(() -> Commits.Decision.unchanged(new ReturnResult.Unknown()));
    }

    static Commits.Decision<ReturnResult> unchanged(ReturnCase now) {
        return Commits.Decision.unchanged(new ReturnResult.Done(now));
    }

    static Commits.Decision<ReturnResult> notAllowed(ReturnCase now) {
        return Commits.Decision.unchanged(new ReturnResult.NotAllowed(now));
    }

    static Commits.Decision<ReturnResult> done(Transition transition, ReturnCase before) {
        ReturnResult result = new ReturnResult.Done(new ReturnCase(transition.next(), before.refunds()));
        return new Commits.Decision<>(result, transition.writes());
    }

    /** The return's orders by number, the first order first. */
    Map<String, OrderCase> orders(Return state) {
        Map<String, OrderCase> orders = new LinkedHashMap<>();
        for (OrderKey key : state.orders()) {
            orders.put(
                    key.orderNumber(),
                    store.order(key).orElseThrow(() -> new IllegalStateException("the return's order is gone")));
        }
        return orders;
    }

    /** The policies frozen on the return's orders, by order number. */
    Map<String, Policy> policies(Return state) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        state.orderNumbers().forEach(number -> policies.put(number, policy(state, number)));
        return policies;
    }

    Policy policy(Return state) {
        return policy(state, state.orderNumbers().getFirst());
    }

    private Policy policy(Return state, String orderNumber) {
        return store.policy(state.key().shop(), state.policyVersions().get(orderNumber))
                .orElseThrow(() -> new IllegalStateException("the order's policy is gone"));
    }

    /** Gives units of each item back to the balance of its order. */
    void release(Transition transition, Return state, ToIntFunction<ReturnItem> units) {
        for (OrderCase order : orders(state).values()) {
            OrderBalance balance = order.balance();
            for (ReturnItem item : state.items()) {
                if (item.orderNumber().equals(order.order().key().orderNumber()) && units.applyAsInt(item) > 0) {
                    balance = balance.withLine(item.lineId(), b -> b.release(units.applyAsInt(item)));
                }
            }
            if (!balance.equals(order.balance())) {
                transition.also(new Write.PutBalance(balance.next()));
            }
        }
    }

    /** Takes units of each item from the balance again; empty where they are no longer there. */
    Optional<Map<String, OrderBalance>> reserve(Return state, ToIntFunction<ReturnItem> units) {
        Map<String, OrderBalance> reserved = new LinkedHashMap<>();
        for (OrderCase order : orders(state).values()) {
            OrderBalance balance = order.balance();
            for (ReturnItem item : state.items()) {
                if (item.orderNumber().equals(order.order().key().orderNumber()) && units.applyAsInt(item) > 0) {
                    int left = order.order().line(item.lineId()).orElseThrow().quantity()
                            - balance.line(item.lineId()).taken();
                    if (left < units.applyAsInt(item)) {
                        return Optional.empty();
                    }
                    balance = balance.withLine(item.lineId(), b -> b.reserve(units.applyAsInt(item)));
                }
            }
            if (!balance.equals(order.balance())) {
                reserved.put(order.order().key().orderNumber(), balance.next());
            }
        }
        return Optional.of(reserved);
    }
}
