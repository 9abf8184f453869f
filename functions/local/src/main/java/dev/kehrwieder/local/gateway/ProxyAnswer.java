package dev.kehrwieder.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a proxy function answered. */
final class ProxyAnswer {
    private static final Set<String> FIELDS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    private final JsonMapper json = new JsonMapper();

    /** The answer; empty if it is not of the shape that API Gateway takes, which it answers with 502. */
    Optional<Answer> read(byte[] functionAnswer) {
        try {
            JsonNode node = json.readTree(functionAnswer);
            if (!node.isObject() || !FIELDS.containsAll(node.propertyNames())) {
                return Optional.empty();
            }
            JsonNode status = node.path("statusCode");
            JsonNode body = node.path("body");
            if (!status.isInt() || status.intValue() < 100 || status.intValue() > 599) {
                return Optional.empty();
            }
            if (!body.isString() && !body.isNull() && !body.isMissingNode()) {
                return Optional.empty();
            }
            byte[] bytes = new byte[0];
            if (body.isString()) {
                bytes = node.path("isBase64Encoded").asBoolean(false)
                        ? Base64.getDecoder().decode(body.stringValue())
                        : body.stringValue().getBytes(StandardCharsets.UTF_8);
            }
            return Optional.of(new Answer(status.intValue(), headers(node), bytes));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where both maps have a header, API Gateway takes the values of the second. */
    private static Map<String, List<String>> headers(JsonNode node) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        node.path("headers").properties().forEach(header -> {
            if (!header.getValue().isNull()) {
                headers.put(header.getKey(), List.of(header.getValue().asString()));
            }
        });
        node.path("multiValueHeaders").properties().forEach(header -> {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asString()));
            headers.put(header.getKey(), values);
        });
        headers.putIfAbsent("Content-Type", List.of("application/json"));
        return new LinkedHashMap<>(headers);
    }
}
