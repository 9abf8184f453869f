package dev.kehrwieder.refunds;

import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.EnumMap;
import java.util.Map;

/** The routes of {@code refunds-api}, of which only those of the providers' news are served. */
final class EventsRouter {
    private EventsRouter() {}

    static ApiRouter of(PaymentEvents events) {
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        ApiRoute.of(FunctionNames.REFUNDS_API)
                .forEach(route -> endpoints.put(route, request -> {
                    throw new AssertionError("called " + route);
                }));
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT, events::post);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post);
        return new ApiRouter(FunctionNames.REFUNDS_API, endpoints);
    }
}
