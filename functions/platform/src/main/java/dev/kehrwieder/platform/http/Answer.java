package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint answers.
 *
 * @param headers what is special about this answer; the router adds those that every answer has
 * @param body text, or base64 of bytes if {@code base64}
 */
public record Answer(int status, Map<String, String> headers, String body, boolean base64) {

    private static final String CONTENT_TYPE = "Content-Type";

    public Answer {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("No HTTP status: " + status);
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        requireNonNull(body, "body is null");
        headers.forEach(Answer::requireOneLine);
    }

    public static Answer json(int status, JsonNode tree) {
        return text(status, "application/json", Json.write(tree));
    }

    public static Answer ok(JsonNode tree) {
        return json(200, tree);
    }

    /** 201 with the place of what was made. */
    public static Answer created(String location, JsonNode tree) {
        return json(201, tree).withHeader("Location", location);
    }

    /** 302; nobody may keep where it led to. */
    public static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location), "", false);
    }

    /** @param contentType without a charset: it is UTF-8, and JSON has no parameter for it */
    public static Answer text(int status, String contentType, String text) {
        String type = contentType.startsWith("text/") ? contentType + "; charset=utf-8" : contentType;
        return new Answer(status, Map.of(CONTENT_TYPE, type), text, false);
    }

    /** A page under a content security policy of its own. */
    public static Answer page(int status, String html, String contentSecurityPolicy) {
        return text(status, "text/html", html).withHeader("Content-Security-Policy", contentSecurityPolicy);
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(
                status, Map.of(CONTENT_TYPE, contentType), Base64.getEncoder().encodeToString(bytes), true);
    }

    /** The first answer to an idempotency key, given again. */
    public static Answer replayed(int status, Map<String, String> headers, String body) {
        return new Answer(status, headers, body, false).withHeader("Idempotency-Replayed", "true");
    }

    /** The same for an answer of JSON without further headers. */
    public static Answer replayed(int status, String body) {
        return replayed(status, Map.of(CONTENT_TYPE, "application/json"), body);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Answer(status, all, body, base64);
    }

    APIGatewayProxyResponseEvent toEvent() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Cache-Control", "no-store");
        all.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        all.put("Referrer-Policy", "no-referrer");
        all.put("X-Content-Type-Options", "nosniff");
        all.putAll(headers);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(all)
                .withBody(body)
                .withIsBase64Encoded(base64);
    }

    /** The body as bytes, whatever way it travels. */
    public byte[] content() {
        return base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private static void requireOneLine(String name, String value) {
        requireNonNull(value, "value is null");
        if (name.chars().anyMatch(Character::isISOControl) || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The header " + name.strip() + " has control characters");
        }
    }
}
