package dev.kehrwieder.local.functions;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What was asked of one function since the runner started.
 *
 * @param count finished calls, failed ones too
 * @param took their time in the function, added up; the first one's start among it
 */
public record Calls(long count, Duration took) {
    public Calls {
        requireNonNull(took, "took is null");
    }
}
