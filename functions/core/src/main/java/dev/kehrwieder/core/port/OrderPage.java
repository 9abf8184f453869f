package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.OrderKey;
import java.util.List;
import java.util.Optional;

/** @param next the cursor of the next page; empty on the last one */
public record OrderPage(List<OrderKey> orders, Optional<String> next) {
    public OrderPage {
        orders = List.copyOf(orders);
    }
}
