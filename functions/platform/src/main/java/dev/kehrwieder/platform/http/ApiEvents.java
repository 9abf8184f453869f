package dev.kehrwieder.platform.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.kehrwieder.platform.http.ApiRequest.RequestParts;
import dev.kehrwieder.platform.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What API Gateway's events (payload 1.0) hold, with their absences filled in. */
final class ApiEvents {
    private ApiEvents() {}

    /**
     * @param now by the clock of machines
     * @throws ProblemException UNAUTHORIZED if no authorizer let the call in or what it let in has ended, FORBIDDEN if its role
     *     is not enough
     */
    static Caller caller(APIGatewayProxyRequestEvent event, ApiRoute route, Instant now) {
        Map<String, Object> context = Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer)
                .orElse(Map.of());
        String shop = text(context, "shop");
        String role = text(context, "role");
        String keyId = text(context, "keyId");
        if (shop.isEmpty() || role.isEmpty()) {
            throw unauthorized("Send Authorization: Bearer with an API key of the shop or an access token");
        }
        if (hasEnded(text(context, "until"), now)) {
            throw unauthorized("The key or access token has ended");
        }
        return Role.named(role)
                .filter(route::allows)
                .map(allowed -> new Caller(shop, allowed, keyId))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.FORBIDDEN, "This call needs another role than " + role)));
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(Problem.of(ProblemCode.UNAUTHORIZED, detail));
    }

    /** The gateway keeps what {@code access} said for minutes, whatever ends meanwhile. */
    private static boolean hasEnded(String until, Instant now) {
        return !until.isEmpty() && now.getEpochSecond() >= Long.parseLong(until);
    }

    private static String text(Map<String, Object> context, String name) {
        return context.get(name) instanceof String text ? text : "";
    }

    /** @throws ProblemException PAYLOAD_TOO_LARGE, MALFORMED if the body's encoding is broken */
    static RequestParts parts(APIGatewayProxyRequestEvent event, int maxBody) {
        return new RequestParts(headers(event), query(event), body(event, maxBody), sourceAddress(event));
    }

    private static String sourceAddress(APIGatewayProxyRequestEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getIdentity)
                .map(APIGatewayProxyRequestEvent.RequestIdentity::getSourceIp)
                .orElse("");
    }

    private static byte[] body(APIGatewayProxyRequestEvent event, int maxBody) {
        if (event.getBody() == null) {
            return new byte[0];
        }
        byte[] body = Boolean.TRUE.equals(event.getIsBase64Encoded())
                ? base64(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
        if (body.length > maxBody) {
            throw new ProblemException(
                    Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, "The body may have " + maxBody + " bytes"));
        }
        return body;
    }

    private static byte[] base64(String body) {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.of(ProblemCode.MALFORMED, "The body is not base64"));
        }
    }

    /** Where a caller's trace stands, if it has one. */
    static Optional<TraceContext> trace(APIGatewayProxyRequestEvent event) {
        return Optional.ofNullable(headers(event).get(TraceContext.NAME)).flatMap(TraceContext::parse);
    }

    private static Map<String, String> headers(APIGatewayProxyRequestEvent event) {
        Map<String, String> headers = new HashMap<>();
        if (event.getMultiValueHeaders() != null) {
            event.getMultiValueHeaders().forEach((name, values) -> {
                if (!values.isEmpty()) {
                    headers.putIfAbsent(name.toLowerCase(Locale.ROOT), values.getFirst());
                }
            });
        }
        if (event.getHeaders() != null) {
            event.getHeaders().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        }
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private static Map<String, List<String>> query(APIGatewayProxyRequestEvent event) {
        Map<String, List<String>> query = new HashMap<>();
        if (event.getMultiValueQueryStringParameters() != null) {
            query.putAll(event.getMultiValueQueryStringParameters());
        }
        if (event.getQueryStringParameters() != null) {
            event.getQueryStringParameters()
                    .forEach((name, value) -> query.putIfAbsent(name, List.of(value == null ? "" : value)));
        }
        return query;
    }
}
