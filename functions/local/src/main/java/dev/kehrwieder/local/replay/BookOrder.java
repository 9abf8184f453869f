package dev.kehrwieder.local.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One order of the book: an invoice with goods on it.
 *
 * @param goods at least one, in the order of the book; a line's id is its place, from 1
 * @param postage all of it together
 * @param discount of the whole order, not negative
 */
record BookOrder(
        String number,
        LocalDateTime at,
        Optional<String> customer,
        String country,
        List<BookLine> goods,
        BigDecimal postage,
        BigDecimal discount) {
    BookOrder {
        goods = List.copyOf(goods);
        if (goods.isEmpty()) {
            throw new IllegalArgumentException("an order without goods");
        }
    }

    BigDecimal total() {
        return goods.stream()
                .map(BookLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(discount)
                .add(postage);
    }

    static String lineId(int place) {
        return String.valueOf(place + 1);
    }
}
