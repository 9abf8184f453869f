package dev.kehrwieder.platform.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.aws.AwsClients;
import dev.kehrwieder.platform.aws.LocalService;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

class SqsQueuesTest {

    private static final String QUEUE = "http://127.0.0.1/queue/labels-queue";

    private final LocalService service = new LocalService();
    private final SqsQueues queues = new SqsQueues(new AwsClients(service.environment()).sqs());

    @AfterEach
    void stop() {
        service.close();
    }

    private static List<OutgoingMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutgoingMessage("{\"n\":" + i + "}", Map.of("event", "ReturnApproved")))
                .toList();
    }

    @Test
    void failures_inside_of_a_successful_call_are_read() {
        // The client compares the hash of what was taken.
        service.answers(
                200,
                """
                {"Successful":[{"Id":"0","MessageId":"a","MD5OfMessageBody":"4bb9e0de5005747b62cadb7fc69c584a"}],
                 "Failed":[{"Id":"1","Code":"InternalError","SenderFault":false}]}""");
        List<OutgoingMessage> messages =
                List.of(new OutgoingMessage("{\"n\":0}", Map.of()), new OutgoingMessage("{\"n\":1}", Map.of()));
        assertThat(queues.sendBatch(QUEUE, messages)).containsExactly(messages.get(1));
    }

    @Test
    void more_than_ten_go_in_several_calls_and_one_failing_call_fails_only_its_own() {
        service.answers(200, "{\"Successful\":[],\"Failed\":[]}").answers(400, "{\"__type\":\"InvalidSecurity\"}");
        List<OutgoingMessage> messages = messages(12);
        assertThat(queues.sendBatch(QUEUE, messages)).containsExactly(messages.get(10), messages.get(11));
        JsonNode first = Json.parse(service.calls().getFirst().body());
        assertThat(first.get("Entries").size()).isEqualTo(10);
        assertThat(first.get("Entries")
                        .get(9)
                        .get("MessageAttributes")
                        .get("event")
                        .get("StringValue")
                        .stringValue())
                .isEqualTo("ReturnApproved");
    }

    @Test
    void nothing_to_send_is_no_call() {
        assertThat(queues.sendBatch(QUEUE, List.of())).isEmpty();
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void visibility_is_changed_in_whole_seconds() {
        service.answers(200, "{}");
        queues.changeVisibility(QUEUE, "h-1", Duration.ofSeconds(17));
        assertThat(Json.parse(service.calls().getFirst().body())
                        .get("VisibilityTimeout")
                        .intValue())
                .isEqualTo(17);
    }

    @Test
    void single_message_that_is_refused_is_an_exception() {
        service.answers(400, "{\"__type\":\"QueueDoesNotExist\"}");
        assertThatThrownBy(() -> queues.send(QUEUE, new OutgoingMessage("{}", Map.of())))
                .isInstanceOf(SdkException.class);
    }
}
