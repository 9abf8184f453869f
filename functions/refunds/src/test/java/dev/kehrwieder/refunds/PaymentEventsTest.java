package dev.kehrwieder.refunds;

import static dev.kehrwieder.refunds.SignedEvents.event;
import static dev.kehrwieder.refunds.SignedEvents.signature;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.BadBody;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.secret.Secrets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class PaymentEventsTest {
    private static final String SECRET = LocalAws.PAYMENT_SECRET;
    private static final Map<String, String> SECRETS =
            Map.of("payment/local/demo", SECRET, "payment/local/other", "other-secret");

    private final TestClock clock = TestClock.at("2026-11-12T12:00:02Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ReturnJourney journey = ReturnJourney.begin(store, clock)
            .registered()
            .labelled()
            .delivered()
            .inspected()
            .settled()
            .submitted("re_1");
    private final ApiRouter router = router();

    private ApiRouter router() {
        Secrets secrets = name -> {
            if (!SECRETS.containsKey(name)) {
                throw new IllegalStateException("There is no secret " + name);
            }
            return SECRETS.get(name);
        };
        Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
        PaymentEvents events = new PaymentEvents(
                new RecordRefund(store, commits, clock), List.of(new LocalWebhook(secrets, clock)), "demo");
        return RefundsRouter.of(events);
    }

    private APIGatewayProxyResponseEvent post(String body, String signature) {
        return router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "local")
                .header("X-Signature", signature)
                .body(body)
                .event());
    }

    private APIGatewayProxyResponseEvent signed(String body) {
        return post(body, signature(SECRET, clock.instant(), body));
    }

    private RefundStatus refund() {
        return journey.now().refunds().getFirst().status();
    }

    private static void acknowledged(APIGatewayProxyResponseEvent answer, String result) {
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.getBody()).get("result").stringValue()).isEqualTo(result);
    }

    @Test
    void the_news_of_the_last_success_closes_the_return() {
        acknowledged(signed(event("evt_1", "succeeded")), "DONE");
        assertThat(refund()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(journey.now().state().status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(journey.trail()).endsWith("RefundSucceeded", "ReturnClosed");
    }

    @Test
    void news_that_come_twice_count_once() {
        signed(event("evt_1", "succeeded"));
        acknowledged(signed(event("evt_1", "succeeded")), "DONE_BEFORE");
        acknowledged(signed(event("evt_2", "succeeded")), "DONE");
        assertThat(journey.trail()).containsOnlyOnce("RefundSucceeded").containsOnlyOnce("ReturnClosed");
    }

    @Test
    void the_news_of_a_failure_open_the_money_again() {
        acknowledged(signed(event("evt_1", "failed")), "DONE");
        assertThat(refund()).isEqualTo(RefundStatus.FAILED);
        assertThat(journey.trail()).endsWith("RefundFailed");
    }

    @Test
    void names_from_outside_are_cut_in_the_log() {
        String rma = "R" + "7".repeat(4_999);
        try (CapturedOutput output = new CapturedOutput()) {
            acknowledged(signed(event("evt_1", "succeeded").replace(ReturnJourney.RMA, rma)), "UNKNOWN_RETURN");
            assertThat(output.text().lines())
                    .filteredOn(line -> line.contains("news of an unknown refund"))
                    .singleElement()
                    .satisfies(line -> assertThat(line).hasSizeLessThan(400));
        }
    }

    private APIGatewayProxyResponseEvent signed(byte[] body) {
        return router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "local")
                .header("X-Signature", signature(SECRET, clock.instant(), body))
                .bytes(body)
                .event());
    }

    static List<BadBody> unreadable() {
        return BadBody.unreadable();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_signed_body_that_nobody_can_read_changes_nothing(BadBody bad) {
        var answer = signed(bad.bytes());
        assertThat(answer.getStatusCode()).isEqualTo(bad.status());
        assertThat(Json.parse(answer.getBody()).get("code").stringValue()).isEqualTo(bad.code());
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    /** What can never be recorded would come again and again. */
    @Test
    void a_signed_body_that_says_nothing_of_ours_is_acknowledged() {
        for (BadBody strange : BadBody.noObjects()) {
            acknowledged(signed(strange.bytes()), "NOT_OURS");
        }
        acknowledged(signed(BadBody.ofTheLargestSize()), "NOT_OURS");
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void the_sample_is_genuine() {
        JsonNode sample = Json.parse(SampleEvents.read("refunds-api/refund-succeeded.json"));
        APIGatewayProxyRequestEvent event = ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "local")
                .header("X-Signature", sample.at("/headers/X-Signature").stringValue())
                .bytes(Base64.getDecoder().decode(sample.at("/body").stringValue()))
                .event();
        acknowledged(router.apply(event), "DONE");
        assertThat(refund()).isEqualTo(RefundStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void a_signature_from_another_time_is_unauthorized(long seconds) {
        String body = event("evt_1", "succeeded");
        var answer = post(body, signature(SECRET, clock.instant().plusSeconds(seconds), body));
        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300, 0})
    void clocks_may_differ_by_five_minutes(long seconds) {
        String body = event("evt_1", "succeeded");
        acknowledged(post(body, signature(SECRET, clock.instant().plusSeconds(seconds), body)), "DONE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1794484801",
                "v1=00",
                "t=,v1=",
                "t=x,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "t=1794484801,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "t=9999999999999999999,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "t=999999999999,v1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            })
    void any_other_signature_is_unauthorized(String signature) {
        assertThat(post(event("evt_1", "succeeded"), signature).getStatusCode()).isEqualTo(401);
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void the_time_is_signed_too() {
        String body = event("evt_1", "succeeded");
        String old = signature(SECRET, clock.instant().minus(Duration.ofHours(1)), body);
        String fresh = old.replaceFirst("t=\\d+", "t=" + clock.instant().getEpochSecond());
        assertThat(post(body, fresh).getStatusCode()).isEqualTo(401);
    }

    @Test
    void a_missing_signature_and_an_unknown_shop_are_unauthorized() {
        String body = event("evt_1", "succeeded");
        assertThat(router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "local")
                                .body(body)
                                .event())
                        .getStatusCode())
                .isEqualTo(401);
        assertThat(router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, "local", "nobody")
                                .header("X-Signature", signature(SECRET, clock.instant(), body))
                                .body(body)
                                .event())
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void one_shops_signature_does_not_speak_for_anothers_refund() {
        String body = event("evt_1", "succeeded");
        var answer = router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, "local", "other")
                .header("X-Signature", signature("other-secret", clock.instant(), body))
                .body(body)
                .event());
        acknowledged(answer, "NOT_OURS");
        acknowledged(signed(event("evt_1", "succeeded", "other", "1")), "NOT_OURS");
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"eventId\":\"evt_1\",\"refund\":{\"id\":\"re_1\",\"status\":\"succeeded\"}}",
                "{\"eventId\":\"evt_1\",\"type\":\"payout.paid\"}"
            })
    void what_the_provider_also_does_is_acknowledged_as_not_ours(String body) {
        acknowledged(signed(body), "NOT_OURS");
    }

    @Test
    void a_refund_of_ours_that_we_never_made_is_acknowledged() {
        acknowledged(signed(event("evt_1", "succeeded", "demo", "7")), "UNKNOWN_RETURN");
    }

    @Test
    void a_state_that_we_do_not_know_is_acknowledged_so_that_the_provider_stops() {
        acknowledged(signed(event("evt_1", "requires_action")), "NOT_UNDERSTOOD");
        acknowledged(signed(event("evt_2", "succeeded").replace("\"id\":\"re_1\",", "")), "NOT_UNDERSTOOD");
        assertThat(refund()).isEqualTo(RefundStatus.SUBMITTED);
    }

    @Test
    void another_provider_has_no_address_here_and_a_body_must_be_json() {
        String body = event("evt_1", "succeeded");
        var other = router.apply(ApiCall.to(ApiRoute.POST_PAYMENT_EVENT, "acme")
                .header("X-Signature", signature(SECRET, clock.instant(), body))
                .body(body)
                .event());
        assertThat(other.getStatusCode()).isEqualTo(404);
        assertThat(signed("refunded!").getStatusCode()).isEqualTo(400);
    }

    @Test
    void every_answer_is_json_without_our_insides() {
        for (String body : List.of(event("evt_1", "succeeded"), "refunded!", "{}")) {
            assertThat(signed(body).getBody()).doesNotContain("Exception", "dev.kehrwieder");
        }
    }
}
