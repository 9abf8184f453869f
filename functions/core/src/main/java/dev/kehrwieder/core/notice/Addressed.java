package dev.kehrwieder.core.notice;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.policy.Policy;
import java.util.Optional;

/** To whom a notice goes, and of what it tells. */
public sealed interface Addressed permits Envelope, WithdrawalEnvelope {
    /** With its subject it names the notice, so that a repeat is recognisable. */
    EventId event();

    Subject of();

    /** Whose brand and time zone it has. */
    Policy policy();

    String email();

    /** As the person typed it. */
    Optional<String> name();
}
