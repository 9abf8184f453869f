package dev.kehrwieder.platform.secret;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Secrets that are known from the start. */
final class FixedSecrets implements Secrets {

    static final String VARIABLE = "SECRETS_FIXED";

    private final Map<String, String> values;

    FixedSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** @throws IllegalStateException if the text is no JSON object of strings */
    static FixedSecrets parse(String json) {
        Map<String, String> values = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> entry : Json.parseObject(json).properties()) {
                if (!entry.getValue().isString()) {
                    throw new IllegalStateException(VARIABLE + " holds no text under " + entry.getKey());
                }
                values.put(entry.getKey(), entry.getValue().stringValue());
            }
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(VARIABLE + " is no JSON object", e);
        }
        return new FixedSecrets(values);
    }

    @Override
    public String secret(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("There is no secret " + name);
        }
        return value;
    }
}
