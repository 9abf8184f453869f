package dev.kehrwieder.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CatalogHandlerTest {

    @Test
    void http_event_gets_the_same_answer_from_both_entries() {
        JsonNode answer = BothEntries.agree(new EchoHandler(named("echo")), event("http.json"));
        assertThat(answer.get("statusCode").intValue()).isEqualTo(201);
        assertThat(answer.get("body").stringValue()).isEqualTo("PUT /v1/orders/1001 Größe");
        assertThat(answer.get("headers").get("Content-Type").stringValue()).isEqualTo("text/plain");
        assertThat(answer.get("headers").get("id")).isNull();
    }

    @Test
    void sqs_event_gets_the_same_answer_from_both_entries() {
        JsonNode answer = BothEntries.agree(new BatchHandler(named("batch")), event("sqs.json"));
        assertThat(answer.get("batchItemFailures").get(0).get("itemIdentifier").stringValue())
                .isEqualTo("m-2");
        assertThat(answer.get("batchItemFailures").size()).isEqualTo(1);
    }

    @Test
    void scheduled_event_gets_the_same_answer_from_both_entries() {
        JsonNode answer = BothEntries.agree(new SweepHandler(named("sweep-api")), event("schedule.json"));
        assertThat(answer.get("source").stringValue()).isEqualTo("aws.events");
    }

    @Test
    void stream_event_gets_the_same_answer_from_both_entries() {
        JsonNode answer = BothEntries.agree(new StreamHandler(named("stream")), event("stream.json"));
        assertThat(answer.get("batchItemFailures").get(0).get("itemIdentifier").stringValue())
                .isEqualTo("4421584500000000017450439091");
    }

    @Test
    void function_without_a_definition_does_not_start() {
        assertThatThrownBy(() -> new EchoHandler(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(CatalogHandler.DEFINITION);
    }

    @Test
    void function_under_an_unknown_name_does_not_start() {
        assertThatThrownBy(() -> new EchoHandler(named("admin")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("admin");
        assertThatThrownBy(() -> new EchoHandler(named("echo|echo"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void callers_headers_do_not_choose_the_function() {
        String event = event("http.json")
                .replace("\"X-Test\"", "\"spring.cloud.function.definition\"")
                .replace("\"t\"", "\"other\"");
        assertThat(BothEntries.agree(new EchoHandler(named("echo")), event)
                        .get("statusCode")
                        .intValue())
                .isEqualTo(201);
    }

    @Test
    void nothing_of_the_event_is_logged() {
        try (CapturedOutput output = new CapturedOutput()) {
            BothEntries.agree(new EchoHandler(named("echo")), event("http.json"));
            assertThat(output.text()).doesNotContain("Größe", "1001");
        }
    }

    @Test
    void function_sees_its_invocation() {
        Function<ScheduledEvent, Map<String, String>> function = _ -> Map.of(
                "id", Invocation.current().requestId(),
                "function", Invocation.current().function(),
                "remaining", Invocation.current().remaining().toString());
        SweepHandler handler = new SweepHandler(named("sweep-api"), function);
        assertThat(handler.handleRequest(new ScheduledEvent(), new TestContext("r-7")))
                .containsEntry("id", "r-7")
                .containsEntry("function", "sweep-api")
                .containsEntry("remaining", "PT1M");
    }

    @Test
    void invocation_outside_of_a_handler_has_a_generous_default() {
        assertThat(Invocation.current().remaining()).isEqualTo(Duration.ofMinutes(15));
        assertThat(Invocation.current().requestId()).isEmpty();
    }

    @Test
    void functions_exception_reaches_the_runtime_unchanged() {
        SweepHandler handler = new SweepHandler(named("sweep-api"), _ -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> handler.handleRequest(new ScheduledEvent(), null))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }

    private static Map<String, String> named(String definition) {
        return Map.of(CatalogHandler.DEFINITION, definition);
    }

    private static String event(String name) {
        try (InputStream file = CatalogHandlerTest.class.getResourceAsStream("/events/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class EchoHandler extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

        EchoHandler(Map<String, String> environment) {
            super(
                    environment,
                    FunctionModule.all(
                            module("echo", EchoHandler::echo),
                            module("other", _ -> new APIGatewayProxyResponseEvent().withStatusCode(500))));
        }

        private static FunctionModule module(
                String name, Function<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function) {
            return FunctionModule.of(
                    name, APIGatewayProxyRequestEvent.class, APIGatewayProxyResponseEvent.class, function);
        }

        private static APIGatewayProxyResponseEvent echo(APIGatewayProxyRequestEvent request) {
            return new APIGatewayProxyResponseEvent()
                    .withStatusCode(201)
                    .withHeaders(Map.of("Content-Type", "text/plain"))
                    .withBody(request.getHttpMethod() + " " + request.getPath() + " " + request.getBody());
        }
    }

    static final class BatchHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {

        BatchHandler(Map<String, String> environment) {
            super(
                    environment,
                    FunctionModule.of("batch", SQSEvent.class, SQSBatchResponse.class, BatchHandler::failSecond));
        }

        private static SQSBatchResponse failSecond(SQSEvent event) {
            return new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure(
                    event.getRecords().get(1).getMessageId())));
        }
    }

    static final class SweepHandler extends CatalogHandler<ScheduledEvent, Map<String, String>> {

        SweepHandler(Map<String, String> environment) {
            this(environment, event -> Map.of("source", event.getSource()));
        }

        SweepHandler(Map<String, String> environment, Function<ScheduledEvent, Map<String, String>> function) {
            super(environment, FunctionModule.of("sweep-api", ScheduledEvent.class, Map.class, function));
        }
    }

    static final class StreamHandler extends CatalogHandler<DynamodbEvent, StreamsEventResponse> {

        StreamHandler(Map<String, String> environment) {
            super(
                    environment,
                    FunctionModule.of("stream", DynamodbEvent.class, StreamsEventResponse.class, StreamHandler::fail));
        }

        private static StreamsEventResponse fail(DynamodbEvent event) {
            return new StreamsEventResponse(List.of(new StreamsEventResponse.BatchItemFailure(
                    event.getRecords().getFirst().getDynamodb().getSequenceNumber())));
        }
    }
}
