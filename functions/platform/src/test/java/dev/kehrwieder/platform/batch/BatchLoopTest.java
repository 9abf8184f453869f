package dev.kehrwieder.platform.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.kehrwieder.core.port.TooLarge;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.trace.Tracing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLoopTest {

    private static final String QUEUE = "labels-queue";
    private static final String DEAD_LETTERS = "labels-dlq";

    private final FakeQueues queues = new FakeQueues();
    private final List<String> handled = new ArrayList<>();

    private BatchLoop loop(MessageHandler handler) {
        return new BatchLoop(
                queues,
                new BatchSettings(QUEUE, DEAD_LETTERS, 10, Duration.ofSeconds(5)),
                new SplittableRandom(7),
                message -> {
                    handled.add(message.id());
                    handler.handle(message);
                });
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static void fail(QueueMessage message, RuntimeException fault) {
        if (message.body().contains("bad")) {
            throw fault;
        }
    }

    @Test
    void handled_messages_are_not_reported() {
        SQSBatchResponse response = loop(_ -> {}).apply(SqsEvents.of("{}", "{}"));
        assertThat(failures(response)).isEmpty();
        assertThat(handled).containsExactly("m-0", "m-1");
    }

    @Test
    void a_message_is_handled_in_the_trace_of_its_sender() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        SQSMessage traced = SqsEvents.message("m-0", "{}", 1);
        MessageAttribute place = new MessageAttribute();
        place.setStringValue("00-" + trace + "-00f067aa0ba902b7-01");
        traced.setMessageAttributes(Map.of("traceparent", place));
        SQSMessage untraced = SqsEvents.message("m-1", "{}", 1);
        List<String> traces = new ArrayList<>();
        loop(_ -> traces.add(Tracing.current().orElseThrow().traceId())).apply(SqsEvents.of(List.of(traced, untraced)));
        assertThat(traces).first().isEqualTo(trace);
        assertThat(traces).doesNotHaveDuplicates();
    }

    @Test
    void empty_batch_has_nothing_to_report() {
        assertThat(failures(loop(_ -> {}).apply(new SQSEvent()))).isEmpty();
        assertThat(failures(loop(_ -> {}).apply(SqsEvents.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void only_the_failing_message_fails_wherever_it_stands(int position) {
        String[] bodies = {"{}", "{}", "{}", "{}"};
        bodies[position] = "{\"bad\":1}";
        SQSBatchResponse response =
                loop(message -> fail(message, new IllegalStateException("no"))).apply(SqsEvents.of(bodies));
        assertThat(failures(response)).containsExactly("m-" + position);
        assertThat(handled).hasSize(4);
        assertThat(queues.visibility()).containsOnlyKeys("h-m-" + position);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void poison_goes_to_the_dead_letters_wherever_it_stands_and_the_others_proceed(int position) {
        String[] bodies = {"{}", "{}", "{}", "{}"};
        bodies[position] = "bad";
        SQSBatchResponse response = loop(message -> message.json()).apply(SqsEvents.of(bodies));
        assertThat(failures(response)).isEmpty();
        assertThat(handled).hasSize(4);
        assertThat(queues.sentTo(DEAD_LETTERS))
                .containsExactly(new OutgoingMessage("bad", Map.of("reason", "MALFORMED_BODY")));
    }

    @Test
    void what_the_store_can_never_hold_is_put_aside_at_its_first_receive_with_the_reason() {
        SQSBatchResponse response = loop(_ -> {
                    throw new TooLarge("The record of type RETURN has 500000 bytes");
                })
                .apply(SqsEvents.of("{}"));
        assertThat(failures(response)).isEmpty();
        assertThat(queues.sentTo(DEAD_LETTERS))
                .containsExactly(
                        new OutgoingMessage("{}", Map.of("reason", "The record of type RETURN has 500000 bytes")));
    }

    @Test
    void event_that_no_codec_reads_is_poison_too() {
        loop(message -> EventCodec.parseMessage(message.body())).apply(SqsEvents.of("{\"v\":9}"));
        assertThat(queues.sentTo(DEAD_LETTERS).getFirst().attributes().get("reason"))
                .startsWith("event");
    }

    @Test
    void what_failed_as_often_as_it_may_come_is_put_aside_with_the_last_reason() {
        BatchLoop loop = loop(_ -> {
            throw new RetryLater("PROVIDER_AWAY");
        });
        assertThat(failures(loop.apply(SqsEvents.of(List.of(SqsEvents.message("m-1", "{}", 9))))))
                .containsExactly("m-1");
        assertThat(queues.sentTo(DEAD_LETTERS)).isEmpty();
        assertThat(failures(loop.apply(SqsEvents.of(List.of(SqsEvents.message("m-1", "{}", 10))))))
                .isEmpty();
        assertThat(queues.sentTo(DEAD_LETTERS).getFirst().attributes()).containsEntry("reason", "PROVIDER_AWAY");
    }

    @Test
    void dead_letter_keeps_body_and_attributes_and_gets_the_reason() {
        SQSMessage message = SqsEvents.message("m-1", "{\"bad\":1}", 1);
        message.setMessageAttributes(Map.of("event", attribute("ReturnApproved"), "reason", attribute("old")));
        loop(_ -> {
                    throw new NeverSucceeds("UNKNOWN\nEVENT version 9");
                })
                .apply(SqsEvents.of(List.of(message)));
        assertThat(queues.sentTo(DEAD_LETTERS))
                .containsExactly(new OutgoingMessage(
                        "{\"bad\":1}", Map.of("event", "ReturnApproved", "reason", "UNKNOWN?EVENT version 9")));
    }

    @Test
    void dead_letter_has_at_most_ten_attributes_and_the_reason_is_one_of_them() {
        SQSMessage message = SqsEvents.message("m-1", "", 1);
        for (int i = 0; i < 10; i++) {
            message.getMessageAttributes().put("a" + i, attribute("x"));
        }
        loop(QueueMessage::json).apply(SqsEvents.of(List.of(message)));
        OutgoingMessage dead = queues.sentTo(DEAD_LETTERS).getFirst();
        assertThat(dead.attributes()).hasSize(10).containsEntry("reason", "MALFORMED_BODY");
        assertThat(dead.body()).isNotEmpty();
    }

    private static MessageAttribute attribute(String value) {
        MessageAttribute attribute = new MessageAttribute();
        attribute.setDataType("String");
        attribute.setStringValue(value);
        return attribute;
    }

    @Test
    void poison_that_cannot_be_put_aside_comes_again() {
        queues.goAway();
        SQSBatchResponse response = loop(message -> message.json()).apply(SqsEvents.of("bad", "{}"));
        assertThat(failures(response)).containsExactly("m-0");
    }

    @Test
    void message_comes_again_even_if_its_delay_cannot_be_set() {
        queues.goAway();
        SQSBatchResponse response =
                loop(message -> fail(message, new RetryLater("provider away"))).apply(SqsEvents.of("{}", "bad"));
        assertThat(failures(response)).containsExactly("m-1");
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 40", "4, 80", "5, 160", "6, 320", "7, 640", "8, 900", "50, 900"})
    void delay_grows_with_the_receive_count_up_to_a_quarter_of_an_hour(int receiveCount, long most) {
        BackOff backOff = new BackOff(new SplittableRandom(receiveCount));
        long longest = 0;
        for (int i = 0; i < 2_000; i++) {
            long seconds = backOff.delay(receiveCount).toSeconds();
            assertThat(seconds).isBetween(1L, most);
            longest = Math.max(longest, seconds);
        }
        // Full jitter fills the whole range.
        assertThat(longest).isGreaterThan(most * 9 / 10);
    }

    @Test
    void delay_follows_the_messages_own_receive_count() {
        SQSMessage often = SqsEvents.message("m-1", "bad", 8);
        for (int seed = 0; seed < 200; seed++) {
            new BatchLoop(
                            queues,
                            new BatchSettings(QUEUE, DEAD_LETTERS, 10, Duration.ofSeconds(5)),
                            new SplittableRandom(seed),
                            message -> fail(message, new RetryLater("not yet")))
                    .apply(SqsEvents.of(List.of(often)));
            if (queues.visibility().get("h-m-1").toSeconds() > 10) {
                return;
            }
        }
        throw new AssertionError("No delay was longer than that of a first attempt");
    }

    @Test
    void no_message_is_begun_without_the_time_it_needs_and_the_rest_is_reported() {
        int[] left = {12, 8, 4, 3};
        int[] asked = {0};
        Invocation invocation =
                new Invocation("labels", "r-1", () -> Duration.ofSeconds(left[Math.min(asked[0]++, 3)]));
        SQSBatchResponse response = invocation.call(() -> loop(_ -> {}).apply(SqsEvents.of("{}", "{}", "{}", "{}")));
        assertThat(handled).containsExactly("m-0", "m-1");
        assertThat(failures(response)).containsExactly("m-2", "m-3");
        assertThat(queues.visibility()).isEmpty();
    }

    @Test
    void twin_in_one_batch_is_handled_and_reported_once() {
        SQSMessage message = SqsEvents.message("m-1", "bad", 1);
        SQSBatchResponse response =
                loop(one -> fail(one, new RetryLater("not yet"))).apply(SqsEvents.of(List.of(message, message)));
        assertThat(handled).containsExactly("m-1");
        assertThat(failures(response)).containsExactly("m-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void failing_message_without_an_id_brings_the_whole_batch_again_and_is_never_reported_empty(String id) {
        SQSMessage nameless = SqsEvents.message(id, "bad", 1);
        BatchLoop loop = loop(message -> fail(message, new RetryLater("not yet")));
        assertThatThrownBy(() -> loop.apply(SqsEvents.of(List.of(nameless)))).isInstanceOf(IllegalStateException.class);
        assertThat(failures(loop(_ -> {}).apply(SqsEvents.of(List.of(nameless, nameless)))))
                .isEmpty();
    }

    @Test
    void message_without_any_attributes_is_handled() {
        SQSMessage bare = new SQSMessage();
        bare.setMessageId("m-1");
        bare.setReceiptHandle("h-m-1");
        assertThat(failures(loop(message -> {
                            assertThat(message.receiveCount()).isEqualTo(1);
                            assertThat(message.attribute("event")).isEmpty();
                        })
                        .apply(SqsEvents.of(List.of(bare)))))
                .isEmpty();
    }

    @Test
    void log_names_message_and_exception_but_quotes_neither_body_nor_message() {
        try (CapturedOutput output = new CapturedOutput()) {
            loop(message -> fail(message, new IllegalStateException("ada@example.org")))
                    .apply(SqsEvents.of("{\"bad\":\"Ada Beispiel\"}"));
            assertThat(output.text())
                    .contains("m-0", "IllegalStateException")
                    .doesNotContain("ada@example.org", "Beispiel");
        }
    }

    @Test
    void report_is_exactly_what_lambda_expects() {
        SQSBatchResponse response =
                loop(message -> fail(message, new RetryLater("not yet"))).apply(SqsEvents.of("bad", "{}"));
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        LambdaEventSerializers.serializerFor(SQSBatchResponse.class, getClass().getClassLoader())
                .toJson(response, json);
        assertThat(json.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"}]}");
    }
}
