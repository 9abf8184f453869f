package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of an order as bought.
 *
 * @param unitPrice before order-level discounts, as the shop gave it, in the mode of {@code taxIncluded}
 * @param discount the line's own discount for the whole line, in the mode of {@code unitPrice}
 * @param taxRate as the shop gave it, such as {@code 0.19}
 * @param paid what was paid for the whole line after every discount, tax included; fixed at import (domain 4.2 rule 2)
 * @param tax the tax inside {@code paid}; fixed at import
 */
public record OrderLine(
        String lineId,
        String sku,
        String title,
        int quantity,
        Money unitPrice,
        Money discount,
        boolean taxIncluded,
        BigDecimal taxRate,
        Money paid,
        Money tax,
        String category,
        int weightGrams,
        Set<LineFlag> flags,
        Optional<String> supplier,
        List<String> serialNumbers,
        Optional<String> imageUrl,
        Optional<Instant> seasonEndsAt,
        Freight freight) {
    public OrderLine {
        requireNonNull(lineId, "lineId is null");
        requireNonNull(sku, "sku is null");
        requireNonNull(title, "title is null");
        requireNonNull(category, "category is null");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is " + quantity);
        }
        if (paid.isNegative() || tax.isNegative() || tax.compareTo(paid) > 0) {
            throw new IllegalArgumentException("paid " + paid + " with tax " + tax);
        }
        requireNonNull(freight, "freight is null");
        flags = Set.copyOf(flags);
        serialNumbers = List.copyOf(serialNumbers);
    }
}
