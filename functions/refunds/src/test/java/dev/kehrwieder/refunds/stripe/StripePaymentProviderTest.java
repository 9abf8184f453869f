package dev.kehrwieder.refunds.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProvider.Fault;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.fakes.stripe.Course;
import dev.kehrwieder.fakes.stripe.StripeFake;
import dev.kehrwieder.fakes.stripe.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StripePaymentProviderTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Refund refund = StripeRefunds.of("pi_1");
    private StripeFake fake;
    private StripePaymentProvider provider;

    @BeforeEach
    void aPaymentOf100Euros() throws IOException {
        fake = StripeFake.start(TestClock.at("2026-11-14T10:00:00Z"));
        fake.pay("pi_1", "ch_1", 10_000, "eur");
        provider = new StripePaymentProvider(fake.uri(), StripeRefunds.SECRETS, PATIENCE);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private void refundedElsewhere(long amount) {
        Refund other = StripeRefunds.of("pi_1", 9, amount / 100 + ".00", "EUR");
        assertThat(provider.refund(other)).isInstanceOf(Answer.Succeeded.class);
    }

    @Test
    void a_refund_is_asked_for_under_its_own_key_with_our_name_of_it() {
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Succeeded("re_1"));

        StripeFake.Call call = fake.calls().getLast();
        assertThat(call.method() + " " + call.uri()).isEqualTo("POST /v1/refunds");
        assertThat(call.headers())
                .containsEntry("Idempotency-Key", "demo/R-1/1")
                .containsEntry("Stripe-Version", "2026-08-26.dahlia")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(Arrays.stream(call.body().split("&")).map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrder(
                        "payment_intent=pi_1",
                        "amount=3000",
                        "reason=requested_by_customer",
                        "metadata[shop]=demo",
                        "metadata[rma]=R-1",
                        "metadata[refund]=1",
                        "metadata[key]=demo/R-1/1");
        assertThat(fake.refunded()).containsEntry("pi_1", 3_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch_2", "py_2"})
    void a_charge_without_an_intent_is_refunded_and_found_by_itself(String charge) {
        fake.pay("", charge, 5_000, "eur");
        Refund ofCharge = StripeRefunds.of(charge);
        assertThat(provider.refund(ofCharge)).isEqualTo(new Answer.Succeeded("re_1"));
        assertThat(fake.calls().getLast().body()).contains("charge=" + charge);
        assertThat(provider.find(ofCharge)).contains(new Answer.Succeeded("re_1"));
    }

    @Test
    void a_reference_or_an_amount_that_stripe_cannot_have_is_refused_before_any_call() {
        assertThat(provider.refund(StripeRefunds.of("pay_1")))
                .isEqualTo(new Answer.Failed(Optional.empty(), "unknown_reference"));
        assertThat(provider.refund(StripeRefunds.of("pi_1", 1, "5.124", "KWD")))
                .isEqualTo(new Answer.Failed(Optional.empty(), "amount_not_payable"));
        assertThat(provider.find(StripeRefunds.of("pay_1"))).isEmpty();
        assertThat(fake.calls()).isEmpty();
    }

    @Test
    void the_same_refund_again_is_the_same_refund() {
        Answer first = provider.refund(refund);
        assertThat(provider.refund(refund)).isEqualTo(first);
        assertThat(fake.calls().get(1).body()).isEqualTo(fake.calls().get(0).body());
        assertThat(fake.refunded()).containsEntry("pi_1", 3_000L);
    }

    @Test
    void every_status_has_its_answer() {
        fake.course(Course.begins("pending")
                .then(Duration.ofMinutes(1), "requires_action")
                .then(Duration.ofMinutes(1), "succeeded")
                .thenFails(Duration.ofDays(3), "expired_or_canceled_card"));
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Pending("re_1"));
        fake.advance(Duration.ofMinutes(1));
        assertThat(provider.find(refund)).contains(new Answer.RequiresAction("re_1"));
        fake.advance(Duration.ofMinutes(1));
        assertThat(provider.find(refund)).contains(new Answer.Succeeded("re_1"));
        fake.advance(Duration.ofDays(3));
        assertThat(provider.find(refund)).contains(new Answer.Failed(Optional.of("re_1"), "expired_or_canceled_card"));
        fake.become("re_1", "canceled", "");
        assertThat(provider.find(refund)).contains(new Answer.Failed(Optional.of("re_1"), "canceled"));
        fake.become("re_1", "reversed_by_magic", "");
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.find(refund));
    }

    @Test
    void more_than_is_left_is_a_refusal_that_carries_no_code_of_stripes() {
        refundedElsewhere(8_000);
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.empty(), "more_than_left"));
    }

    @Test
    void a_payment_that_went_back_by_another_hand_is_a_refusal() {
        refundedElsewhere(10_000);
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Failed(Optional.empty(), "charge_already_refunded"));
    }

    /** A day later the key is forgotten, and what stands in the way is our own refund. */
    @ParameterizedTest
    @ValueSource(longs = {3_000, 5_000})
    void a_refusal_that_our_own_refund_caused_is_a_success(long captured) {
        fake.pay("pi_1", "ch_1", captured, "eur");
        fake.failNext(1, Trouble.CUT_AFTER);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
        fake.advance(Duration.ofHours(24));
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Succeeded("re_1"));
        assertThat(fake.refunded()).containsEntry("pi_1", 3_000L);
    }

    @Test
    void a_key_that_was_used_for_something_else_is_no_failure_of_the_refund() {
        provider.refund(refund);
        Refund changed = StripeRefunds.of("pi_1", 1, "31.00", "EUR");
        assertThat(provider.refund(changed)).isEqualTo(new Answer.Succeeded("re_1"));
        fake.pay("pi_2", "ch_2", 9_000, "eur");
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(StripeRefunds.of("pi_2")));
    }

    @Test
    void a_payment_that_stripe_does_not_know_is_a_refusal_and_has_no_refunds() {
        Refund unknown = StripeRefunds.of("pi_404");
        assertThat(provider.refund(unknown)).isEqualTo(new Answer.Failed(Optional.empty(), "resource_missing"));
        assertThat(provider.find(unknown)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void no_trouble_ever_pays_twice_or_fails_a_refund_or_loses_it(Trouble trouble) {
        fake.failNext(1, trouble);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
        if (trouble == Trouble.ERROR_BEFORE) {
            // Stripe gives the same 500 again until it forgets the key.
            assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.refund(refund));
            assertThat(provider.find(refund)).isEmpty();
            fake.advance(Duration.ofHours(24));
        }
        assertThat(provider.refund(refund)).isEqualTo(new Answer.Succeeded("re_1"));
        assertThat(fake.refunded()).containsEntry("pi_1", 3_000L);
    }

    /** A question whose connection breaks is asked again by the JDK itself. */
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ERROR_BEFORE", "ERROR_AFTER", "CUT_BEFORE", "CUT_AFTER", "SILENT_AFTER"})
    void a_question_without_an_answer_says_nothing_about_the_refund(Trouble trouble) {
        provider.refund(refund);
        fake.failNext(1, trouble);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> provider.find(refund));
        assertThat(provider.find(refund)).contains(new Answer.Succeeded("re_1"));
    }

    @Test
    void a_stripe_that_is_away_or_a_shop_without_an_account_is_a_fault() {
        StripePaymentProvider poor = new StripePaymentProvider(fake.uri(), name -> "{\"apiKey\":\"\"}", PATIENCE);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> poor.refund(refund));
        StripePaymentProvider odd = new StripePaymentProvider(fake.uri(), name -> "sk_test_ours", PATIENCE);
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> odd.find(refund))
                .withMessageNotContaining("sk_test");
        URI nobody = fake.uri();
        fake.close();
        StripePaymentProvider away = new StripePaymentProvider(nobody, StripeRefunds.SECRETS, PATIENCE);
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> away.refund(refund));
    }

    @Test
    void a_refund_is_found_behind_many_others() {
        fake.pay("pi_1", "ch_1", 1_000_000, "eur");
        provider.refund(refund);
        for (int number = 2; number <= 150; number++) {
            provider.refund(StripeRefunds.of("pi_1", number, "1.00", "EUR"));
        }
        assertThat(provider.find(refund)).contains(new Answer.Succeeded("re_1"));
        assertThat(fake.calls().getLast().uri()).contains("limit=100&starting_after=re_51");
    }

    @Test
    void a_known_refund_is_asked_for_by_its_id_and_by_its_key_if_stripe_forgot_it() {
        provider.refund(refund);
        assertThat(provider.find(refund.submitted("re_1", refund.reservedAt()))).contains(new Answer.Succeeded("re_1"));
        assertThat(fake.calls().getLast().uri()).isEqualTo("/v1/refunds/re_1");
        assertThat(provider.find(refund.submitted("re_404", refund.reservedAt())))
                .contains(new Answer.Succeeded("re_1"));
    }
}
