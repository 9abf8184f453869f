package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** Closes what nobody needs to see to any more; it may not be there. */
    void close(TaskKey key, Transition transition, String by) {
        store.task(key)
                .filter(task -> !task.status().isClosed())
                .map(task -> task.closed(new Task.Closing(by, transition.at(), Optional.empty())))
                .ifPresent(task -> transition.also(new Write.PutTask(task)));
    }

    /** The balances of the return's orders, to be changed. */
    BalanceChanges balances(Return state) {
        return new BalanceChanges(orders(state));
    }

    /**
     * An ended return expects again what it had given back, and is open again; empty where all of it was asked back in
     * another return since. Whether it may be taken up is the caller's to say.
     */
    Optional<Return> takenUpAgain(Return ended, Transition transition) {
        BalanceChanges balances = balances(ended);
        Return expecting = balances.takeUpAgain(ended);
        boolean anyMissing = ended.items().stream().anyMatch(item -> item.missing() > 0);
        if (anyMissing && expecting.allDecided()) {
            return Optional.empty();
        }
        balances.writeTo(transition);
        return Optional.of(expecting.withStage(Stage.REOPENED));
    }
}
