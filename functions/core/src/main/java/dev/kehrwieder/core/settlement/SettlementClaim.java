package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Units of one item whose money is to be decided.
 *
 * @param losses as inspected; units without one lost nothing
 * @param kept whether the goods stay with the shopper: nobody restocks them
 * @param reductionPercent by how much the price of goods that the shopper keeps is reduced; 0 for goods that come back, and
 *     while nobody has said it
 */
public record SettlementClaim(
        String itemId,
        OrderLine line,
        int units,
        FaultParty fault,
        Resolution resolution,
        Optional<ExchangeFor> exchangeFor,
        BigDecimal restockingFeePercent,
        List<Loss> losses,
        boolean kept,
        int reductionPercent) {
    public SettlementClaim {
        if (units < 1) {
            throw new IllegalArgumentException(units + " units");
        }
        losses = List.copyOf(losses);
    }

    /** So many units lost so many percent of their value. */
    public record Loss(int units, int percent) {}
}
