package dev.kehrwieder.local.gateway;

import java.util.Map;

/** Hears of each call that a function answered, before the caller does. */
@FunctionalInterface
public interface RequestListener {
    /**
     * @param resource the route's path as in the template, {@code /v1/orders/{orderNumber}}
     * @param authorizer what the authorizer said of the caller; empty on open routes
     */
    void answered(String method, String resource, Map<String, String> authorizer, byte[] body, int status);
}
