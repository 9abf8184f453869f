package dev.kehrwieder.platform.metric;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.time.MachineClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures of one thing that happened, as one line in CloudWatch's embedded metric format. Few dimensions: each pair of a
 * dimension's value and a figure is billed as a metric of its own, so neither shop nor return is one.
 */
final class EmbeddedMetric {
    static final String NAMESPACE = "Kehrwieder";

    private static final MachineClock CLOCK = new MachineClock();

    private record Figure(String unit, long value) {}

    private final String dimension;
    private final String value;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    EmbeddedMetric(String dimension, String value) {
        this.dimension = requireNonNull(dimension, "dimension is null");
        this.value = requireNonNull(value, "value is null");
    }

    EmbeddedMetric count(String name, long count) {
        figures.put(name, new Figure("Count", count));
        return this;
    }

    EmbeddedMetric duration(String name, Duration duration) {
        figures.put(name, new Figure("Seconds", duration.toSeconds()));
        return this;
    }

    void write() {
        System.out.println(Json.write(json()));
    }

    private ObjectNode json() {
        ObjectNode line = Json.object();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", CLOCK.instant().toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(dimension);
        ArrayNode metrics = directive.putArray("Metrics");
        line.put(dimension, value);
        figures.forEach((name, figure) -> {
            metrics.addObject().put("Name", name).put("Unit", figure.unit());
            line.put(name, figure.value());
        });
        return line;
    }
}
