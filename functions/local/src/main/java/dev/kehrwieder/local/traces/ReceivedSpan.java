package dev.kehrwieder.local.traces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A span as a function sent it, by OTLP as JSON. Times in nanoseconds since 1970. */
record ReceivedSpan(
        String service,
        String traceId,
        String spanId,
        Optional<String> parentSpanId,
        String name,
        long began,
        long ended,
        boolean failed,
        Map<String, String> attributes) {

    /** @throws IllegalArgumentException if a span has no ids or times */
    static List<ReceivedSpan> read(JsonNode body) {
        List<ReceivedSpan> spans = new ArrayList<>();
        for (JsonNode resource : body.path("resourceSpans")) {
            String service = attributes(resource.path("resource")).getOrDefault("service.name", "");
            for (JsonNode scope : resource.path("scopeSpans")) {
                scope.path("spans").forEach(span -> spans.add(read(service, span)));
            }
        }
        return spans;
    }

    private static ReceivedSpan read(String service, JsonNode span) {
        return new ReceivedSpan(
                service,
                text(span, "traceId").orElseThrow(ReceivedSpan::none),
                text(span, "spanId").orElseThrow(ReceivedSpan::none),
                text(span, "parentSpanId"),
                text(span, "name").orElse(""),
                nanos(span, "startTimeUnixNano"),
                nanos(span, "endTimeUnixNano"),
                span.at("/status/code").asInt(0) == 2,
                attributes(span));
    }

    private static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new TreeMap<>();
        node.path("attributes").forEach(attribute -> text(attribute.path("value"), "stringValue")
                .ifPresent(value -> attributes.put(text(attribute, "key").orElse(""), value)));
        return attributes;
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).stringValue(null)).filter(text -> !text.isEmpty());
    }

    private static long nanos(JsonNode span, String name) {
        return text(span, name).map(Long::parseLong).orElseThrow(ReceivedSpan::none);
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException("a span without ids or times");
    }

    Optional<String> rma() {
        return Optional.ofNullable(attributes.get("kehrwieder.rma"));
    }
}
