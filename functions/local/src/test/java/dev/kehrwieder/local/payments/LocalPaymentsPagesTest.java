package dev.kehrwieder.local.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Served;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPaymentsPagesTest {
    private static final Timing SLOW = new Timing(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), 50);

    @TempDir
    Path data;

    private LocalPayments payments;
    private Served served;

    @BeforeEach
    void start() throws Exception {
        payments = LocalPayments.start(
                data, () -> URI.create("http://127.0.0.1:1"), "s", InstantSource.fixed(Instant.EPOCH), SLOW);
        served = new Served(new LocalPaymentsPages(payments));
    }

    @AfterEach
    void stop() throws Exception {
        served.close();
        payments.close();
    }

    @Test
    void next_refund_of_a_known_payment_can_be_told_to_fail() throws Exception {
        payments.addPayment("pay/1 +", new BigDecimal("5.00"), "EUR");
        HttpResponse<String> answer = served.post("/_local/payments/pay%2F1%20+/fail-next");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"reference\":\"pay/1 +\",\"willFail\":true}");
        assertThat(payments.ledger().payment("pay/1 +").orElseThrow().nextFails())
                .isTrue();
        assertThat(served.post("/_local/payments/pay%2F1%20+/fail-next").statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknown_payment_is_not_found_and_reading_changes_nothing() throws Exception {
        payments.addPayment("pay_1", new BigDecimal("5.00"), "EUR");
        HttpResponse<String> unknown = served.post("/_local/payments/pay_9/fail-next");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(served.get("/_local/payments/pay_1/fail-next").statusCode()).isEqualTo(405);
        assertThat(served.post("/_local/payments").statusCode()).isEqualTo(405);
        assertThat(served.get("/_local/payments/pay_1/more").statusCode()).isEqualTo(404);
        assertThat(served.get("/_local/paymentsx").statusCode()).isEqualTo(404);
        assertThat(payments.ledger().payment("pay_1").orElseThrow().nextFails()).isFalse();
    }

    @Test
    void programs_get_every_payment_with_its_refunds() throws Exception {
        payments.addPayment("pay_1", new BigDecimal("5.00"), "EUR");
        payments.ledger().refund("k", new RefundRequest("pay_1", new BigDecimal("2.00"), "EUR", Map.of("rma", "R1")));
        String id = payments.ledger().pending().getFirst().id();
        payments.addPayment("pay_2", new BigDecimal("1200"), "JPY");
        assertThat(Answers.JSON.readTree(served.get("/_local/payments").body()))
                .isEqualTo(Answers.JSON.readTree(
                        """
                                [ {"reference":"pay_2","amount":"1200","currency":"JPY","left":"1200","willFail":false,"refunds":[]},
                                  {"reference":"pay_1","amount":"5.00","currency":"EUR","left":"3.00","willFail":false,
                                   "refunds":[ {"id":"%s","payment":"pay_1","amount":"2.00","currency":"EUR","status":"pending",
                                                "failureReason":null,"metadata":{"rma":"R1"}} ]} ]
                                """
                                .formatted(id)));
    }

    @Test
    void people_get_a_page_on_which_everything_is_escaped() throws Exception {
        assertThat(served.get("/_local/payments", "Accept", "text/html").body()).contains("None yet.");
        payments.addPayment("<b>pay</b>", new BigDecimal("5.00"), "EUR");
        payments.ledger()
                .refund(
                        "k",
                        new RefundRequest("<b>pay</b>", new BigDecimal("2.00"), "EUR", Map.of("rma", "<i>R1</i>")));
        HttpResponse<String> page = served.get("/_local/payments", "Accept", "text/html,*/*");
        assertThat(page.body())
                .contains("&lt;b&gt;pay&lt;/b&gt;", "3.00 left", "&lt;i&gt;R1&lt;/i&gt;", "pending")
                .doesNotContain("<b>", "<i>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }
}
