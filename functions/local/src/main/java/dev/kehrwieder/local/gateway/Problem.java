package dev.kehrwieder.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Errors that the gateway itself answers, as RFC 9457 problems. */
public final class Problem {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private Problem() {}

    /** An answer of media type {@code application/problem+json}. */
    public static Answer of(int status, String code, String detail) {
        ObjectNode body = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", TITLES.getOrDefault(status, "Error"))
                .put("status", status)
                .put("detail", detail)
                .put("code", code);
        body.putArray("errors");
        return new Answer(
                status,
                Map.of("Content-Type", List.of("application/problem+json")),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
