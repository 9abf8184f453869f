package dev.kehrwieder.local.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One line of an order book, as it stands there but for blanks around the values.
 *
 * @param row in the file, the head being row 1
 * @param quantity negative where something was given back
 * @param at in the shop's zone, to the minute
 * @param country the English name
 */
record BookLine(
        long row,
        String invoice,
        String sku,
        String description,
        int quantity,
        LocalDateTime at,
        BigDecimal unitPrice,
        Optional<String> customer,
        String country) {

    /** Invoices that begin with C are credit notes. */
    boolean isCredit() {
        return invoice.startsWith("C");
    }

    BookLineKind kind() {
        return BookLineKind.of(sku);
    }

    /** A line always has a title; a nameless article has its number. */
    String title() {
        return description.isEmpty() ? sku : description;
    }

    /** What was charged for the whole line; negative for what was given back. */
    BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
