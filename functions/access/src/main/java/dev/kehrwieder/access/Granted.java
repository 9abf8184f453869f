package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Let in.
 *
 * @param keyId names the caller in logs and trails: a key's name, or a person's pseudonym
 * @param until the first instant at which it no longer counts; empty for what does not end by itself
 */
record Granted(String shop, String role, String keyId, Optional<Instant> until) implements Admission {
    Granted {
        requireNonNull(shop, "shop is null");
        requireNonNull(role, "role is null");
        requireNonNull(keyId, "keyId is null");
        requireNonNull(until, "until is null");
    }
}
