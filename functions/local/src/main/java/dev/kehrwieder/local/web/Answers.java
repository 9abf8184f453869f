package dev.kehrwieder.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ends a call of the JDK's HTTP server with a whole answer. Nothing that it sends is cached or sniffed. */
public final class Answers {
    /** Parser and writer of every JSON text of the local services; used for trees only. */
    public static final JsonMapper JSON = JsonMapper.shared();

    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private Answers() {}

    public static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        bytes(
                exchange,
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.writeValueAsBytes(body));
    }

    public static void html(HttpExchange exchange, int status, String page) throws IOException {
        bytes(exchange, status, Html.headers(), page.getBytes(UTF_8));
    }

    /** An RFC 9457 problem, as everywhere on this machine. */
    public static void problem(HttpExchange exchange, int status, String code, String title) throws IOException {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("code", code);
        bytes(exchange, status, Map.of("Content-Type", "application/problem+json"), JSON.writeValueAsBytes(problem));
    }

    public static void bytes(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        Headers response = exchange.getResponseHeaders();
        response.set("Cache-Control", "no-store");
        response.set("X-Content-Type-Options", "nosniff");
        response.set("Referrer-Policy", "no-referrer");
        headers.forEach(response::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            response.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            // The server reads a length of 0 as "chunked", so an empty body needs -1.
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /**
     * The handler, with an answer for its faults too: the JDK's server drops the connection on an exception, and the
     * caller would take our fault for a network's.
     */
    public static HttpHandler guarded(HttpHandler handler) {
        requireNonNull(handler, "handler is null");
        return exchange -> {
            try {
                handler.handle(exchange);
            } catch (RuntimeException e) {
                // Only the kind of fault: its message may quote what the caller sent.
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Local call failed: " + e.getClass().getName());
                if (exchange.getResponseCode() == -1) {
                    problem(exchange, 500, "INTERNAL", "The local service failed");
                }
            } finally {
                exchange.close();
            }
        };
    }

    /** The body, or empty if it is longer than {@code limitBytes}. */
    public static Optional<byte[]> body(HttpExchange exchange, int limitBytes) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(limitBytes + 1);
        return body.length > limitBytes ? Optional.empty() : Optional.of(body);
    }

    /**
     * Fields of a query or a form, in order; of a repeated one, the last.
     *
     * @throws IllegalArgumentException if the encoding is broken
     */
    public static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.put(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
        }
        return fields;
    }

    /**
     * One segment of a path, decoded; a plus sign stays what it is.
     *
     * @throws IllegalArgumentException if the encoding is broken
     */
    public static String segment(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    }
}
