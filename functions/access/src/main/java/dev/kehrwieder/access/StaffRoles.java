package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.http.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a claim gives: {@code kehrwieder:SUPPORT} a role in the deployment's default shop, {@code kehrwieder:SHOP:SUPPORT} in
 * another. Every other value is somebody else's business and gives nothing; STOREFRONT is a machine and has a key.
 */
final class StaffRoles {
    private static final Pattern VALUE =
            Pattern.compile("kehrwieder:(?:(?<shop>[a-z0-9][a-z0-9-]{0,39}):)?(?<role>[A-Z]{1,20})");

    private final String defaultShop;

    StaffRoles(String defaultShop) {
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    /** A role and where it counts. */
    record ShopRole(String shop, Role role) {
        ShopRole {
            requireNonNull(shop, "shop is null");
            requireNonNull(role, "role is null");
        }
    }

    /** Each once; what to make of several is the caller's to decide. @param claim as in the token: a text or a list, or null */
    Set<ShopRole> of(Object claim) {
        List<?> values = claim instanceof List<?> list ? list : List.of(claim == null ? "" : claim);
        return values.stream()
                .filter(String.class::isInstance)
                .flatMap(value -> role((String) value).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<ShopRole> role(String value) {
        Matcher match = VALUE.matcher(value);
        if (!match.matches()) {
            return Optional.empty();
        }
        String shop = Optional.ofNullable(match.group("shop")).orElse(defaultShop);
        return Role.named(match.group("role"))
                .filter(role -> role != Role.STOREFRONT)
                .map(role -> new ShopRole(shop, role));
    }
}
