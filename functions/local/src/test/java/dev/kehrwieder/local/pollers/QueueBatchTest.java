package dev.kehrwieder.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.functions.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

class QueueBatchTest {
    private static final List<Message> BATCH = List.of(message("a"), message("b"));

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"batchItemFailures\": []}", "{\"batchItemFailures\": null}"})
    void nothing_reported_means_all_are_done(String answer) {
        assertThat(failed(answer)).isEmpty();
    }

    @Test
    void only_the_reported_ones_stay() {
        assertThat(failed("{\"batchItemFailures\": [{\"itemIdentifier\": \"b\"}]}"))
                .containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
                "{\"batchItemFailures\": [{\"itemId\": \"a\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"unknown\"}]}",
                "{\"batchItemFailures\": \"a\"}",
                "{"
            })
    void an_answer_that_makes_no_sense_fails_the_whole_batch(String answer) {
        assertThat(failed(answer)).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void an_exception_or_a_timeout_fails_the_whole_batch() {
        assertThat(QueueBatch.failed(new Outcome.Failed("X", ""), BATCH, true)).isEqualTo(Set.of("a", "b"));
        assertThat(QueueBatch.failed(new Outcome.TimedOut(), BATCH, true)).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void without_partial_answers_any_answer_is_good() {
        Outcome answer = new Outcome.Returned("\"OK\"".getBytes(StandardCharsets.UTF_8));
        assertThat(QueueBatch.failed(answer, BATCH, false)).isEmpty();
    }

    private static Set<String> failed(String answer) {
        return QueueBatch.failed(new Outcome.Returned(answer.getBytes(StandardCharsets.UTF_8)), BATCH, true);
    }

    private static Message message(String id) {
        return Message.builder().messageId(id).build();
    }
}
