package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.RequestReads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read as a dry run lets a use case see it: every order with nothing of it returned yet, under its own policy or under a
 * draft. What is asked for twice is read once.
 */
final class DryRunReads implements RequestReads {
    private final RequestReads reads;
    private final Optional<Policy> draft;
    private final Map<OrderKey, Optional<OrderCase>> orders;
    private final Map<Integer, Optional<Policy>> policies;
    private final Map<OrderKey, Optional<Person>> persons;

    private DryRunReads(
            RequestReads reads,
            Optional<Policy> draft,
            Map<OrderKey, Optional<OrderCase>> orders,
            Map<Integer, Optional<Policy>> policies,
            Map<OrderKey, Optional<Person>> persons) {
        this.reads = requireNonNull(reads, "reads is null");
        this.draft = draft;
        this.orders = orders;
        this.policies = policies;
        this.persons = persons;
    }

    /** For one dry run of one shop. */
    static DryRunReads of(RequestReads reads) {
        return new DryRunReads(reads, Optional.empty(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    /** The same orders, all of them under the draft. */
    DryRunReads under(Policy instead) {
        return new DryRunReads(reads, Optional.of(instead), orders, policies, persons);
    }

    /** An order as it is. */
    Optional<OrderCase> asItIs(OrderKey key) {
        return orders.computeIfAbsent(key, reads::order);
    }

    @Override
    public Optional<OrderCase> order(OrderKey key) {
        return asItIs(key)
                .map(OrderCase::order)
                .map(order -> new OrderCase(order, OrderBalance.untouched(order.key(), order.currency())));
    }

    @Override
    public Optional<Policy> policy(String shop, int version) {
        return draft.or(() -> policies.computeIfAbsent(version, number -> reads.policy(shop, number)));
    }

    @Override
    public List<ReturnKey> returnsOf(OrderKey key) {
        return reads.returnsOf(key);
    }

    @Override
    public Optional<ReturnCase> returnCase(ReturnKey key) {
        return reads.returnCase(key);
    }

    @Override
    public Optional<Person> person(OrderKey key) {
        return persons.computeIfAbsent(key, reads::person);
    }

    @Override
    public Optional<Policy> currentPolicy(String shop) {
        return reads.currentPolicy(shop);
    }

    /** Nobody is listed: a dry run compares policies, not people. */
    @Override
    public Optional<CustomerListing> listing(String shop, String customer) {
        return Optional.empty();
    }
}
