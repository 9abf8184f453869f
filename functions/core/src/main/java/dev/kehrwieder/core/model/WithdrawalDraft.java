package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A declaration that is not confirmed yet: nothing follows from it, and it goes by itself.
 *
 * @param key the name that it will have once it is confirmed
 * @param locale in which it is acknowledged, a BCP 47 tag
 * @param begunAt business time
 * @param expiresAt machine time; a reader must look at it, since the store deletes late
 */
public record WithdrawalDraft(
        WithdrawalKey key, String locale, Instant begunAt, Declaration declaration, Instant expiresAt) {
    public WithdrawalDraft {
        requireNonNull(key, "key is null");
        requireNonNull(locale, "locale is null");
        requireNonNull(begunAt, "begunAt is null");
        requireNonNull(declaration, "declaration is null");
        requireNonNull(expiresAt, "expiresAt is null");
    }
}
