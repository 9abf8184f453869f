package dev.kehrwieder.refunds;

import static dev.kehrwieder.core.Fixtures.returnKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProvider.Fault;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPaymentProviderTest {
    private final Refund refund = Fixtures.refund(returnKey("R-1"), 1, "30.00");
    private final FakeProvider fake = new FakeProvider();
    private final LocalPaymentProvider provider = new LocalPaymentProvider(fake.uri());

    @AfterEach
    void stop() {
        fake.close();
    }

    private static String refund(String id, String status, String rma, String number) {
        return """
                {"id":"%s","payment":"pay_1001","amount":"30.00","currency":"EUR","status":"%s","failureReason":null,
                 "metadata":{"shop":"demo","rma":"%s","refund":"%s"}}"""
                .formatted(id, status, rma, number);
    }

    @Test
    void a_refund_is_asked_for_under_its_own_key_with_our_name_of_it() {
        fake.answers(200, refund("re_1", "pending", "R-1", "1"));
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Pending("re_1"));
        assertThat(fake.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.uri()).isEqualTo("/v1/refunds");
            assertThat(call.idempotencyKey()).isEqualTo("demo/R-1/1");
            assertThat(Json.parse(call.body()))
                    .isEqualTo(
                            Json.parse(
                                    """
                    {"payment":"pay_1001","amount":"30.00","currency":"EUR",
                     "metadata":{"shop":"demo","rma":"R-1","refund":"1"}}
                    """));
        });
    }

    @Test
    void the_same_refund_is_asked_for_in_the_same_words() {
        fake.answers(200, refund("re_1", "pending", "R-1", "1"));
        provider.refund(refund);
        provider.refund(refund);
        assertThat(fake.calls().get(1)).isEqualTo(fake.calls().get(0));
    }

    @Test
    void a_provider_may_be_done_at_once() {
        fake.answers(201, refund("re_1", "succeeded", "R-1", "1"));
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Succeeded("re_1"));
    }

    @Test
    void a_refund_that_failed_has_a_reason() {
        fake.answers(200, "{\"id\":\"re_1\",\"status\":\"failed\",\"failureReason\":\"declined\",\"metadata\":{}}")
                .answers(200, "{\"id\":\"re_1\",\"status\":\"failed\",\"failureReason\":null,\"metadata\":{}}");
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.of("re_1"), "declined"));
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.of("re_1"), "unknown"));
    }

    @Test
    void a_reason_in_words_stays_out_of_the_trail() {
        fake.answers(200, "{\"id\":\"re_1\",\"status\":\"failed\",\"failureReason\":\"Ada's card is lost\"}");
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.of("re_1"), "unknown"));
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void refused_credentials_do_not_fail_a_refund(int status) {
        fake.answers(status, "{\"error\":{\"type\":\"authentication_error\"}}");
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
    }

    @ParameterizedTest
    @CsvSource({"400", "402", "404", "409", "413"})
    void a_refusal_is_final_and_keeps_the_providers_code(int status) {
        fake.answers(status, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"No such payment.\"}}");
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.empty(), "invalid_request_error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad Request</html>", "{}", "[]"})
    void a_refusal_that_nobody_can_read_is_a_refusal_all_the_same(String body) {
        fake.answers(400, body);
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.empty(), "refused"));
    }

    @ParameterizedTest
    @CsvSource({"408", "429", "500", "502", "503", "302"})
    void whether_the_provider_acted_is_unknown(int status) {
        fake.answers(status, "{\"error\":{\"type\":\"api_error\"}}");
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.find(refund));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "{}",
                "{\"id\":\"re_1\"}",
                "{\"status\":\"pending\"}",
                "{\"id\":\"re_1\",\"status\":\"requires_action\"}"
            })
    void a_success_that_nobody_can_read_is_unknown_too(String body) {
        fake.answers(200, body);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
    }

    @Test
    void a_provider_that_stays_silent_or_is_away_is_a_fault() {
        fake.staysSilent();
        LocalPaymentProvider impatient = new LocalPaymentProvider(fake.uri(), Duration.ofMillis(50));
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> impatient.refund(refund));
        URI nobody = fake.uri();
        fake.close();
        LocalPaymentProvider away = new LocalPaymentProvider(nobody);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> away.refund(refund));
    }

    @Test
    void a_refund_is_found_by_our_name_of_it() {
        fake.answers(
                200,
                "{\"data\":[%s,%s,%s,{\"id\":\"re_0\",\"status\":\"failed\"}]}"
                        .formatted(
                                refund("re_3", "pending", "R-1", "2"),
                                refund("re_2", "failed", "R-2", "1"),
                                refund("re_1", "succeeded", "R-1", "1")));
        assertThat(provider.find(refund)).contains(new Answer.Succeeded("re_1"));
        assertThat(fake.calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.uri()).isEqualTo("/v1/refunds?payment=pay_1001");
        });
    }

    @Test
    void a_refund_that_the_provider_never_heard_of_is_empty() {
        fake.answers(200, "{\"data\":[]}").answers(404, "{\"error\":{\"type\":\"invalid_request_error\"}}");
        assertThat(provider.find(refund)).isEmpty();
        assertThat(provider.find(refund)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403"})
    void a_refused_question_says_nothing_about_the_refund(int status) {
        fake.answers(status, "{\"error\":{\"type\":\"authentication_error\"}}");
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.find(refund));
    }

    @Test
    void a_payments_reference_may_hold_anything() {
        fake.answers(200, "{\"data\":[]}");
        Refund odd = Refund.reserved(
                refund.of(),
                1,
                new Refund.Target("1001", "p1", "local", "pay 1&2/ä"),
                refund.amount(),
                refund.reservedAt(),
                refund.dueAt());
        provider.find(odd);
        assertThat(fake.calls().getFirst().uri()).isEqualTo("/v1/refunds?payment=pay+1%262%2F%C3%A4");
    }
}
