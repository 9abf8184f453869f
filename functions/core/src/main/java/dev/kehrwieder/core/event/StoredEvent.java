package dev.kehrwieder.core.event;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import java.time.Instant;

/**
 * An event in the trail of a return, or of a withdrawal.
 *
 * @param version the version of its subject that it was committed with
 * @param number its place among the events of that version, from 0
 * @param at business time
 * @param by who did it: a role and key, or a function
 */
public record StoredEvent(Subject of, long version, int number, Instant at, String by, ReturnEvent event) {
    public StoredEvent {
        requireNonNull(of, "of is null");
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(event, "event is null");
    }

    /**
     * The return that it is about.
     *
     * @throws IllegalStateException if it is about no return
     */
    public ReturnKey ofReturn() {
        if (of instanceof ReturnKey key) {
            return key;
        }
        throw new IllegalStateException(event.type() + " is about no return");
    }

    public EventId id() {
        return new EventId(version, number);
    }
}
