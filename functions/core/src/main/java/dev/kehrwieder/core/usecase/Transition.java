package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of a return: the next state, the events that say so, and whatever else changes with it, as one commit.
 *
 * <p>Each step sets when {@code deadlines} must look next: soon where an event has to reach its subscribers.
 */
final class Transition {
    private final Optional<Return> before;
    private final Instant at;
    private final String by;
    private final List<ReturnEvent> events = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private Return after;
    private Optional<Instant> healAt;

    private Transition(Optional<Return> before, Return after, Instant at, String by) {
        this.before = before;
        this.after = after;
        this.healAt = after.healAt();
        this.at = at;
        this.by = by;
    }

    static Transition of(Return before, Instant at, String by) {
        return new Transition(Optional.of(before), before, at, by);
    }

    static Transition first(Return created, Instant at, String by) {
        return new Transition(Optional.empty(), created, at, by);
    }

    Transition to(Return next) {
        after = next;
        return this;
    }

    Return state() {
        return after;
    }

    Instant at() {
        return at;
    }

    Transition event(ReturnEvent event) {
        events.add(event);
        return this;
    }

    /** When the events so far must have been recorded; empty where they are. */
    Transition healAt(Optional<Instant> next) {
        healAt = next;
        return this;
    }

    Transition also(Write write) {
        writes.add(write);
        return this;
    }

    Transition mark(InboxMark mark) {
        return also(new Write.PutInbox(after.key(), mark));
    }

    /** Whether nothing was said of it and nothing would be written with it. */
    boolean changesNothing() {
        return events.isEmpty() && writes.isEmpty();
    }

    /** Whether no event tells of it so far. */
    boolean isSilent() {
        return events.isEmpty();
    }

    /** The state as it will be committed. */
    Return next() {
        Optional<Instant> nextHealAt = events.isEmpty() ? healAt : Optional.of(at.plus(Expectations.healing(after)));
        return after.next(nextHealAt, Expectations.dueAt(after, nextHealAt, at));
    }

    List<Write> writes() {
        Return next = next();
        List<Write> all = new ArrayList<>();
        all.add(new Write.PutReturn(before, next));
        for (int i = 0; i < events.size(); i++) {
            all.add(new Write.AppendEvent(new StoredEvent(next.key(), next.version(), i, at, by, events.get(i))));
        }
        all.addAll(writes);
        return List.copyOf(all);
    }
}
