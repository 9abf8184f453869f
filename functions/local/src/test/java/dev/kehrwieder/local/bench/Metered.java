package dev.kehrwieder.local.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a metered machine had used at a moment, or between two.
 *
 * @param invocations finished ones of each function
 * @param millis the time of these
 */
record Metered(Map<Meter.Call, Usage> used, Map<String, Long> invocations, Map<String, Double> millis) {
    static Metered of(JsonNode meter) {
        Map<Meter.Call, Usage> used = new TreeMap<>();
        meter.path("used")
                .forEach(entry -> used.put(
                        new Meter.Call(
                                entry.path("function").asString(),
                                entry.path("service").asString(),
                                entry.path("operation").asString()),
                        new Usage(
                                entry.path("requests").asLong(),
                                entry.path("readUnits").asDouble(),
                                entry.path("writeUnits").asDouble(),
                                entry.path("indexUnits").asDouble(),
                                entry.path("billedUnits").asDouble())));
        Map<String, Long> invocations = new TreeMap<>();
        Map<String, Double> millis = new TreeMap<>();
        meter.path("invocations").properties().forEach(entry -> {
            invocations.put(entry.getKey(), entry.getValue().path("count").asLong());
            millis.put(entry.getKey(), entry.getValue().path("millis").asDouble());
        });
        return new Metered(used, invocations, millis);
    }

    Metered since(Metered before) {
        Map<Meter.Call, Usage> more = new TreeMap<>();
        used.forEach((call, usage) -> {
            Usage difference = usage.minus(before.used.getOrDefault(call, Usage.NONE));
            if (!difference.isNone()) {
                more.put(call, difference);
            }
        });
        Map<String, Long> called = new TreeMap<>();
        Map<String, Double> took = new TreeMap<>();
        invocations.forEach((function, count) -> {
            long difference = count - before.invocations.getOrDefault(function, 0L);
            if (difference != 0) {
                called.put(function, difference);
                took.put(function, millis.get(function) - before.millis.getOrDefault(function, 0.0));
            }
        });
        return new Metered(more, called, took);
    }

    Usage sum(Predicate<Meter.Call> which) {
        return used.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Usage.NONE, Usage::plus);
    }

    Usage database() {
        return sum(call -> call.service().equals("dynamodb"));
    }

    long requests(String service, String operation) {
        return sum(call -> call.service().equals(service) && call.operation().startsWith(operation))
                .requests();
    }

    long invoked() {
        return invocations.values().stream().mapToLong(Long::longValue).sum();
    }

    double took() {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
