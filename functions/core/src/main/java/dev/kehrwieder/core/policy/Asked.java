package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.ReturnMethod;
import java.util.Optional;

/** What a policy is asked about: a line of an order and, as far as they are known, the reason and the way of its return. */
record Asked(Order order, OrderLine line, Optional<Reason> reason, Optional<ReturnMethod> method) {
    Asked {
        requireNonNull(order, "order is null");
        requireNonNull(line, "line is null");
    }
}
