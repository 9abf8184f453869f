package dev.kehrwieder.local.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.local.payments.Receiver.Delivery;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Served;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LocalPaymentsTest {
    private static final String SECRET = "local-payment-secret";
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));
    private static final Timing FAST =
            new Timing(Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(20), 50);
    /** Never settles while a test looks at what is pending. */
    private static final Timing SLOW = new Timing(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), 50);

    @TempDir
    Path data;

    private Receiver receiver;
    private LocalPayments payments;

    @BeforeEach
    void begin() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void end() throws IOException {
        payments.close();
        receiver.close();
    }

    private void start(Timing timing) throws IOException {
        start(timing, receiver::target);
    }

    private void start(Timing timing, Supplier<URI> target) throws IOException {
        payments = LocalPayments.start(data, target, SECRET, NOW, timing);
        payments.addPayment("pay_123", new BigDecimal("94.94"), "EUR");
    }

    private static String body(String amount) {
        return """
                {"payment":"pay_123","amount":"%s","currency":"EUR","metadata":{"shop":"demo","rma":"R1","refund":"1"}}"""
                .formatted(amount);
    }

    private HttpRequest.Builder refund(String key, String body) {
        return HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds"))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Served.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(payments.endpoint().resolve(path)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Answers.JSON.readTree(answer.body());
    }

    @Test
    void refund_is_answered_pending() throws Exception {
        start(SLOW);
        HttpResponse<String> answer = send(refund("k1", body("19.99")));
        assertThat(answer.statusCode()).isEqualTo(200);
        String id = json(answer).path("id").stringValue();
        assertThat(id).startsWith("re_");
        assertThat(json(answer))
                .isEqualTo(Answers.JSON.readTree(
                        """
                                {"id":"%s","payment":"pay_123","amount":"19.99","currency":"EUR","status":"pending","failureReason":null,
                                 "metadata":{"shop":"demo","rma":"R1","refund":"1"}}
                                """
                                .formatted(id)));
        assertThat(get("/v1/refunds/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void same_call_again_gets_the_same_answer_and_says_so() throws Exception {
        start(SLOW);
        HttpResponse<String> first = send(refund("k1", body("19.99")));
        HttpResponse<String> again = send(refund("k1", body("19.99").replace(":", " : ")));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void key_with_another_body_is_a_conflict() throws Exception {
        start(SLOW);
        send(refund("k1", body("19.99")));
        HttpResponse<String> other = send(refund("k1", body("20.00")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("error").path("type").stringValue()).isEqualTo("idempotency_error");
    }

    @Test
    void refusals_name_the_field() throws Exception {
        start(SLOW);
        refused(404, "payment", refund("k1", body("1.00").replace("pay_123", "pay_9")));
        refused(400, "amount", refund("k1", body("94.95")));
        refused(400, "amount", refund("k1", body("0.00")));
        refused(400, "amount", refund("k1", body("1.001")));
        refused(400, "currency", refund("k1", body("1.00").replace("EUR", "CHF")));
        refused(400, "body", refund("k1", "{"));
        refused(413, "body", refund("k1", " ".repeat(65_537)));
        refused(400, "Idempotency-Key", refund("k".repeat(256), body("1.00")));
        refused(
                400,
                "Idempotency-Key",
                HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds"))
                        .POST(HttpRequest.BodyPublishers.ofString(body("1.00"))));
        refused(404, "id", HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds/re_9")));
        refused(404, "payment", HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds?payment=pay_9")));
        refused(400, "payment", HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds")));
        assertThat(send(refund("k".repeat(255), body("94.94"))).statusCode()).isEqualTo(200);
    }

    private static void refused(int status, String param, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode error = json(answer).path("error");
        assertThat(error.path("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").stringValue()).isEqualTo(param);
        assertThat(error.path("message").stringValue()).isNotBlank();
    }

    @Test
    void refunds_of_a_payment_are_listed_newest_first() throws Exception {
        start(SLOW);
        String first = json(send(refund("k1", body("1.00")))).path("id").stringValue();
        String second = json(send(refund("k2", body("2.00")))).path("id").stringValue();
        JsonNode data = json(get("/v1/refunds?payment=pay_123")).path("data");
        assertThat(data.values())
                .extracting(refund -> refund.path("id").stringValue())
                .containsExactly(second, first);
        assertThat(data.path(0).path("metadata").path("rma").stringValue()).isEqualTo("R1");
    }

    @Test
    void result_is_reported_by_a_signed_webhook() throws Exception {
        start(FAST);
        String id = json(send(refund("k1", body("19.99")))).path("id").stringValue();
        Delivery delivery = receiver.next();
        assertThat(delivery.json())
                .isEqualTo(Answers.JSON.readTree(
                        """
                                {"eventId":"%s","type":"refund.updated",
                                 "refund":{"id":"%s","payment":"pay_123","amount":"19.99","currency":"EUR","status":"succeeded",
                                           "failureReason":null,"metadata":{"shop":"demo","rma":"R1","refund":"1"}},
                                 "occurredAt":"2026-11-20T10:00:00Z"}
                                """
                                .formatted(delivery.json().path("eventId").stringValue(), id)));
        assertThat(delivery.json().path("eventId").stringValue()).startsWith("evt_");
        Instant signedAt = Instant.ofEpochSecond(
                Long.parseLong(delivery.signature().replaceFirst("t=([0-9]+),v1=[0-9a-f]{64}", "$1")));
        assertThat(delivery.signature()).isEqualTo(new Signature(SECRET).of(signedAt, delivery.body()));
        assertThat(json(get("/v1/refunds/" + id)).path("status").stringValue()).isEqualTo("succeeded");
    }

    @Test
    void failed_refund_is_reported_with_its_reason() throws Exception {
        start(FAST);
        payments.ledger().failNext("pay_123");
        send(refund("k1", body("94.94")));
        JsonNode refund = receiver.next().json().path("refund");
        assertThat(refund.path("status").stringValue()).isEqualTo("failed");
        assertThat(refund.path("failureReason").stringValue()).isEqualTo("declined");
        assertThat(send(refund("k2", body("94.94"))).statusCode()).isEqualTo(200);
    }

    @Test
    void webhook_is_repeated_until_it_is_taken_and_its_body_stays_the_same() throws Exception {
        start(FAST);
        receiver.answerNext(500);
        receiver.answerNext(401);
        receiver.answerNext(302);
        send(refund("k1", body("19.99")));
        byte[] body = receiver.next().body();
        for (int i = 0; i < 3; i++) {
            assertThat(receiver.next().body()).isEqualTo(body);
        }
        untilReported();
        assertThat(receiver.isQuiet()).isTrue();
    }

    private void untilReported() throws InterruptedException {
        while (!payments.ledger().undelivered().isEmpty()) {
            Thread.sleep(5);
        }
    }

    @Test
    void receiver_that_never_takes_it_is_given_up() throws Exception {
        start(new Timing(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1), 3));
        for (int i = 0; i < 3; i++) {
            receiver.answerNext(500);
        }
        send(refund("k1", body("19.99")));
        for (int i = 0; i < 3; i++) {
            receiver.next();
        }
        untilReported();
        assertThat(receiver.isQuiet()).isTrue();
    }

    @Test
    void receiver_whose_address_is_not_known_yet_gets_it_later() throws Exception {
        URI[] target = new URI[1];
        start(FAST, () -> {
            if (target[0] == null) {
                target[0] = receiver.target();
                throw new IllegalStateException("not yet");
            }
            return target[0];
        });
        send(refund("k1", body("19.99")));
        assertThat(receiver.next().json().path("type").stringValue()).isEqualTo("refund.updated");
    }

    @Test
    void pending_refund_is_settled_and_reported_after_a_restart() throws Exception {
        start(SLOW);
        String id = json(send(refund("k1", body("19.99")))).path("id").stringValue();
        payments.close();
        start(FAST);
        assertThat(receiver.next().json().path("refund").path("id").stringValue())
                .isEqualTo(id);
    }

    @Test
    void unreported_result_is_reported_after_a_restart() throws Exception {
        start(new Timing(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1), 50));
        receiver.answerNext(503);
        send(refund("k1", body("19.99")));
        byte[] first = receiver.next().body();
        payments.close();
        start(FAST);
        assertThat(receiver.next().body()).isEqualTo(first);
        untilReported();
    }

    @Test
    void silence_before_the_effect_leaves_no_refund() throws Exception {
        start(SLOW);
        payments.failNext(1, PaymentFailure.TIMEOUT_BEFORE_EFFECT);
        timesOut();
        assertThat(json(get("/v1/refunds?payment=pay_123")).path("data").size()).isZero();
    }

    @Test
    void silence_after_the_effect_leaves_a_refund_that_the_same_key_finds() throws Exception {
        start(SLOW);
        payments.failNext(1, PaymentFailure.TIMEOUT_AFTER_EFFECT);
        timesOut();
        HttpResponse<String> again = send(refund("k1", body("19.99")));
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(json(get("/v1/refunds?payment=pay_123")).path("data").size()).isEqualTo(1);
    }

    private void timesOut() {
        HttpRequest.Builder impatient = refund("k1", body("19.99")).timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> send(impatient)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void ordered_errors_come_one_by_one_and_then_it_works() throws Exception {
        start(SLOW);
        payments.failNext(1, PaymentFailure.ERROR_500);
        payments.failNext(2, PaymentFailure.TOO_MANY_REQUESTS);
        assertThat(send(refund("k1", body("19.99"))).statusCode()).isEqualTo(500);
        HttpResponse<String> busy = send(refund("k1", body("19.99")));
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/v1/refunds?payment=pay_123").statusCode()).isEqualTo(429);
        HttpResponse<String> works = send(refund("k1", body("19.99")));
        assertThat(works.statusCode()).isEqualTo(200);
        assertThat(works.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void forgotten_keys_pay_twice_so_a_caller_must_ask_first() throws Exception {
        start(SLOW);
        send(refund("k1", body("19.99")));
        payments.forgetIdempotencyKeys();
        send(refund("k1", body("19.99")));
        assertThat(json(get("/v1/refunds?payment=pay_123")).path("data").size()).isEqualTo(2);
    }

    @Test
    void other_calls_are_unknown() throws Exception {
        start(SLOW);
        assertThat(get("/v1/charges").statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(payments.endpoint().resolve("/v1/refunds"))
                                .DELETE())
                        .statusCode())
                .isEqualTo(404);
    }
}
