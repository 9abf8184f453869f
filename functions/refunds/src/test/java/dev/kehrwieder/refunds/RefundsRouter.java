package dev.kehrwieder.refunds;

import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The routes of {@code refunds-api}, of which a test serves some. */
final class RefundsRouter {
    private RefundsRouter() {}

    /** Of which those of the providers' news. */
    static ApiRouter of(PaymentEvents events) {
        return of(Map.of(ApiRoute.POST_PAYMENT_EVENT, events::post, ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post));
    }

    static ApiRouter of(Map<ApiRoute, Endpoint> served) {
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        Arrays.stream(ApiRoute.values())
                .filter(route -> route.function().equals(FunctionNames.REFUNDS_API))
                .forEach(route -> endpoints.put(route, _ -> {
                    throw new AssertionError(route + " is not served here");
                }));
        endpoints.putAll(served);
        return new ApiRouter(FunctionNames.REFUNDS_API, endpoints);
    }
}
