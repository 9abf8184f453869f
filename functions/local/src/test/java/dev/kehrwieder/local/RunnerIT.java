package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class RunnerIT {
    @TempDir
    private static Path folder;

    private static SampleMachine machine;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        machine = SampleMachine.start(folder, true);
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void a_call_reaches_the_function_as_a_proxy_event() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                machine.call("POST", "/echo/a%20b?x=1&x=%C3%BC&y", "h\u00fc", "Authorization", "Bearer good");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("X-Twice")).containsExactly("a", "b");
        assertThat(new String(answer.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo(
                        "POST|/echo/a%20b|{thing=a%20b}|{x=[1, \u00fc], y=[]}|true|h\u00fc|demo/key-1|kehrwieder-table|true");
    }

    @ParameterizedTest
    @CsvSource({
        "/echo/x, Bearer wrong, 401, UNAUTHORIZED",
        "/echo/x, '', 401, UNAUTHORIZED",
        "/echo/x, Bearer barred, 403, FORBIDDEN",
        "/echo/x, Bearer broken, 503, UNAVAILABLE",
        "/nowhere, Bearer good, 404, NOT_FOUND",
        "/fail, Bearer good, 502, BAD_GATEWAY",
        "/nothing, Bearer good, 502, BAD_GATEWAY",
        "/slow, Bearer good, 504, GATEWAY_TIMEOUT"
    })
    void what_the_gateway_refuses_is_a_problem(String path, String key, int status, String code)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                key.isEmpty() ? machine.call("GET", path, "") : machine.call("GET", path, "", "Authorization", key);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"errors\":[]");
    }

    @Test
    void who_calls_too_often_is_turned_away_before_anything_else_looks_at_the_call()
            throws IOException, InterruptedException {
        for (int i = 0; i < 10; i++) {
            assertThat(visit("/nowhere").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> answer = visit("/echo/x");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"code\":\"RATE_LIMITED\"}");
        assertThat(machine.get("/echo/x").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        return machine.call("GET", path, "", "Authorization", "Bearer good", "X-Visitor", "eager");
    }

    @Test
    void a_function_whose_class_broke_is_started_anew() throws IOException, InterruptedException {
        assertThat(machine.get("/broken").statusCode()).isEqualTo(502);
        assertThat(machine.get("/broken").body()).isEqualTo("mended");
    }

    @Test
    void a_function_that_answers_nobody_is_started_anew() throws IOException, InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        while (!statuses.contains(200) && statuses.size() < 10) {
            statuses.add(machine.get("/stuck").statusCode());
        }
        assertThat(statuses).startsWith(504, 504).endsWith(200);
    }

    @Test
    void the_authorizer_is_asked_once_per_key() throws IOException, InterruptedException {
        machine.get("/echo/1");
        int asked = machine.journal("authorizer").size();
        machine.get("/echo/2");
        machine.call("POST", "/echo/3", "", "Authorization", "Bearer good");
        assertThat(machine.journal("authorizer")).hasSize(asked);
    }

    @Test
    void binary_answers_arrive_as_bytes() throws IOException, InterruptedException {
        assertThat(machine.get("/image").body()).isEqualTo("\u0001\u0002\u0080");
    }

    @Test
    void a_body_of_more_than_ten_megabytes_is_refused() throws IOException, InterruptedException {
        HttpResponse<String> answer = machine.call("POST", "/open", "x".repeat(10 * 1024 * 1024 + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void huge_headers_are_refused() throws IOException, InterruptedException {
        assertThat(machine.call("GET", "/open", "", "X-Big", "x".repeat(11_000)).statusCode())
                .isEqualTo(431);
    }

    @Test
    void head_and_options_are_answered_from_the_routes() throws IOException, InterruptedException {
        HttpResponse<String> head = machine.call("HEAD", "/echo/x", "", "Authorization", "Bearer good");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        HttpResponse<String> options = machine.call("OPTIONS", "/echo/x", "");
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void an_accepted_order_is_heard_with_its_shop() throws IOException, InterruptedException {
        machine.call("PUT", "/v1/orders/1", "{\"a\":1}", "Authorization", "Bearer good");
        machine.call("PUT", "/v1/orders/1", "{\"a\":2}", "Authorization", "Bearer wrong");
        assertThat(machine.orders)
                .filteredOn(order -> order.startsWith("demo 1 "))
                .containsExactly("demo 1 {\"a\":1}");
    }

    @Test
    void the_local_provider_learns_of_an_orders_payments() throws IOException, InterruptedException {
        String order =
                """
                {"currency": "EUR", "payments": [
                  {"paymentId": "p1", "provider": "local", "reference": "pay_9", "amount": "94.94"},
                  {"paymentId": "p2", "provider": "other", "reference": "pay_10", "amount": "1.00"}]}
                """;
        machine.call("PUT", "/v1/orders/9", order, "Authorization", "Bearer good");
        assertThat(machine.call("GET", "/_local/payments", "").body())
                .contains("pay_9", "94.94")
                .doesNotContain("pay_10");
    }

    @Test
    void the_inbox_is_mounted() throws IOException, InterruptedException {
        assertThat(machine.call("GET", "/_local/mail", "").body()).isEqualTo("[]");
        assertThat(machine.call("GET", "/_local/inbox", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_failed_message_comes_again_and_ends_in_the_dead_letter_queue() throws IOException, InterruptedException {
        machine.send("good-1", "bad-1", "good-2");
        machine.await(() -> depth("work-dlq") == 1 && depth("work-queue") == 0);
        assertThat(machine.journal("message bad-1")).containsExactly("message bad-1 1", "message bad-1 2");
        assertThat(machine.journal("message good-1")).containsExactly("message good-1 1");
        purge("kehrwieder-work-dlq");
    }

    @Test
    void doubled_messages_arrive_twice_and_the_queue_ends_empty() throws IOException, InterruptedException {
        machine.runner.faults().deliverTwiceAndShuffled(true);
        try {
            machine.send("twice-1", "twice-2", "twice-3");
            machine.await(() -> machine.journal("message twice").size() >= 6 && depth("work-queue") == 0);
            assertThat(machine.journal("message twice"))
                    .containsExactlyInAnyOrder(
                            "message twice-1 1",
                            "message twice-1 1",
                            "message twice-2 1",
                            "message twice-2 1",
                            "message twice-3 1",
                            "message twice-3 1");
        } finally {
            machine.runner.faults().deliverTwiceAndShuffled(false);
        }
    }

    @Test
    void a_dead_function_does_not_stop_the_others() throws IOException, InterruptedException {
        machine.runner.faults().failFunction("work", true);
        try {
            machine.send("dead-1");
            machine.await(() -> depth("work-dlq") == 1);
            assertThat(machine.get("/echo/x").statusCode()).isEqualTo(200);
            assertThat(machine.lines).anyMatch(line -> line.startsWith("! work "));
        } finally {
            machine.runner.faults().failFunction("work", false);
            purge("kehrwieder-work-dlq");
        }
    }

    @Test
    void inserted_events_reach_the_relay_and_nothing_else_does() throws InterruptedException {
        put("E#1");
        put("RETURN");
        put("E#2");
        machine.await(() ->
                machine.journal("record INSERT E#").containsAll(List.of("record INSERT E#1", "record INSERT E#2")));
        assertThat(machine.journal("record")).noneMatch(line -> line.contains("RETURN"));
    }

    @Test
    void an_expired_item_is_a_removal() throws InterruptedException {
        // The local table expires only items that are in every index.
        put("E#ttl", Map.of("expiresAt", AttributeValue.fromN("1780000000"), "due", AttributeValue.fromS("x")));
        machine.await(() -> machine.journal("record REMOVE").contains("record REMOVE E#ttl"));
    }

    @Test
    void a_bad_record_is_given_up_alone_and_told_to_the_failure_queue() throws InterruptedException {
        put("E#b1");
        put("E#b2-bad");
        put("E#b3");
        // One that came in the same batch as the bad one comes again after it was given up: at least once, and last.
        machine.await(() -> {
            List<String> seen = machine.journal("record INSERT E#b");
            return !seen.isEmpty() && seen.getLast().equals("record INSERT E#b3") && depth("relay-failed") == 1;
        });
        List<Message> failures = machine.runner
                .clients()
                .sqs()
                .receiveMessage(request -> request.queueUrl(machine.url("kehrwieder-relay-failed")))
                .messages();
        assertThat(failures).singleElement().satisfies(message -> assertThat(message.body())
                .contains("RetryAttemptsExhausted", "DDBStreamBatchInfo", "\"batchSize\":1"));
        purge("kehrwieder-relay-failed");
    }

    @Test
    void dropped_stream_records_never_come_again() throws InterruptedException {
        machine.runner.faults().dropStreamRecords(true);
        put("E#lost");
        Thread.sleep(1_500);
        machine.runner.faults().dropStreamRecords(false);
        put("E#kept");
        machine.await(() -> machine.journal("record INSERT E#kept").size() == 1);
        assertThat(machine.journal("record INSERT E#lost")).isEmpty();
    }

    @Test
    void the_clock_moves_after_the_schedule_has_run() throws IOException, InterruptedException {
        HttpResponse<String> answer = machine.call("POST", "/_local/clock", "{\"set\": \"2030-05-01T09:00:00+02:00\"}");
        assertThat(answer.body()).startsWith("{\"now\":\"2030-05-01T07:00:");
        assertThat(machine.journal("schedule")).last().asString().startsWith("schedule Scheduled Event PT");
        machine.call("POST", "/_local/clock", "{\"advance\": \"P3D\"}");
        assertThat(machine.call("GET", "/_local/clock", "").body()).startsWith("{\"now\":\"2030-05-04T07:0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}",
                "{\"advance\": \"soon\"}",
                "{\"advance\": \"P1D\", \"set\": \"2030-05-01T09:00:00Z\"}",
                "{\"set\": \"2030-05-01\"}",
                "{\"sett\": \"2030-05-01T09:00:00Z\"}",
                "[]",
                "no"
            })
    void a_clock_that_is_told_nonsense_stays_and_says_so(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = machine.call("POST", "/_local/clock", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"MALFORMED\"");
    }

    @Test
    void queues_are_listed_by_their_short_names() throws IOException, InterruptedException {
        assertThat(machine.call("GET", "/_local/queues", "").body())
                .contains("\"work-queue\":", "\"work-dlq\":", "\"relay-failed\":");
    }

    @Test
    void what_was_put_aside_is_shown_with_its_reason_and_goes_back_to_its_queue()
            throws IOException, InterruptedException {
        purge("kehrwieder-work-dlq");
        machine.runner.clients().sqs().sendMessage(request -> request.queueUrl(machine.url("kehrwieder-work-dlq"))
                .messageBody("again")
                .messageAttributes(Map.of(
                        "reason",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("EVENT_UNREADABLE")
                                .build())));
        String shown = machine.call("GET", "/_local/queues/work-dlq", "").body();
        assertThat(shown).isEqualTo("{\"messages\":[{\"reason\":\"EVENT_UNREADABLE\",\"message\":\"again\"}]}");
        assertThat(machine.call("GET", "/_local/queues/work-dlq", "").body()).isEqualTo(shown);
        assertThat(machine.call("POST", "/_local/queues/work-dlq/redrive", "").body())
                .isEqualTo("{\"moved\":1}");
        machine.await(() -> !machine.journal("message again").isEmpty());
        assertThat(depth("work-dlq")).isZero();
    }

    @Test
    void only_what_holds_failed_messages_of_a_queue_is_shown_and_emptied() throws IOException, InterruptedException {
        for (String queue : List.of("work-queue", "relay-failed", "nowhere")) {
            assertThat(machine.call("GET", "/_local/queues/" + queue, "").statusCode())
                    .isEqualTo(404);
            assertThat(machine.call("POST", "/_local/queues/" + queue + "/redrive", "")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(machine.call("GET", "/_local/queues/work-dlq/redrive", "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void a_scan_is_the_carriers_webhook_and_its_answer() throws IOException, InterruptedException {
        HttpResponse<String> answer = machine.call("POST", "/_local/carrier/KW%201/scan", "{\"status\":\"HANDED_IN\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("POST|/v1/carriers/local/events|{carrier=local}")
                .contains("\"trackingNumber\":\"KW 1\"", "\"status\":\"HANDED_IN\"");
        assertThat(machine.call("POST", "/_local/carrier/KW1/scan", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_taken_port_is_named_with_the_way_out() {
        int port = machine.runner.uri().getPort();
        try (Runner second =
                new Runner(RunnerOptions.of(folder).withPort(port), (dynamoDb, table) -> {}, List.of(), line -> {})) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("PORT=" + (port + 1) + " ./scripts/run");
        }
    }

    @Test
    void data_that_another_runner_has_are_left_alone() {
        RunnerOptions options = RunnerOptions.of(folder)
                .withPort(0)
                .withData(folder.resolve("data"))
                .withFresh(true);
        try (Runner second = new Runner(options, (dynamoDb, table) -> {}, List.of(), line -> {})) {
            assertThatThrownBy(second::start).isInstanceOf(StartFailure.class).hasMessageContaining("Another runner");
        }
    }

    private static void put(String sortKey) {
        put(sortKey, Map.of());
    }

    private static void put(String sortKey, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", AttributeValue.fromS("S#demo"));
        item.put("sk", AttributeValue.fromS(sortKey));
        machine.runner.clients().dynamoDb().putItem(request -> request.tableName("kehrwieder-table")
                .item(item));
    }

    private static int depth(String queue) {
        try {
            String all = machine.call("GET", "/_local/queues", "").body();
            return Integer.parseInt(all.replaceAll(".*\"" + queue + "\":(\\d+).*", "$1"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void purge(String queue) {
        machine.runner.clients().sqs().purgeQueue(request -> request.queueUrl(machine.url(queue)));
    }
}
