package dev.kehrwieder.platform.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Whom an API key lets in.
 *
 * @param keyId names the key in logs and trails; not secret
 * @param expiresAt the first instant at which it no longer counts; empty for one that does not end
 */
public record ApiKey(String shop, String role, String keyId, Optional<Instant> expiresAt) {
    public ApiKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(role, "role is null");
        requireNonNull(keyId, "keyId is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }
}
