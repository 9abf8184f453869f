package dev.kehrwieder.core.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Which orders of a shop to list, oldest first.
 *
 * @param from the earliest instant at which it was placed, included
 * @param to the latest, excluded
 * @param after the cursor of the page before: opaque to everybody but the store
 */
public record OrderQuery(String shop, Instant from, Instant to, int limit, Optional<String> after) {}
