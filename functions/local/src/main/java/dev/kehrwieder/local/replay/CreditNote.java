package dev.kehrwieder.local.replay;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * One credit note of the book: what a customer brought back.
 *
 * @param goods quantities are negative
 */
record CreditNote(String number, LocalDateTime at, Optional<String> customer, List<BookLine> goods) {
    CreditNote {
        goods = List.copyOf(goods);
    }

    /**
     * What comes back of an order by this note: if it is the same customer's, older, and has all of it.
     *
     * @param before what other notes take back of the order
     */
    Optional<ReturnPart> against(BookOrder order, List<ReturnPart> before) {
        if (goods.isEmpty() || customer.isEmpty() || !customer.equals(order.customer()) || at.isBefore(order.at())) {
            return Optional.empty();
        }
        int[] units = new int[order.goods().size()];
        for (BookLine line : goods) {
            int open = -line.quantity();
            for (int place = 0; place < units.length && open > 0; place++) {
                BookLine bought = order.goods().get(place);
                if (bought.sku().equals(line.sku())) {
                    int taken = Math.min(open, bought.quantity() - units[place] - ReturnPart.of(before, place));
                    units[place] += taken;
                    open -= taken;
                }
            }
            if (open > 0) {
                return Optional.empty();
            }
        }
        return Optional.of(ReturnPart.of(units));
    }
}
