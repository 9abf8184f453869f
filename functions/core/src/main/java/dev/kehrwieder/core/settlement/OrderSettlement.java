package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import java.util.List;

/**
 * What one order's part of a return pays, and what that makes of the order's balance.
 *
 * @param balance units and money of the lines, postage and payments taken; not yet the next version
 * @param tenders how the net refund goes back, in the order of the tenders
 */
public record OrderSettlement(Settlement settlement, OrderBalance balance, List<Tender> tenders) {
    public OrderSettlement {
        tenders = List.copyOf(tenders);
    }

    /** A part of the net refund that goes back to one payment. */
    public record Tender(Payment payment, Money amount) {}
}
