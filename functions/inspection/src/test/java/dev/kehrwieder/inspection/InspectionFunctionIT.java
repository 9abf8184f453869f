package dev.kehrwieder.inspection;

import static dev.kehrwieder.core.Fixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.usecase.OpenArrival;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.batch.SqsEvents;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.BusinessTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class InspectionFunctionIT {
    private static LocalAws aws;
    private static BusinessTime time;

    private ReturnJourney journey;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
        time = BusinessTime.from("2026-11-12T08:00:05Z");
    }

    @AfterAll
    static void stop() {
        time.close();
        aws.close();
    }

    @BeforeEach
    void aDeliveredReturn() {
        aws.table().renew();
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock())
                .registered()
                .labelled()
                .delivered();
    }

    private static JsonNode nothingFailed() {
        return Json.parse("{\"batchItemFailures\":[]}");
    }

    @Test
    void the_sample_opens_one_expected_arrival_by_both_entries() {
        InspectionHandler handler = new InspectionHandler(aws.environment(OpenArrival.NAME));
        assertThat(BothEntries.agree(handler, SampleEvents.read("inspection/parcel-delivered.json")))
                .isEqualTo(nothingFailed());
        assertThat(aws.table().store().inspections(journey.key()))
                .singleElement()
                .returns(InspectionStatus.OPEN, Inspection::status)
                .returns(Optional.of(1), Inspection::parcel);
    }

    @Test
    void an_event_that_this_queue_does_not_subscribe_to_is_put_aside() {
        String stray = EventCodec.message(event(journey.key(), 1, 1, new ReturnEvent.ReturnApproved(true)));
        var answer = new InspectionHandler(aws.environment(OpenArrival.NAME))
                .handleRequest(SqsEvents.of(stray), new TestContext("r-1"));
        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(aws.queues().take("inspection-dlq"))
                .singleElement()
                .returns(stray, Message::body)
                .satisfies(message -> assertThat(
                                message.messageAttributes().get("reason").stringValue())
                        .isEqualTo("NOT_SUBSCRIBED"));
    }

    @Test
    void the_sample_of_an_inspection_is_taken_once_and_both_entries_give_the_answer_again() {
        InspectionApiHandler handler = new InspectionApiHandler(aws.environment(FunctionNames.INSPECTION_API));
        String sample = SampleEvents.read("inspection-api/inspect.json");
        try (CapturedOutput output = new CapturedOutput()) {
            JsonNode first = BothEntries.typed(handler, sample);
            assertThat(first.get("statusCode").intValue()).isEqualTo(201);
            JsonNode again = BothEntries.agree(handler, sample);
            assertThat(again.get("body")).isEqualTo(first.get("body"));
            assertThat(again.at("/headers/Idempotency-Replayed").stringValue()).isEqualTo("true");
            assertThat(output.text()).doesNotContain("ada@example.org", "Beispiel", "Kehrwieder 2", "not ours");
        }
        assertThat(journey.trail()).containsOnlyOnce("ItemsInspected");
        ObjectNode without = Json.parseObject(sample);
        without.withObject("headers").remove("Idempotency-Key");
        without.withObject("multiValueHeaders").remove("Idempotency-Key");
        JsonNode other = BothEntries.agree(handler, Json.write(without));
        assertThat(other.get("statusCode").intValue()).isEqualTo(409);
        assertThat(other.get("body").stringValue()).contains("ALREADY_INSPECTED");
    }

    @Test
    void the_sample_of_a_scan_finds_its_return_by_both_entries() {
        InspectionApiHandler handler = new InspectionApiHandler(aws.environment(FunctionNames.INSPECTION_API));
        JsonNode answer = BothEntries.agree(handler, SampleEvents.read("inspection-api/scan-arrival.json"));
        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
        assertThat(Json.parse(answer.get("body").stringValue())
                        .at("/items/0/rma")
                        .stringValue())
                .isEqualTo(ReturnJourney.RMA);
    }
}
