package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.money.Money;
import java.util.Optional;

/**
 * Money that staff wants to give beside a return's settlement.
 *
 * @param orderNumber of several orders the one that it is for; else the first
 * @param agent who decides, as the shop names its people; it stays in the trail
 * @param role the caller's, which says up to which amount
 * @param note the agent's own words; personal
 */
public record StaffRefundRequest(
        ReturnKey of,
        Optional<String> orderNumber,
        StaffRefund.Kind kind,
        StaffRefund.Reason reason,
        StaffRefund.Means means,
        Money amount,
        String agent,
        StaffRole role,
        Optional<String> note) {
    public StaffRefundRequest {
        requireNonNull(of, "of is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(means, "means is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(role, "role is null");
        requireNonNull(note, "note is null");
    }
}
