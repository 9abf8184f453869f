package dev.kehrwieder.local.pollers;

import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter pattern of an event source: every named field must match one of its values. Understood are exact values,
 * {@code prefix}, {@code suffix}, {@code exists} and {@code anything-but}; anything else is refused at start, because a
 * filter that is half understood loses events.
 */
final class EventPattern {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OPERATORS = Set.of("prefix", "suffix", "exists", "anything-but");

    private final JsonNode pattern;

    /** @throws IllegalArgumentException if the pattern is not understood */
    EventPattern(String pattern) {
        try {
            this.pattern = JSON.readTree(pattern);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the filter pattern is no JSON: " + pattern, e);
        }
        check(this.pattern);
    }

    boolean matches(JsonNode event) {
        return fields(pattern, event);
    }

    private static void check(JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            throw new IllegalArgumentException("the filter pattern is not understood: " + node);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().startsWith("$")) {
                throw new IllegalArgumentException("the filter operator " + field.getKey() + " is not understood");
            }
            if (!field.getValue().isArray()) {
                check(field.getValue());
                continue;
            }
            for (JsonNode rule : field.getValue()) {
                if (rule.isObject() && (rule.size() != 1 || !OPERATORS.containsAll(rule.propertyNames()))) {
                    throw new IllegalArgumentException("the filter rule " + rule + " is not understood");
                }
            }
        }
    }

    private static boolean fields(JsonNode pattern, JsonNode event) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            JsonNode value = event.path(field.getKey());
            JsonNode wanted = field.getValue();
            if (wanted.isObject() ? !fields(wanted, value) : !any(wanted, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(JsonNode rules, JsonNode value) {
        for (JsonNode rule : rules) {
            if (rule.has("exists")) {
                if (rule.path("exists").booleanValue() != value.isMissingNode()) {
                    return true;
                }
            } else if (value.isArray()) {
                for (JsonNode element : value) {
                    if (one(rule, element)) {
                        return true;
                    }
                }
            } else if (one(rule, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean one(JsonNode rule, JsonNode value) {
        if (value.isMissingNode()) {
            return false;
        }
        if (!rule.isObject()) {
            return rule.equals(value);
        }
        String operator = rule.propertyNames().iterator().next();
        JsonNode operand = rule.path(operator);
        return switch (operator) {
            case "prefix" -> value.isString() && value.stringValue().startsWith(operand.stringValue());
            case "suffix" -> value.isString() && value.stringValue().endsWith(operand.stringValue());
            default -> !anyOf(operand, value);
        };
    }

    private static boolean anyOf(JsonNode operand, JsonNode value) {
        if (!operand.isArray()) {
            return one(operand, value);
        }
        for (JsonNode each : operand) {
            if (one(each, value)) {
                return true;
            }
        }
        return false;
    }
}
