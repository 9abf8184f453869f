package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.ReturnStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Which returns of a shop to list, newest first.
 *
 * @param from the earliest instant of registration, included
 * @param to the latest, excluded
 * @param after the cursor of the page before: opaque to everybody but the store
 */
public record ReturnQuery(
        String shop,
        Optional<ReturnStatus> status,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit,
        Optional<String> after) {}
