package dev.kehrwieder.core.notice;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.policy.Policy;
import java.util.Optional;

/**
 * To whom a notice about a return goes, and of what it tells.
 *
 * @param event what it tells of; with the return it names the notice, so that a repeat is recognisable
 * @param state the return as it is now
 * @param policy frozen on the return's first order
 * @param name as the shopper typed it
 */
public record Envelope(EventId event, Return state, Policy policy, String email, Optional<String> name)
        implements Addressed {
    public Envelope {
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
        return "Envelope[" + state.key() + ", " + event + "]";
    }
}
