package dev.kehrwieder.refunds;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.SettleReturn;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class RefundsFunctionIT {
    private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";
    private static final String PENDING =
            """
            {"id":"re_1","payment":"pay_1001","amount":"30.00","currency":"EUR","status":"pending","metadata":{}}""";

    private static LocalAws aws;
    private static BusinessTime time;

    private final FakeProvider provider = new FakeProvider();
    private ReturnJourney journey;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
        time = BusinessTime.from("2026-11-12T09:30:00Z");
    }

    @AfterAll
    static void stop() {
        time.close();
        aws.close();
    }

    @BeforeEach
    void anInspectedReturn() {
        aws.table().renew();
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock())
                .registered()
                .labelled()
                .delivered()
                .inspected();
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    private RefundsHandler handler() {
        Map<String, String> environment = aws.environment(SettleReturn.NAME);
        environment.put("PAYMENT_LOCAL_URL", provider.uri().toString());
        environment.put("PAYMENT_STRIPE_URL", provider.uri().toString());
        return new RefundsHandler(environment);
    }

    private RefundStatus refund() {
        return journey.now().refunds().getFirst().status();
    }

    @Test
    void the_samples_decide_the_money_and_ask_for_it_once() {
        provider.answers(200, PENDING);
        RefundsHandler handler = handler();
        try (CapturedOutput output = new CapturedOutput()) {
            assertThat(BothEntries.typed(handler, SampleEvents.read("refunds/items-inspected.json")))
                    .isEqualTo(Json.parse(NOTHING_FAILED));
            assertThat(output.text()).doesNotContain("ada@example.org", "Beispiel", "Kehrwieder 2");
        }
        assertThat(refund()).isEqualTo(RefundStatus.RESERVED);
        BothEntries.agree(handler, SampleEvents.read("refunds/items-inspected.json"));
        assertThat(journey.trail()).containsOnlyOnce("SettlementDecided").containsOnlyOnce("RefundReserved");
        assertThat(provider.calls()).isEmpty();

        assertThat(BothEntries.agree(handler, SampleEvents.read("refunds/refund-reserved.json")))
                .isEqualTo(Json.parse(NOTHING_FAILED));
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(provider.calls()).singleElement().satisfies(call -> assertThat(call.idempotencyKey())
                .isEqualTo("demo/R7F3K9X2M42/1"));
        assertThat(journey.trail()).containsOnlyOnce("RefundSubmitted");
    }

    @Test
    void the_samples_say_what_the_trail_says() {
        journey.settled();
        assertThat(body("refunds/items-inspected.json")).isEqualTo(told(ReturnEvent.ItemsInspected.class));
        assertThat(body("refunds/refund-reserved.json")).isEqualTo(told(ReturnEvent.RefundReserved.class));
    }

    @Test
    void the_sample_of_kept_goods_decides_their_money_once() {
        aws.table().renew();
        journey = ReturnJourney.begin(
                        aws.table().store(),
                        new BusinessClock(),
                        Fixtures.policy().keepItemBelow("31.00").build(),
                        Fixtures.order("1001").build())
                .registered();
        assertThat(body("refunds/items-kept.json")).isEqualTo(told(ReturnEvent.ItemsKept.class));
        RefundsHandler handler = handler();

        BothEntries.agree(handler, SampleEvents.read("refunds/items-kept.json"));
        BothEntries.agree(handler, SampleEvents.read("refunds/items-kept.json"));

        assertThat(refund()).isEqualTo(RefundStatus.RESERVED);
        assertThat(journey.trail()).containsOnlyOnce("SettlementDecided").containsOnlyOnce("RefundReserved");
        assertThat(journey.now().refunds()).hasSize(1);
    }

    private static JsonNode body(String sample) {
        ObjectNode body = (ObjectNode) Json.parse(
                Json.parse(SampleEvents.read(sample)).at("/Records/0/body").stringValue());
        return body.without("at");
    }

    private JsonNode told(Class<? extends ReturnEvent> type) {
        return Json.parseObject(EventCodec.message(journey.last(type))).without("at");
    }

    @Test
    void a_provider_that_is_away_brings_the_message_back_and_loses_nothing() {
        provider.answers(503, "{}").answers(200, "{\"data\":[]}").answers(200, PENDING);
        journey.settled();
        var event = SqsEvents.of(EventCodec.message(journey.last(ReturnEvent.RefundReserved.class)));
        RefundsHandler handler = handler();
        assertThat(handler.handleRequest(event, new TestContext("r-1")).getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("m-0"));
        assertThat(refund()).isEqualTo(RefundStatus.UNKNOWN);
        assertThat(handler.handleRequest(event, new TestContext("r-2")).getBatchItemFailures())
                .isEmpty();
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(provider.calls())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.idempotencyKey()).isEqualTo("demo/R7F3K9X2M42/1"));
        assertThat(provider.calls()).extracting(FakeProvider.Call::method).containsExactly("POST", "GET", "POST");
    }

    @Test
    void an_event_of_no_return_goes_to_the_dead_letters_with_the_reason_and_the_others_go_on() {
        String stray = EventCodec.message(
                event(returnKey("R-0"), 5, 1, new ReturnEvent.ItemsInspected(1, List.of(), List.of())));
        SQSBatchResponse answer = handler()
                .handleRequest(
                        SqsEvents.of(stray, EventCodec.message(journey.last(ReturnEvent.ItemsInspected.class))),
                        new TestContext("r-1"));
        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(refund()).isEqualTo(RefundStatus.RESERVED);
        assertThat(aws.queues().take("refunds-dlq")).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo(stray);
            assertThat(message.messageAttributes().get("reason").stringValue()).isEqualTo("UNKNOWN_RETURN");
        });
    }

    @Test
    void the_webhook_that_was_recorded_cannot_be_replayed_and_a_fresh_one_closes_the_return() {
        journey.settled().submitted("re_1");
        Map<String, String> environment = aws.environment(FunctionNames.REFUNDS_API);
        environment.put("PAYMENT_LOCAL_URL", provider.uri().toString());
        environment.put("PAYMENT_STRIPE_URL", provider.uri().toString());
        RefundsApiHandler handler = new RefundsApiHandler(environment);
        ObjectNode sample = Json.parseObject(SampleEvents.read("refunds-api/refund-succeeded.json"));
        assertThat(BothEntries.agree(handler, Json.write(sample))
                        .get("statusCode")
                        .intValue())
                .isEqualTo(401);

        String body = SignedEvents.event("evt_1", "succeeded");
        String signature = SignedEvents.signature(LocalAws.PAYMENT_SECRET, Instant.now(), body);
        sample.put("body", body).put("isBase64Encoded", false);
        sample.withObject("headers").put("X-Signature", signature);
        sample.withObject("multiValueHeaders").putArray("X-Signature").add(signature);
        JsonNode first = BothEntries.typed(handler, Json.write(sample));
        assertThat(first.get("statusCode").intValue()).isEqualTo(200);
        assertThat(refund()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(journey.trail()).endsWith("ReturnClosed");
        assertThat(BothEntries.agree(handler, Json.write(sample)).get("body").stringValue())
                .contains("DONE_BEFORE");
    }
}
