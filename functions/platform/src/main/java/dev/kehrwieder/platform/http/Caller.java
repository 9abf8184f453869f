package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

/**
 * Who calls, as {@code access} found out.
 *
 * @param shop the shop that the key belongs to, the prefix of everything the call may see
 * @param keyId names the caller in the trail: a key, by its name, or a person who signed in, by a pseudonym
 */
public record Caller(String shop, Role role, String keyId) {

    /** Begins the pseudonym of a person who signed in at the shop's issuer. No key is named so. */
    public static final String PERSON = "oidc:";

    public Caller {
        requireNonNull(shop, "shop is null");
        requireNonNull(role, "role is null");
        requireNonNull(keyId, "keyId is null");
    }

    /** Whether one person calls, and not a system that may speak for several. */
    public boolean isPerson() {
        return keyId.startsWith(PERSON);
    }
}
