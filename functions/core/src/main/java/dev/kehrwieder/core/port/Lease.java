package dev.kehrwieder.core.port;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Subject;
import java.time.Instant;

/**
 * That somebody is at some work about one subject which two must not do at once.
 *
 * @param work its name
 * @param holder of this one attempt
 * @param until machine time from which anybody may take it; a holder gives it back by making it end now
 */
public record Lease(Subject of, String work, String holder, Instant until) {
    public Lease {
        requireNonNull(of, "of is null");
        requireNonNull(work, "work is null");
        requireNonNull(holder, "holder is null");
        requireNonNull(until, "until is null");
    }
}
