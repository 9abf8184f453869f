package dev.kehrwieder.core.notice;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.policy.Policy;
import java.util.Optional;

/**
 * To whom a notice about a withdrawal goes: the address that was typed, whoever's it is.
 *
 * @param policy the shop's in force: the contract may be unknown, and the acknowledgement must not show whether it is
 */
public record WithdrawalEnvelope(EventId event, Withdrawal state, Policy policy, String email, Optional<String> name)
        implements Addressed {
    public WithdrawalEnvelope {
        requireNonNull(event, "event is null");
        requireNonNull(state, "state is null");
        requireNonNull(policy, "policy is null");
        requireNonNull(email, "email is null");
        requireNonNull(name, "name is null");
    }

    @Override
    public Subject of() {
        return state.key();
    }

    /** Personal data stay out of logs. */
    @Override
    public String toString() {
        return "WithdrawalEnvelope[" + state.key() + ", " + event + "]";
    }
}
