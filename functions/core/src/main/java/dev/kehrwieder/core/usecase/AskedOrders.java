package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.policy.StaffLimits;
import dev.kehrwieder.core.port.RequestReads;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The orders of one customer that one request is about, with the policy of each: whatever is read is read once. */
final class AskedOrders {
    private final RequestReads reads;
    private final Returnability returnability;
    private final Instant now;
    private final OrderCase first;
    private final Map<String, OrderCase> orders = new LinkedHashMap<>();
    private final Map<String, Policy> policies = new LinkedHashMap<>();
    /** By order and line, where units are asked back. */
    private final Map<String, Map<String, LineBalance>> taken = new HashMap<>();
    /** The shoppers' regions: personal data. */
    private final Map<String, Optional<String>> regions = new HashMap<>();
    /** The answer looks at each line's deliveries, and is the same for all of them. */
    private final Map<String, Boolean> withdrawals = new HashMap<>();

    private Optional<CustomerStanding> listed = Optional.empty();

    AskedOrders(RequestReads reads, Returnability returnability, Instant now, OrderCase first) {
        this.reads = requireNonNull(reads, "reads is null");
        this.returnability = requireNonNull(returnability, "returnability is null");
        this.now = requireNonNull(now, "now is null");
        this.first = requireNonNull(first, "first is null");
        know(first);
    }

    /** The one that the request names first. */
    OrderCase first() {
        return first;
    }

    Optional<OrderCase> known(String orderNumber) {
        return Optional.ofNullable(orders.get(orderNumber));
    }

    /** An order that no item has named so far, whoever bought it. */
    Optional<OrderCase> other(String orderNumber) {
        return reads.order(new OrderKey(first.order().key().shop(), orderNumber));
    }

    void know(OrderCase order) {
        orders.put(number(order), order);
        taken.put(number(order), new HashMap<>());
        policies.put(
                number(order),
                reads.policy(order.order().key().shop(), order.order().policyVersion())
                        .orElseThrow(() -> new IllegalStateException("the order's policy is gone")));
    }

    /** By number, the first order first. */
    Map<String, OrderCase> all() {
        return orders;
    }

    /** By order number. */
    Map<String, Policy> policies() {
        return policies;
    }

    Policy policy(OrderCase order) {
        return policies.get(number(order));
    }

    /** As the items before have left it. */
    LineBalance balance(OrderCase order, OrderLine line) {
        return taken.get(number(order))
                .getOrDefault(line.lineId(), order.balance().line(line.lineId()));
    }

    void reserve(OrderCase order, OrderLine line, int units) {
        taken.get(number(order)).put(line.lineId(), balance(order, line).reserve(units));
    }

    /** The orders with every unit that is asked back reserved. */
    Map<String, OrderCase> reserved() {
        Map<String, OrderCase> reserved = new LinkedHashMap<>();
        orders.forEach((number, order) -> reserved.put(
                number, new OrderCase(order.order(), order.balance().withLines(taken.get(number)))));
        return reserved;
    }

    int payments() {
        return orders.values().stream()
                .mapToInt(order -> order.order().payments().size())
                .sum();
    }

    boolean withdrawalOpen(OrderCase order) {
        return withdrawals.computeIfAbsent(
                number(order),
                number -> returnability.withdrawalOpen(policies.get(number), order.order(), now, region(order)));
    }

    /** Where the shopper of an order lives, if that is told. */
    Optional<String> region(OrderCase order) {
        return regions.computeIfAbsent(
                number(order), number -> reads.person(order.order().key())
                        .flatMap(Person::address)
                        .flatMap(Address::region));
    }

    /** What the shop says of the customer, whatever the law gives all the same. */
    CustomerStanding listed() {
        if (listed.isEmpty()) {
            listed = Optional.of(
                    reads.standing(first.order().key().shop(), first.order().customer(), now));
        }
        return listed.get();
    }

    /** What staff may do is no part of what was sold: the policy of today says it. */
    StaffLimits limitsInForce() {
        return reads.currentPolicy(first.order().key().shop())
                .map(Policy::staffLimits)
                .orElse(StaffLimits.DEFAULT);
    }

    static String number(OrderCase order) {
        return order.order().key().orderNumber();
    }
}
