package dev.kehrwieder.local.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long each step took, as the caller saw it. */
final class Steps {
    private final Map<Step, List<Double>> millis = new EnumMap<>(Step.class);

    /** What is timed, in the order of a return. */
    enum Step {
        PUT_ORDER("order put"),
        REGISTER("return registered"),
        LABEL("… until its label is there"),
        SCAN("scan taken"),
        INSPECT("inspection taken"),
        CLOSE("… until refunded and closed");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    <T> T timed(Step step, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        double took = (System.nanoTime() - began) / 1e6;
        synchronized (millis) {
            millis.computeIfAbsent(step, key -> new ArrayList<>()).add(took);
        }
        return result;
    }

    /** Of each step that was taken: how often, median and 95th percentile in milliseconds. */
    List<Row> rows() {
        synchronized (millis) {
            return millis.entrySet().stream()
                    .map(entry -> row(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    record Row(Step step, int count, double median, double p95) {}

    private static Row row(Step step, List<Double> taken) {
        List<Double> sorted = taken.stream().sorted().toList();
        return new Row(step, sorted.size(), rank(sorted, 50), rank(sorted, 95));
    }

    /** The nearest rank. */
    private static double rank(List<Double> sorted, int percent) {
        return sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    }
}
