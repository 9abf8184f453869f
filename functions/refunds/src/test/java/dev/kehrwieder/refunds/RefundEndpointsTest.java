package dev.kehrwieder.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.HoldRefund;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.RetryRefund;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.ReturnJson;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class RefundEndpointsTest {
    private static final String ACCOUNT =
            """
            {"means":"BANK_TRANSFER","iban":"de89 3704 0044 0532 0130 00","holder":"Ada Beispiel"}""";

    private final TestClock clock = TestClock.at("2026-11-12T12:00:02Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
    private final RecordRefund record = new RecordRefund(store, commits, clock);
    private final ReturnJourney journey = ReturnJourney.begin(store, clock)
            .registered()
            .labelled()
            .delivered()
            .inspected()
            .settled();
    private final ApiRouter router = RefundsRouter.of(new RefundEndpoints(
                    new HoldRefund(store, commits, clock),
                    new RetryRefund(store, commits, new PaymentProviders(List.of()), record, clock),
                    new KeyedCalls(store),
                    new ReturnJson(new SomeLinks()))
            .routes());

    private record SomeLinks() implements Links {
        @Override
        public String shopper(ReturnKey key) {
            return "https://returns.example.org/r/" + key.rma();
        }

        @Override
        public String api(ReturnKey key) {
            return "https://returns.example.org/v1/returns/" + key.rma();
        }
    }

    private APIGatewayProxyResponseEvent call(ApiRoute route, Role role, String number, String body, String... key) {
        ApiCall call = ApiCall.to(route, journey.key().rma(), number).as(role).body(body);
        return router.apply((key.length == 0 ? call : call.header("Idempotency-Key", key[0])).event());
    }

    private static JsonNode refund(APIGatewayProxyResponseEvent answer, int number) {
        assertThat(answer.getStatusCode()).isEqualTo(200);
        return Json.parse(answer.getBody()).at("/settlement/refunds/" + (number - 1));
    }

    private void fails() {
        record.record(
                journey.key(),
                1,
                Optional.of(new Answer.Failed(Optional.empty(), "CARD_EXPIRED")),
                "payment:local",
                new InboxMark("payment:local", "evt_1"));
    }

    private static void refused(APIGatewayProxyResponseEvent answer, int status, String code) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(Json.parse(answer.getBody()).get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void finance_holds_a_refund_and_lets_it_go() {
        JsonNode held =
                refund(call(ApiRoute.HOLD_REFUND, Role.FINANCE, "1", "{\"until\":\"2026-11-15T10:00:00+01:00\"}"), 1);
        assertThat(held.get("status").stringValue()).isEqualTo("HELD");
        assertThat(held.get("heldUntil").stringValue()).startsWith("2026-11-15T");

        JsonNode free = refund(call(ApiRoute.RELEASE_REFUND, Role.FINANCE, "1", ""), 1);
        assertThat(free.get("status").stringValue()).isEqualTo("RESERVED");
        assertThat(free.get("heldUntil").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"HOLD_REFUND, FINANCE ADMIN", "RELEASE_REFUND, FINANCE ADMIN", "RETRY_REFUND, FINANCE SUPPORT ADMIN"})
    void only_these_may(ApiRoute route, String roles) {
        for (Role role : Role.values()) {
            int status = call(route, role, "1", "{").getStatusCode();
            assertThat(status == 403).as(role + " calls " + route).isEqualTo(!roles.contains(role.name()));
        }
    }

    @Test
    void a_failed_refund_goes_to_the_account_that_the_shopper_named_and_the_answer_does_not_tell_it() {
        fails();

        APIGatewayProxyResponseEvent answer = call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "1", ACCOUNT, "k-1");

        assertThat(refund(answer, 1).get("status").stringValue()).isEqualTo("RELEASED");
        assertThat(refund(answer, 1).get("failureReason").stringValue()).isEqualTo("CARD_EXPIRED");
        assertThat(refund(answer, 1).get("replacedBy").stringValue())
                .isEqualTo(refund(answer, 2).get("refundId").stringValue());
        assertThat(refund(answer, 2).get("provider").stringValue()).isEqualTo("manual");
        assertThat(answer.getBody()).doesNotContain("DE89");
        assertThat(call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "1", ACCOUNT, "k-1")
                        .getBody())
                .isEqualTo(answer.getBody());
        refused(call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "2", ACCOUNT, "k-1"), 409, "INVALID_STATE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"means\":\"BANK_TRANSFER\"}",
                "{\"means\":\"BANK_TRANSFER\",\"iban\":\"DE89370400440532013001\",\"holder\":\"Ada\"}",
                "{\"means\":\"BANK_TRANSFER\",\"iban\":\"DE89370400440532013000\"}",
                "{\"means\":\"SAME\",\"iban\":\"DE89370400440532013000\"}",
                "{\"means\":\"STORE_CREDIT\",\"holder\":\"Ada\"}",
                "{\"means\":\"STORE_CREDIT\",\"storeCreditConsent\":{\"at\":\"2026-11-12T10:00:00Z\"}}",
                "{\"means\":\"STORE_CREDIT\",\"storeCreditConsent\":{\"text\":\"Yes.\",\"at\":\"2026-12-12T10:00:00Z\"}}",
                "{\"means\":\"CASH\"}"
            })
    void what_does_not_say_where_the_money_goes_is_refused_and_changes_nothing(String body) {
        fails();

        refused(call(ApiRoute.RETRY_REFUND, Role.FINANCE, "1", body), 422, "VALIDATION_FAILED");

        assertThat(journey.now().refunds()).hasSize(1);
    }

    @Test
    void a_failed_refund_becomes_store_credit_once() {
        fails();
        String body =
                """
                {"means":"STORE_CREDIT","storeCreditConsent":{"text":"Yes.","at":"2026-11-12T10:00:00Z"}}""";

        APIGatewayProxyResponseEvent answer = call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "1", body, "k-2");

        assertThat(refund(answer, 1).get("status").stringValue()).isEqualTo("RELEASED");
        JsonNode now = Json.parse(answer.getBody());
        assertThat(now.at("/storeCreditConsent/at").stringValue()).isEqualTo("2026-11-12T10:00:00Z");
        assertThat(now.at("/items/0/money").stringValue()).isEqualTo("CREDITED");
        assertThat(call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "1", body, "k-2").getBody())
                .isEqualTo(answer.getBody());
        refused(call(ApiRoute.RETRY_REFUND, Role.SUPPORT, "1", body), 409, "INVALID_STATE");
    }

    @Test
    void what_is_not_there_or_not_so_is_told() {
        refused(call(ApiRoute.RETRY_REFUND, Role.FINANCE, "1", ""), 409, "INVALID_STATE");
        refused(call(ApiRoute.HOLD_REFUND, Role.FINANCE, "7", ""), 404, "NOT_FOUND");
        refused(call(ApiRoute.HOLD_REFUND, Role.FINANCE, "x", ""), 404, "NOT_FOUND");
        refused(
                call(ApiRoute.HOLD_REFUND, Role.FINANCE, "1", "{\"until\":\"2020-01-01T00:00:00Z\"}"),
                422,
                "VALIDATION_FAILED");
    }
}
