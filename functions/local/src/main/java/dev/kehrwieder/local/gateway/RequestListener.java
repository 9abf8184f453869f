package dev.kehrwieder.local.gateway;

import java.util.Map;

/** Hears of each call that a function answered, before the caller does. */
@FunctionalInterface
public interface RequestListener {
    void answered(Call call, int status);

    /**
     * A call that reached a function.
     *
     * @param resource the route's path as in the template, {@code /v1/orders/{orderNumber}}
     * @param pathParameters percent-encoded
     * @param authorizer what the authorizer said of the caller; empty on open routes
     */
    record Call(
            String method,
            String resource,
            Map<String, String> pathParameters,
            Map<String, String> authorizer,
            byte[] body) {}
}
