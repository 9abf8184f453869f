package dev.kehrwieder.platform.trace;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.call.NoAnswer;
import dev.kehrwieder.platform.call.NotSent;
import dev.kehrwieder.platform.call.OutgoingCall;
import dev.kehrwieder.platform.call.OutgoingCalls;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the spans of an invocation by OTLP over HTTP, as JSON, to a collector beside the function. Whatever becomes of
 * them, the invocation's answer stands; a collector that does not answer is left alone for a while, so that it slows down
 * one invocation in a while and not every one.
 *
 * <p>The protocol is OpenTelemetry's, its SDK is not here: 0.5 MB and 0.25 s of CPU at each cold start, for the same bytes.
 */
public final class SpanExport implements Consumer<List<Span>> {
    /** OpenTelemetry's own name of the variable: where the collector listens, without {@code /v1/traces}. */
    public static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(30);

    private final OutgoingCalls calls = new OutgoingCalls(PATIENCE);
    private final URI collector;
    private final String service;
    private final LongSupplier nanoTime;
    /** Invocations of one instance follow each other; locally some run at once, and one call more does no harm. */
    private volatile OptionalLong failedAt = OptionalLong.empty();

    /** @param nanoTime of a clock that never goes back */
    SpanExport(URI collector, String service, LongSupplier nanoTime) {
        this.collector = requireNonNull(collector, "collector is null");
        this.service = requireNonNull(service, "service is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /** Where no collector is named, spans go nowhere; their context still travels. */
    public static Consumer<List<Span>> of(Environment environment, String service) {
        return environment
                .optional(ENDPOINT)
                .<Consumer<List<Span>>>map(
                        base -> new SpanExport(URI.create(base + "/v1/traces"), service, System::nanoTime))
                .orElse(spans -> {});
    }

    @Override
    public void accept(List<Span> spans) {
        OptionalLong failed = failedAt;
        if (failed.isPresent() && nanoTime.getAsLong() - failed.getAsLong() < REST.toNanos()) {
            return;
        }
        try {
            int status = calls.send(OutgoingCall.post(collector, Json.writeBytes(json(spans))))
                    .status();
            if (status / 100 != 2) {
                RuntimeLog.warn("spans refused", Map.of("status", status));
            }
        } catch (NotSent | NoAnswer e) {
            failedAt = OptionalLong.of(nanoTime.getAsLong());
            RuntimeLog.warn("spans not sent", Map.of("exception", RuntimeLog.trace(e)));
        }
    }

    private ObjectNode json(List<Span> spans) {
        ObjectNode json = Json.object();
        ObjectNode resource = json.putArray("resourceSpans").addObject();
        attribute(resource.putObject("resource").putArray("attributes"), "service.name", service);
        ObjectNode scope = resource.putArray("scopeSpans").addObject();
        scope.putObject("scope").put("name", "dev.kehrwieder");
        ArrayNode list = scope.putArray("spans");
        spans.forEach(span -> write(span, list.addObject()));
        return json;
    }

    private static void write(Span span, ObjectNode json) {
        json.put("traceId", span.context().traceId())
                .put("spanId", span.context().spanId())
                .put("name", span.name())
                .put("kind", span.kind().number())
                .put("startTimeUnixNano", nanos(span.began()))
                .put("endTimeUnixNano", nanos(span.ended()));
        span.parentSpanId().ifPresent(parent -> json.put("parentSpanId", parent));
        ArrayNode attributes = json.putArray("attributes");
        span.attributes().forEach((name, value) -> attribute(attributes, name, value));
        if (span.failed()) {
            json.putObject("status").put("code", 2);
        }
    }

    private static void attribute(ArrayNode attributes, String name, String value) {
        attributes.addObject().put("key", name).putObject("value").put("stringValue", value);
    }

    /** As text, which is how the protocol's JSON writes 64 bits. */
    private static String nanos(Instant instant) {
        return Long.toString(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
    }
}
