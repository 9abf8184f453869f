package dev.kehrwieder.platform.http;

import java.util.Optional;

/** What a caller may do. */
public enum Role {
    STOREFRONT,
    WAREHOUSE,
    SUPPORT,
    FINANCE,
    /** May call every route. */
    ADMIN;

    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
