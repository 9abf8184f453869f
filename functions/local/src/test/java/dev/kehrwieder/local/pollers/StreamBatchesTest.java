package dev.kehrwieder.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.functions.Outcome;
import dev.kehrwieder.local.template.EventSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StreamBatchesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Outcome GOOD = returned("{\"batchItemFailures\": []}");
    private static final Outcome BAD = new Outcome.Failed("X", "");

    private final List<List<String>> calls = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();

    @Test
    void a_good_batch_is_called_once() throws InterruptedException {
        handle(source(0, false, Optional.empty()), records -> GOOD, "1", "2", "3");
        assertThat(calls).containsExactly(List.of("1", "2", "3"));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void what_comes_after_the_lowest_reported_failure_is_tried_again() throws InterruptedException {
        handle(
                source(1, false, Optional.empty()),
                records -> records.size() == 3 ? failing("3", "2") : GOOD,
                "1",
                "2",
                "3");
        assertThat(calls).containsExactly(List.of("1", "2", "3"), List.of("2", "3"));
        assertThat(givenUp).isEmpty();
    }

    @Test
    void splitting_finds_the_bad_record_and_gives_up_only_that() throws InterruptedException {
        handle(source(1, true, Optional.empty()), records -> records.contains("3") ? BAD : GOOD, "1", "2", "3", "4");
        assertThat(givenUp).containsExactly("RetryAttemptsExhausted 2 [3]");
        assertThat(calls).contains(List.of("1", "2"), List.of("4"));
    }

    @Test
    void without_splitting_the_whole_rest_is_given_up() throws InterruptedException {
        handle(source(0, false, Optional.empty()), records -> BAD, "1", "2");
        assertThat(givenUp).containsExactly("RetryAttemptsExhausted 1 [1, 2]");
    }

    @Test
    void an_unknown_sequence_number_fails_the_whole_batch() throws InterruptedException {
        handle(source(0, false, Optional.empty()), records -> failing("9"), "1", "2");
        assertThat(givenUp).containsExactly("RetryAttemptsExhausted 1 [1, 2]");
    }

    @Test
    void records_that_are_too_old_are_given_up_without_a_call() throws InterruptedException {
        handle(source(0, false, Optional.of(Duration.ofSeconds(-1))), records -> GOOD, "1");
        assertThat(calls).isEmpty();
        assertThat(givenUp).containsExactly("RecordAgeExceeded 0 [1]");
    }

    private void handle(EventSource.Stream source, Function<List<String>, Outcome> function, String... sequence)
            throws InterruptedException {
        StreamBatches batches = new StreamBatches(
                source,
                event -> {
                    List<String> numbers = new ArrayList<>();
                    JSON.readTree(event)
                            .path("Records")
                            .forEach(record -> numbers.add(record.path("dynamodb")
                                    .path("SequenceNumber")
                                    .stringValue()));
                    calls.add(numbers);
                    return function.apply(numbers);
                },
                (records, condition, invocations) -> givenUp.add(condition + " " + invocations + " "
                        + records.stream().map(StreamBatches::sequenceNumber).toList()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> false);
        batches.handle(List.of(sequence).stream().map(StreamBatchesTest::record).toList());
    }

    private static ObjectNode record(String sequenceNumber) {
        ObjectNode record = JSON.createObjectNode();
        record.putObject("dynamodb")
                .put("SequenceNumber", sequenceNumber)
                .put("ApproximateCreationDateTime", NOW.getEpochSecond());
        return record;
    }

    private static EventSource.Stream source(int retries, boolean bisect, Optional<Duration> age) {
        return new EventSource.Stream(
                "S", "arn", 100, true, List.of(), retries, age, bisect, true, Optional.empty(), true);
    }

    private static Outcome failing(String... sequenceNumbers) {
        ObjectNode answer = JSON.createObjectNode();
        for (String number : sequenceNumbers) {
            answer.withArray("batchItemFailures").addObject().put("itemIdentifier", number);
        }
        return returned(answer.toString());
    }

    private static Outcome returned(String json) {
        return new Outcome.Returned(json.getBytes(StandardCharsets.UTF_8));
    }
}
