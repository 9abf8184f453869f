package dev.kehrwieder.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.fakes.stripe.Course;
import dev.kehrwieder.fakes.stripe.StripeEvent;
import dev.kehrwieder.fakes.stripe.StripeFake;
import dev.kehrwieder.fakes.stripe.Trouble;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.secret.Secrets;
import dev.kehrwieder.refunds.stripe.StripePaymentProvider;
import dev.kehrwieder.refunds.stripe.StripeWebhook;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of a refund of 30.00 EUR, submitted to Stripe. */
final class StripeEventsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "payment/stripe/demo", "{\"apiKey\":\"sk_test_demo\",\"webhookSecrets\":[\"whsec_new\",\"whsec_old\"]}",
            "payment/stripe/other", "{\"apiKey\":\"sk_test_other\",\"webhookSecret\":\"whsec_other\"}");

    private final TestClock clock = TestClock.at("2026-11-12T12:00:02Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private StripeFake fake;
    private ReturnJourney journey;
    private ApiRouter router;

    @BeforeEach
    void aRefundIsSubmitted() throws IOException {
        fake = StripeFake.start(clock);
        fake.pay("pi_1", "ch_1", 10_494, "eur");
        fake.course(Course.begins("pending"));
        journey = ReturnJourney.begin(
                        store,
                        clock,
                        Fixtures.policy().build(),
                        Fixtures.order("1001").provider("stripe", "pi_1").build())
                .registered()
                .labelled()
                .delivered()
                .inspected()
                .settled();
        Secrets secrets = name -> {
            if (!SECRETS.containsKey(name)) {
                throw new IllegalStateException("There is no secret " + name);
            }
            return SECRETS.get(name);
        };
        Refund refund = journey.now().refunds().getFirst();
        assertThat(new StripePaymentProvider(fake.uri(), secrets).refund(refund))
                .isEqualTo(new Answer.Pending("re_1"));
        journey.submitted("re_1");
        PaymentEvents events = new PaymentEvents(
                new RecordRefund(store, new Commits(store, new Random(7), pause -> {}, clock), clock),
                List.of(new StripeWebhook(fake.uri(), secrets, clock)),
                "demo");
        router = RefundsRouter.of(events);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private APIGatewayProxyResponseEvent post(String body, String signature) {
        return router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "stripe")
                .header("Stripe-Signature", signature)
                .body(body)
                .event());
    }

    private APIGatewayProxyResponseEvent post(StripeEvent event) {
        return post(event.body(), event.signature(List.of("whsec_new"), clock.instant()));
    }

    private String result(StripeEvent event) {
        APIGatewayProxyResponseEvent answer = post(event);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return Json.parse(answer.getBody()).get("result").stringValue();
    }

    private StripeEvent last(String type) {
        return fake.events().stream()
                .filter(event -> event.type().equals(type))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    private RefundStatus refund() {
        return journey.now().refunds().getFirst().status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund.created", "refund.updated", "charge.refund.updated", "charge.refunded"})
    void whatever_the_event_said_the_refund_is_recorded_as_it_is_now(String type) {
        fake.become("re_1", "succeeded", "");
        assertThat(result(last(type))).isEqualTo("DONE");
        assertThat(refund()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(result(last(type))).isEqualTo("DONE_BEFORE");
        assertThat(journey.trail()).containsOnlyOnce("RefundSucceeded").endsWith("ReturnClosed");
    }

    @Test
    void all_events_twice_and_in_any_order_end_where_stripe_ended() {
        fake.become("re_1", "succeeded", "");
        fake.become("re_1", "failed", "expired_or_canceled_card");
        List<StripeEvent> twice =
                Stream.concat(fake.events().stream(), fake.events().stream()).toList();
        List<StripeEvent> shuffled = new ArrayList<>(twice);
        Collections.shuffle(shuffled, new Random(11));
        shuffled.forEach(this::result);
        assertThat(refund()).isEqualTo(RefundStatus.FAILED);
        assertThat(journey.now().refunds().getFirst().failureReason()).contains("expired_or_canceled_card");
        assertThat(journey.trail()).containsOnlyOnce("RefundFailed").doesNotContain("RefundSucceeded");
    }

    @Test
    void a_success_that_the_bank_sends_back_opens_the_return_again() {
        fake.become("re_1", "succeeded", "");
        result(last("refund.updated"));
        fake.become("re_1", "failed", "lost_or_stolen_card");
        assertThat(result(last("refund.failed"))).isEqualTo("DONE");
        assertThat(refund()).isEqualTo(RefundStatus.FAILED);
        assertThat(journey.trail()).endsWith("RefundFailed", "ReturnReopened");
    }

    @Test
    void a_stripe_that_cannot_be_asked_gets_its_event_back_later() {
        fake.become("re_1", "succeeded", "");
        fake.failNext(1, Trouble.RATE_LIMITED);
        assertThat(post(last("refund.updated")).getStatusCode()).isEqualTo(503);
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
        assertThat(result(last("refund.updated"))).isEqualTo("DONE");
    }

    @Test
    void what_stripe_also_tells_is_acknowledged_without_a_question() {
        int before = fake.calls().size();
        for (String body : List.of(
                "{\"id\":\"evt_x\",\"type\":\"payout.paid\",\"data\":{\"object\":{\"id\":\"po_1\"}}}", "{}", "[]")) {
            assertThat(result(new StripeEvent("evt_x", "payout.paid", body))).isEqualTo("NOT_OURS");
        }
        assertThat(fake.calls()).hasSize(before);
        StripeEvent stranger = new StripeEvent(
                "evt_y",
                "",
                "{\"id\":\"evt_y\",\"type\":\"refund.updated\",\"data\":{\"object\":{\"id\":\"re_404\"}}}");
        assertThat(result(stranger)).isEqualTo("NOT_OURS");
    }

    @Test
    void one_shops_account_does_not_speak_for_anothers_refund() {
        fake.become("re_1", "succeeded", "");
        StripeEvent event = last("refund.updated");
        var answer = router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, "stripe", "other")
                .header("Stripe-Signature", event.signature(List.of("whsec_other"), clock.instant()))
                .body(event.body())
                .event());
        assertThat(Json.parse(answer.getBody()).get("result").stringValue()).isEqualTo("NOT_OURS");
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void either_secret_signs_while_one_replaces_the_other() {
        StripeEvent event = last("refund.created");
        for (List<String> signers :
                List.of(List.of("whsec_old"), List.of("whsec_gone", "whsec_new"), List.of("whsec_new", "whsec_old"))) {
            String signature = event.signature(signers, clock.instant());
            assertThat(post(event.body(), signature).getStatusCode()).isEqualTo(200);
            assertThat(post(event.body(), signature + ",v0=00aa").getStatusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 400})
    void a_signature_from_another_time_is_unauthorized(long seconds) {
        StripeEvent event = last("refund.created");
        String signature = event.signature(List.of("whsec_new"), clock.instant().plusSeconds(seconds));
        assertThat(post(event.body(), signature).getStatusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void clocks_may_differ_by_five_minutes(long seconds) {
        StripeEvent event = last("refund.created");
        String signature = event.signature(List.of("whsec_new"), clock.instant().plusSeconds(seconds));
        assertThat(post(event.body(), signature).getStatusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_signature_an_altered_body_and_a_shop_without_an_account_are_unauthorized() {
        StripeEvent event = last("refund.created");
        String good = event.signature(List.of("whsec_new"), clock.instant());
        String wrong = event.signature(List.of("whsec_wrong"), clock.instant());
        assertThat(post(event.body(), wrong).getStatusCode()).isEqualTo(401);
        assertThat(post(event.body() + " ", good).getStatusCode()).isEqualTo(401);
        assertThat(post(event.body(), good.replace("v1=", "v0=")).getStatusCode())
                .isEqualTo(401);
        assertThat(post(event.body(), good.replaceFirst("t=\\d+", "t=")).getStatusCode())
                .isEqualTo(401);
        var stranger = router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, "stripe", "nobody")
                .header("Stripe-Signature", good)
                .body(event.body())
                .event());
        assertThat(stranger.getStatusCode()).isEqualTo(401);
        assertThat(post(
                                "refunded!",
                                new StripeEvent("", "", "refunded!").signature(List.of("whsec_new"), clock.instant()))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void a_late_event_is_signed_anew_and_taken() {
        fake.become("re_1", "succeeded", "");
        StripeEvent event = last("refund.updated");
        clock.advance(Duration.ofDays(2));
        assertThat(result(event)).isEqualTo("DONE");
    }
}
