package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** What is known of whoever sent a key or a token. */
sealed interface Admission {
    /**
     * Let in.
     *
     * @param keyId names the caller in logs and trails: a key's name, or a person's pseudonym
     * @param until the first instant at which it no longer counts; empty for what does not end by itself
     */
    record Granted(String shop, String role, String keyId, Optional<Instant> until) implements Admission {
        public Granted {
            requireNonNull(shop, "shop is null");
            requireNonNull(role, "role is null");
            requireNonNull(keyId, "keyId is null");
            requireNonNull(until, "until is null");
        }
    }

    /** Somebody whom the issuer knows and nobody gave one role here. @param reason for the log, in our own words */
    record WithoutRole(String keyId, String reason) implements Admission {
        public WithoutRole {
            requireNonNull(keyId, "keyId is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** Nobody. @param reason for the log, in our own words */
    record Refused(String reason) implements Admission {
        public Refused {
            requireNonNull(reason, "reason is null");
        }
    }
}
