package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

/** Somebody whom the issuer knows and nobody gave one role here. @param reason for the log, in our own words */
record WithoutRole(String keyId, String reason) implements Admission {
    WithoutRole {
        requireNonNull(keyId, "keyId is null");
        requireNonNull(reason, "reason is null");
    }
}
