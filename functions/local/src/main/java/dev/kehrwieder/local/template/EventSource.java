package dev.kehrwieder.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What invokes a function. */
public sealed interface EventSource {
    /** Its name in the template. */
    String name();

    /**
     * A route.
     *
     * @param authorizer the name of the authorizer, {@code NONE}, or empty for the API's default
     */
    record Route(String name, String apiId, String path, String method, Optional<String> authorizer)
            implements EventSource {}

    /** A queue's messages, in batches. */
    record Messages(
            String name,
            String queueArn,
            int batchSize,
            int maximumConcurrency,
            boolean reportsItemFailures,
            boolean enabled)
            implements EventSource {}

    /**
     * A table's stream.
     *
     * @param patterns filter patterns as JSON; a record that matches none is skipped
     * @param maximumRetries of one batch; -1: without end
     * @param maximumAge older records are given up
     * @param onFailureArn the queue that hears of a batch which was given up
     */
    record Stream(
            String name,
            String streamArn,
            int batchSize,
            boolean fromTheBeginning,
            List<String> patterns,
            int maximumRetries,
            Optional<Duration> maximumAge,
            boolean bisect,
            boolean reportsItemFailures,
            Optional<String> onFailureArn,
            boolean enabled)
            implements EventSource {
        public Stream {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * A schedule in machine time.
     *
     * @param input the event's JSON instead of the usual one
     */
    record Schedule(String name, Duration every, Optional<String> input, boolean enabled) implements EventSource {}
}
