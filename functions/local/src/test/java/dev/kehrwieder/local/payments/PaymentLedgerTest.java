package dev.kehrwieder.local.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentLedgerTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00.123456Z"));

    @TempDir
    Path data;

    private final AtomicInteger ids = new AtomicInteger();
    private PaymentLedger ledger;

    @BeforeEach
    void open() throws IOException {
        ledger = open(data.resolve("payments.jsonl"));
    }

    @AfterEach
    void close() throws IOException {
        ledger.close();
    }

    private PaymentLedger open(Path file) throws IOException {
        return PaymentLedger.open(file, NOW, () -> Integer.toString(ids.incrementAndGet()));
    }

    private void reopen() throws IOException {
        ledger.close();
        open();
    }

    private static RefundRequest request(String amount) {
        return new RefundRequest("pay_1", new BigDecimal(amount), "EUR", Map.of("rma", "R1"));
    }

    private Refund made(String key, String amount) {
        return ((RefundOutcome.Made) ledger.refund(key, request(amount))).refund();
    }

    private void pay(String amount) {
        ledger.addPayment("1001", "pay_1", new BigDecimal(amount), "EUR");
    }

    private String left() {
        return ledger.payment("pay_1").orElseThrow().left().toPlainString();
    }

    @Test
    void refund_starts_pending_and_takes_its_amount_at_once() {
        pay("94.94");
        assertThat(made("k1", "19.99").status()).isEqualTo(RefundStatus.PENDING);
        assertThat(left()).isEqualTo("74.95");
    }

    @Test
    void more_than_what_is_left_is_refused_and_the_last_cent_is_not() {
        pay("20.00");
        made("k1", "19.99");
        assertThat(ledger.refund("k2", request("0.02"))).isEqualTo(new RefundOutcome.TooMuch(new BigDecimal("0.01")));
        made("k2", "0.01");
        assertThat(left()).isEqualTo("0.00");
    }

    @Test
    void failed_refund_gives_its_amount_back_and_only_the_next_one_fails() {
        pay("20.00");
        assertThat(ledger.failNext("pay_1")).isTrue();
        Refund failing = made("k1", "20.00");
        assertThat(left()).isEqualTo("0.00");
        RefundEvent event = ledger.settle(failing.id()).orElseThrow();
        assertThat(event.refund().status()).isEqualTo(RefundStatus.FAILED);
        assertThat(event.refund().failureReason()).contains("declined");
        assertThat(left()).isEqualTo("20.00");

        Refund next = made("k2", "20.00");
        assertThat(ledger.settle(next.id()).orElseThrow().refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(left()).isEqualTo("0.00");
    }

    @Test
    void refund_made_before_the_failure_was_ordered_succeeds() {
        pay("20.00");
        Refund before = made("k1", "5.00");
        ledger.failNext("pay_1");
        assertThat(ledger.settle(before.id()).orElseThrow().refund().status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(ledger.payment("pay_1").orElseThrow().nextFails()).isTrue();
    }

    @Test
    void refund_is_settled_once() {
        pay("20.00");
        Refund refund = made("k1", "5.00");
        assertThat(ledger.settle(refund.id())).isPresent();
        assertThat(ledger.settle(refund.id())).isEmpty();
        assertThat(ledger.settle("re_unknown")).isEmpty();
        assertThat(ledger.undelivered()).hasSize(1);
    }

    @Test
    void same_key_and_request_is_answered_as_the_first_time_even_when_settled() {
        pay("20.00");
        Refund refund = made("k1", "20.00");
        ledger.settle(refund.id());
        assertThat(ledger.refund("k1", request("20.00"))).isEqualTo(new RefundOutcome.Repeated(refund));
        assertThat(ledger.payment("pay_1").orElseThrow().refunds()).hasSize(1);
    }

    @Test
    void same_key_with_another_request_is_refused() {
        pay("20.00");
        made("k1", "5.00");
        assertThat(ledger.refund("k1", request("6.00"))).isEqualTo(new RefundOutcome.KeyReused());
        assertThat(ledger.refund("k1", new RefundRequest("pay_1", new BigDecimal("5.00"), "EUR", Map.of())))
                .isEqualTo(new RefundOutcome.KeyReused());
    }

    @Test
    void refusal_is_not_kept_under_its_key() {
        pay("5.00");
        assertThat(ledger.refund("k1", request("6.00"))).isInstanceOf(RefundOutcome.TooMuch.class);
        pay("6.00");
        made("k1", "6.00");
    }

    @Test
    void forgotten_key_makes_a_second_refund() throws IOException {
        pay("20.00");
        Refund first = made("k1", "5.00");
        ledger.forgetKeys();
        reopen();
        assertThat(made("k1", "5.00").id()).isNotEqualTo(first.id());
    }

    @Test
    void unknown_payment_and_other_currency_are_refused() {
        assertThat(ledger.refund("k1", request("1.00"))).isEqualTo(new RefundOutcome.UnknownPayment());
        assertThat(ledger.failNext("pay_1")).isFalse();
        pay("20.00");
        assertThat(ledger.refund("k1", new RefundRequest("pay_1", new BigDecimal("1.00"), "CHF", Map.of())))
                .isEqualTo(new RefundOutcome.OtherCurrency("EUR"));
    }

    @Test
    void payment_is_raised_and_lowered_but_never_below_what_went_back() {
        pay("20.00");
        pay("30.00");
        assertThat(left()).isEqualTo("30.00");
        made("k1", "25.00");
        pay("10.00");
        assertThat(left()).isEqualTo("0.00");
        assertThat(ledger.payment("pay_1").orElseThrow().amount()).isEqualTo("25.00");
    }

    @Test
    void payment_that_pays_two_orders_is_worth_both() {
        pay("20.00");
        ledger.addPayment("1002", "pay_1", new BigDecimal("5.00"), "EUR");
        ledger.addPayment("1002", "pay_1", new BigDecimal("5.00"), "EUR");
        assertThat(left()).isEqualTo("25.00");
    }

    @Test
    void same_payment_again_writes_nothing() throws IOException {
        pay("20.00");
        long size = Files.size(data.resolve("payments.jsonl"));
        pay("20.00");
        pay("20");
        assertThat(Files.size(data.resolve("payments.jsonl"))).isEqualTo(size);
    }

    @Test
    void payment_that_cannot_be_is_refused() {
        pay("20.00");
        for (String[] wrong : new String[][] {{"-1.00", "EUR"}, {"1.001", "EUR"}, {"1.00", "EURO"}, {"1.00", "CHF"}}) {
            assertThatThrownBy(() -> ledger.addPayment("1001", "pay_1", new BigDecimal(wrong[0]), wrong[1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(left()).isEqualTo("20.00");
    }

    @Test
    void everything_is_there_again_after_a_restart() throws IOException {
        pay("20.00");
        Refund settled = made("k1", "5.00");
        RefundEvent event = ledger.settle(settled.id()).orElseThrow();
        Refund pending = made("k2", "6.00");
        ledger.failNext("pay_1");
        List<Payment.View> before = ledger.payments();

        reopen();

        assertThat(ledger.payments()).isEqualTo(before);
        assertThat(ledger.pending()).containsExactly(pending);
        assertThat(ledger.undelivered()).containsExactly(event);
        assertThat(ledger.refund("k2", request("6.00"))).isEqualTo(new RefundOutcome.Repeated(pending));
        assertThat(event.occurredAt()).isEqualTo("2026-11-20T10:00:00.123Z");

        ledger.eventDone(event.id(), true);
        reopen();
        assertThat(ledger.undelivered()).isEmpty();
    }

    @Test
    void ordered_failure_survives_a_restart_while_its_refund_is_pending() throws IOException {
        pay("20.00");
        ledger.failNext("pay_1");
        Refund refund = made("k1", "5.00");
        reopen();
        assertThat(ledger.settle(refund.id()).orElseThrow().refund().status()).isEqualTo(RefundStatus.FAILED);
    }

    @Test
    void line_cut_by_the_death_of_the_process_never_happened() throws IOException {
        pay("20.00");
        made("k1", "5.00");
        ledger.close();
        Path file = data.resolve("payments.jsonl");
        Files.writeString(file, "{\"entry\":\"RefundMade\",\"id\":\"re_9", StandardOpenOption.APPEND);

        open();
        assertThat(left()).isEqualTo("15.00");
        made("k2", "1.00");
        reopen();
        assertThat(left()).isEqualTo("14.00");
    }

    @Test
    void every_prefix_of_the_journal_can_be_opened() throws IOException {
        pay("20.00");
        ledger.settle(made("k1", "5.00").id());
        byte[] journal = Files.readAllBytes(data.resolve("payments.jsonl"));
        for (int length = 0; length <= journal.length; length++) {
            Path cut = data.resolve("cut-" + length);
            Files.write(cut, Arrays.copyOf(journal, length));
            open(cut).close();
        }
    }

    @Test
    void line_that_is_broken_in_the_middle_stops_the_start() throws IOException {
        Path file = data.resolve("broken.jsonl");
        Files.write(file, "{\"entry\":\"KeysForgotten\"}\n{\"entry\":\"Other\"}\n".getBytes(UTF_8));
        assertThatThrownBy(() -> open(file)).isInstanceOf(IOException.class).hasMessageStartingWith("line 2");
    }

    @Test
    void two_ledgers_never_write_one_journal() {
        assertThatThrownBy(() -> open(data.resolve("payments.jsonl")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("already open");
    }

    @Test
    void of_twenty_callers_with_one_key_one_makes_the_refund() throws Exception {
        pay("20.00");
        List<RefundOutcome> outcomes = together(i -> ledger.refund("k1", request("5.00")));
        assertThat(outcomes.stream().filter(RefundOutcome.Made.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.stream().filter(RefundOutcome.Repeated.class::isInstance))
                .hasSize(19);
        assertThat(left()).isEqualTo("15.00");
    }

    @Test
    void of_twenty_callers_for_the_last_money_only_as_many_get_it_as_there_is() throws Exception {
        pay("20.00");
        List<RefundOutcome> outcomes = together(i -> ledger.refund("k" + i, request("6.00")));
        assertThat(outcomes.stream().filter(RefundOutcome.Made.class::isInstance))
                .hasSize(3);
        assertThat(left()).isEqualTo("2.00");
    }

    private interface Call {
        RefundOutcome by(int caller);
    }

    private static List<RefundOutcome> together(Call call) throws Exception {
        List<Future<RefundOutcome>> futures = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int caller = i;
                futures.add(callers.submit(() -> call.by(caller)));
            }
        }
        List<RefundOutcome> outcomes = new ArrayList<>();
        for (Future<RefundOutcome> future : futures) {
            outcomes.add(future.get());
        }
        return outcomes;
    }
}
