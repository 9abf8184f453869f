package dev.kehrwieder.platform.http;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a list goes on: opaque to callers, not secret and not signed. So it may only hold a position inside of what the
 * caller can see anyway; the shop always comes from the key.
 */
public record Cursor(Map<String, String> position) {

    private static final int MAX_LENGTH = 2_000;

    public Cursor {
        position = Map.copyOf(position);
    }

    /** One word of a URL. */
    public String token() {
        SortedMap<String, String> sorted = new TreeMap<>(position);
        ObjectNode json = Json.object();
        sorted.forEach(json::put);
        return Json.writeToken(json);
    }

    /** The cursor, if the word was made by {@link #token()}. */
    public static Optional<Cursor> parse(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Map<String, String> position = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : Json.parseToken(token).properties()) {
                if (!entry.getValue().isString()) {
                    return Optional.empty();
                }
                position.put(entry.getKey(), entry.getValue().stringValue());
            }
            return Optional.of(new Cursor(position));
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }
}
