package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

/**
 * Who calls, as {@code access} found out.
 *
 * @param shop the shop that the key belongs to, the prefix of everything the call may see
 * @param keyId names the key in the trail; never the key itself
 */
public record Caller(String shop, Role role, String keyId) {

    public Caller {
        requireNonNull(shop, "shop is null");
        requireNonNull(role, "role is null");
        requireNonNull(keyId, "keyId is null");
    }
}
