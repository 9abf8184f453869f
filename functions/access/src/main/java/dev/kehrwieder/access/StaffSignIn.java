package dev.kehrwieder.access;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.environment.Environment;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where the shop's people sign in, by OpenID Connect.
 *
 * @param issuer as its tokens name it, to the letter
 * @param audience whom its tokens must be made for: our client id there
 * @param rolesClaim the claim that says what somebody may do
 * @param defaultShop the shop of a role that names none
 */
record StaffSignIn(String issuer, String audience, String rolesClaim, String defaultShop) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    StaffSignIn {
        requireNonNull(issuer, "issuer is null");
        requireNonNull(audience, "audience is null");
        requireNonNull(rolesClaim, "rolesClaim is null");
        requireNonNull(defaultShop, "defaultShop is null");
        URI address = URI.create(issuer);
        if (!isSafe(address) || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("OIDC_ISSUER must be an https address without query and fragment");
        }
    }

    /**
     * Empty where nobody signs in.
     *
     * @throws IllegalArgumentException if the issuer is no address over https
     * @throws IllegalStateException if it has no audience: any client's token would do
     */
    static Optional<StaffSignIn> from(Environment environment) {
        return environment
                .optional("OIDC_ISSUER")
                .map(issuer -> new StaffSignIn(
                        issuer,
                        environment.required("OIDC_AUDIENCE"),
                        environment.optional("OIDC_ROLES_CLAIM", "roles"),
                        environment.required("DEFAULT_SHOP")));
    }

    /** Where the issuer says where its keys are. */
    URI discovery() {
        return URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    }

    /** Nobody on the way can put keys of his own in place, and an issuer elsewhere does not send us to this very machine. */
    boolean isSafeToAsk(URI address) {
        return isSafe(address) && (!isHere(address) || isHere(URI.create(issuer)));
    }

    /** https, or this machine. */
    private static boolean isSafe(URI address) {
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && isHere(address));
    }

    private static boolean isHere(URI address) {
        return LOOPBACK.contains(address.getHost());
    }
}
