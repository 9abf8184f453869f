package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.functions.Outcome;
import dev.kehrwieder.local.template.EventSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings a batch of stream records to an end: handled, split and tried again, or given up. */
final class StreamBatches {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Takes what was given up, in the words that Lambda uses. */
    interface GivenUp {
        void records(List<ObjectNode> records, String condition, int invocations);
    }

    private final EventSource.Stream source;
    private final Function<byte[], Outcome> function;
    private final GivenUp givenUp;
    private final Clock clock;
    private final BooleanSupplier abandoned;

    /** @param abandoned true: the runner ends or the records are to be dropped; nothing more is tried */
    StreamBatches(
            EventSource.Stream source,
            Function<byte[], Outcome> function,
            GivenUp givenUp,
            Clock clock,
            BooleanSupplier abandoned) {
        this.source = source;
        this.function = function;
        this.givenUp = givenUp;
        this.clock = clock;
        this.abandoned = abandoned;
    }

    void handle(List<ObjectNode> records) throws InterruptedException {
        List<ObjectNode> rest = new ArrayList<>(records);
        int attempts = 0;
        while (!rest.isEmpty() && !abandoned.getAsBoolean()) {
            giveUpOld(rest, attempts);
            if (rest.isEmpty()) {
                return;
            }
            int done = done(function.apply(event(rest)), rest);
            if (done > 0) {
                // The first record of the rest has not had its own tries yet.
                rest.subList(0, done).clear();
                attempts = 0;
            }
            if (rest.isEmpty()) {
                return;
            }
            attempts++;
            if (source.bisect() && rest.size() > 1) {
                // Splitting costs no try: it only finds the record that is to blame.
                handle(rest.subList(0, rest.size() / 2));
                handle(rest.subList(rest.size() / 2, rest.size()));
                return;
            }
            if (source.maximumRetries() >= 0 && attempts > source.maximumRetries()) {
                givenUp.records(List.copyOf(rest), "RetryAttemptsExhausted", attempts);
                return;
            }
            Thread.sleep(pause(attempts));
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = Duration.ofMillis(100L << Math.min(attempts, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** How many records from the first on are done; the lowest reported sequence number is the first that is not. */
    private int done(Outcome outcome, List<ObjectNode> records) {
        return switch (outcome) {
            case Outcome.Returned returned
            when source.reportsItemFailures() -> {
                Optional<List<String>> failures = ItemFailures.read(returned.json());
                if (failures.isEmpty()) {
                    yield 0;
                }
                List<String> sequence =
                        records.stream().map(StreamBatches::sequenceNumber).toList();
                yield sequence.containsAll(failures.get())
                        ? failures.get().stream()
                                .mapToInt(sequence::indexOf)
                                .min()
                                .orElse(records.size())
                        : 0;
            }
            case Outcome.Returned returned -> records.size();
            case Outcome.Failed failed -> 0;
            case Outcome.TimedOut timedOut -> 0;
        };
    }

    private void giveUpOld(List<ObjectNode> records, int attempts) {
        source.maximumAge().ifPresent(age -> {
            Instant oldest = clock.instant().minus(age);
            List<ObjectNode> old = records.stream()
                    .filter(record -> created(record).isBefore(oldest))
                    .toList();
            if (!old.isEmpty()) {
                givenUp.records(old, "RecordAgeExceeded", attempts);
                records.removeAll(old);
            }
        });
    }

    private static byte[] event(List<ObjectNode> records) {
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").addAll(records);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String sequenceNumber(ObjectNode record) {
        return record.path("dynamodb").path("SequenceNumber").asString();
    }

    static Instant created(ObjectNode record) {
        return Instant.ofEpochSecond(
                record.path("dynamodb").path("ApproximateCreationDateTime").asLong());
    }
}
