package dev.kehrwieder.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What goes back to the caller.
 *
 * @param headers every value of every header, in order
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    /** The connection is the server's business, whatever a function says. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "content-length",
            "date",
            "keep-alive",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** An answer of JSON. */
    public static Answer json(int status, String json) {
        return new Answer(
                status, Map.of("Content-Type", List.of("application/json")), json.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one header more. */
    public Answer with(String header, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(value));
        return new Answer(status, more, body);
    }

    /** Writes the answer and closes the exchange. */
    public void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
        if (bodiless && status != 204 && status != 304) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        }
        try (exchange) {
            exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
            if (!bodiless && body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }
}
