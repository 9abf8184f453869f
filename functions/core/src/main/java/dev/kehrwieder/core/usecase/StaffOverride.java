package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.StaffRole;
import java.util.Optional;

/**
 * A decision of staff against the policy: it opens what the policy refuses, never what is a fact, such as units that are
 * not delivered or came back before.
 *
 * @param agent who decides, as the shop names its people; it stays in the trail
 * @param role the caller's, which says up to which amount
 * @param note the agent's own words; personal
 */
public record StaffOverride(String agent, StaffRole role, OverrideReason reason, Optional<String> note) {
    public StaffOverride {
        requireNonNull(agent, "agent is null");
        requireNonNull(role, "role is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(note, "note is null");
    }
}
