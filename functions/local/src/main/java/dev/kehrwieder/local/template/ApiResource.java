package dev.kehrwieder.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A REST API.
 *
 * @param id what {@code !Ref} gives
 * @param authorizers by name
 * @param defaultAuthorizer asked on every route that does not say otherwise
 * @param binaryMediaTypes bodies of these types reach the function in base64
 */
public record ApiResource(
        String logicalId,
        String id,
        String stage,
        Map<String, Authorizer> authorizers,
        Optional<String> defaultAuthorizer,
        Set<String> binaryMediaTypes) {
    public ApiResource {
        authorizers = Map.copyOf(authorizers);
        binaryMediaTypes = Set.copyOf(binaryMediaTypes);
    }

    /**
     * A Lambda authorizer that sees the whole request.
     *
     * @param identityHeader without this header the request is refused before the function is asked
     * @param cache how long an answer holds for the same header value; zero: never cached
     */
    public record Authorizer(String name, String functionArn, String identityHeader, Duration cache) {}
}
