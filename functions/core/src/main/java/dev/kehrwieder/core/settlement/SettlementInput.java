package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.policy.Policy;
import java.util.List;

/**
 * What decides the money of one order's part of a return.
 *
 * @param ground why the goods come back
 */
public record SettlementInput(
        Order order,
        OrderBalance balance,
        Policy policy,
        List<SettlementClaim> claims,
        Ground ground,
        ReturnFee returnFee) {
    public SettlementInput {
        claims = List.copyOf(claims);
    }

    /** Whether the return is a withdrawal. */
    boolean statutory() {
        return ground == Ground.WITHDRAWAL;
    }
}
