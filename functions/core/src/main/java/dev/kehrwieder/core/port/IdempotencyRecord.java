package dev.kehrwieder.core.port;

import java.time.Instant;

/**
 * The first answer to a call with an idempotency key, kept per shop, route and key.
 *
 * @param bodyHash SHA-256 of the request's body
 * @param expiresAt machine time; a reader must look at it, since the store deletes late
 */
public record IdempotencyRecord(
        String shop, String route, String key, String bodyHash, StoredAnswer answer, Instant expiresAt) {}
