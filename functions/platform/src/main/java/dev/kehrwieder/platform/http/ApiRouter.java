package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TooLarge;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.http.ApiRequest.RequestParts;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.time.MachineClock;
import dev.kehrwieder.platform.trace.Span;
import dev.kehrwieder.platform.trace.Tracing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The function behind API Gateway (payload 1.0): finds the route and checks in the order of the contract: key 401, role
 * 403, size 413 and syntax 400, idempotency, then the endpoint: fields 422, state 409. Every fault becomes a problem; what
 * it was is logged under the request's id, never answered.
 */
public final class ApiRouter implements Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    /** A thousand lines with titles and pictures fit. */
    public static final int MAX_BODY = 1024 * 1024;

    private static final String RETRY_AFTER_SECONDS = "5";

    private final Map<ApiRoute, Endpoint> endpoints;
    private final Set<ApiRoute> routes;
    private final InstantSource machineClock;

    /** By the clock of machines, which no business time turns. */
    public ApiRouter(String function, Map<ApiRoute, Endpoint> endpoints) {
        this(function, endpoints, new MachineClock());
    }

    /**
     * @param function one of {@link FunctionNames}
     * @throws IllegalArgumentException if the endpoints are not exactly those of the function's routes
     */
    ApiRouter(String function, Map<ApiRoute, Endpoint> endpoints, InstantSource machineClock) {
        this.routes = ApiRoute.of(requireNonNull(function, "function is null"));
        if (!endpoints.keySet().equals(routes)) {
            throw new IllegalArgumentException(function + " must serve " + routes + ", not " + endpoints.keySet());
        }
        this.endpoints = new EnumMap<>(endpoints);
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    @Override
    public APIGatewayProxyResponseEvent apply(APIGatewayProxyRequestEvent event) {
        requireNonNull(event, "event is null");
        String route = event.getHttpMethod() + " " + Objects.requireNonNullElse(event.getResource(), "(no route)");
        return Tracing.in(Span.Kind.SERVER, route, ApiEvents.trace(event), () -> {
            Answer answer = answer(event);
            Tracing.note("http.response.status_code", String.valueOf(answer.status()));
            if (answer.status() >= 500) {
                Tracing.fail();
            }
            RuntimeLog.info("answered", Map.of("route", route, "status", answer.status()));
            return answer.toEvent();
        });
    }

    private Answer answer(APIGatewayProxyRequestEvent event) {
        try {
            return dispatch(event);
        } catch (ProblemException e) {
            return e.problem().answer();
        } catch (Commits.Contention e) {
            RuntimeLog.warn("request lost against others", Map.of("exception", RuntimeLog.trace(e)));
            return Problem.of(ProblemCode.CONFLICT, "Others changed the same thing at the same time; please try again")
                    .answer();
        } catch (TooLarge e) {
            RuntimeLog.warn("request too large for the store", Map.of("exception", RuntimeLog.trace(e)));
            return Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, e.getMessage()).answer();
        } catch (RetryLater | StoreUnavailable e) {
            RuntimeLog.warn("request to be retried", Map.of("exception", RuntimeLog.trace(e)));
            return Problem.of(ProblemCode.UNAVAILABLE, "Please try again")
                    .answer()
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS);
        } catch (RuntimeException e) {
            RuntimeLog.error("request failed", Map.of("exception", RuntimeLog.trace(e)));
            return Problem.of(ProblemCode.INTERNAL_ERROR, "The fault is noted under the id of this request")
                    .answer();
        }
    }

    private Answer dispatch(APIGatewayProxyRequestEvent event) {
        Optional<RouteMatch> match = RouteMatch.find(event, routes);
        if (match.isEmpty()) {
            return RouteMatch.refusal(event);
        }
        ApiRoute route = match.get().route();
        Optional<Caller> caller =
                route.isOpen() ? Optional.empty() : Optional.of(ApiEvents.caller(event, route, machineClock.instant()));
        RequestParts parts = ApiEvents.parts(event, MAX_BODY);
        Optional<JsonNode> json = json(route, parts);
        Optional<IdempotentRequest> idempotency = idempotency(route, parts);
        ApiRequest request = new ApiRequest(route, caller, match.get().decodedParameters(), parts, json, idempotency);
        return requireNonNull(endpoints.get(route).handle(request), "The endpoint gave null");
    }

    private static Optional<JsonNode> json(ApiRoute route, RequestParts parts) {
        return switch (route.request()) {
            case RequestContent.Query query -> Optional.empty();
            case RequestContent.SignedBody signed -> Optional.empty();
            case RequestContent.Form form -> Optional.empty();
            case RequestContent.JsonBody body -> {
                if (parts.body().length == 0 && !body.required()) {
                    yield Optional.of(Json.object());
                }
                requireUtf8(parts);
                yield Optional.of(ApiRequest.parsed(parts.body()));
            }
        };
    }

    /** The media type is not asked for: many a caller sends JSON under its tool's default. Another charset is no JSON. */
    private static void requireUtf8(RequestParts parts) {
        String type = parts.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        int charset = type.indexOf("charset=");
        if (charset >= 0
                && !List.of("utf-8", "\"utf-8\"")
                        .contains(type.substring(charset + 8).strip())) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED, "The body must be JSON in UTF-8"));
        }
    }

    private static Optional<IdempotentRequest> idempotency(ApiRoute route, RequestParts parts) {
        Optional<String> key = parts.header(IdempotentRequest.HEADER);
        if (route.method() != HttpMethod.POST || key.isEmpty()) {
            return Optional.empty();
        }
        if (!IdempotentRequest.isValid(key.get())) {
            throw new ProblemException(Problem.invalid(List.of(new FieldError(
                    "/" + IdempotentRequest.HEADER, FieldFault.INVALID_FORMAT, "1 to 255 visible ASCII characters"))));
        }
        return Optional.of(new IdempotentRequest(key.get(), sha256(parts.body())));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
