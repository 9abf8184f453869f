package dev.kehrwieder.relay;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

final class RelayFunctionIT {
    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void the_sample_goes_to_labels_and_to_nobody_else() {
        RelayHandler handler = new RelayHandler(aws.environment(RelayFunction.NAME));
        assertThat(BothEntries.agree(handler, SampleEvents.read("relay/return-approved.json")))
                .isEqualTo(Json.parse("{\"batchItemFailures\":[]}"));
        String body = Json.parse(SampleEvents.read("relay/return-approved.json"))
                .at("/Records/0/dynamodb/NewImage/body/S")
                .stringValue();
        assertThat(aws.queues().take("labels-queue")).extracting(Message::body).containsExactly(body, body);
        assertThat(aws.queues().depth("notifications-queue")).isZero();
    }

    @Test
    void more_events_than_one_call_of_sqs_takes_all_arrive() {
        RelayHandler handler = new RelayHandler(aws.environment(RelayFunction.NAME));
        DynamodbEvent batch = new DynamodbEvent();
        batch.setRecords(IntStream.range(0, 25)
                .mapToObj(i -> StreamRecords.inserted(
                        "1" + i, event(returnKey("R-" + i), 1, 0, new ReturnEvent.ReturnApproved(true))))
                .toList());
        assertThat(handler.handleRequest(batch, new TestContext("r-1")).getBatchItemFailures())
                .isEmpty();
        assertThat(aws.queues().take("labels-queue"))
                .extracting(
                        message -> EventCodec.parseMessage(message.body()).of().id())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "R-" + i).toList());
    }

    @Test
    void a_queue_that_is_gone_stops_the_stream_at_its_first_event() {
        Map<String, String> environment = aws.environment(RelayFunction.NAME);
        environment.computeIfPresent("SUBSCRIPTIONS", (name, json) -> json.replace("labels-queue", "gone"));
        DynamodbEvent batch = StreamRecords.batch(
                StreamRecords.inserted("10", event(returnKey("R-1"), 1, 0, new ReturnEvent.LabelIssued(List.of()))),
                StreamRecords.inserted("11", event(returnKey("R-1"), 1, 1, new ReturnEvent.ReturnApproved(true))));
        var answer = new RelayHandler(environment).handleRequest(batch, new TestContext("r-1"));
        assertThat(answer.getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("11"));
        assertThat(aws.queues().take("notifications-queue")).hasSize(1);
    }
}
