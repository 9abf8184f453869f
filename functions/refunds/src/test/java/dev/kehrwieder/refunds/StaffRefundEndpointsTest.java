package dev.kehrwieder.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.GiveRefund;
import dev.kehrwieder.core.usecase.ResolveOverpayment;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class StaffRefundEndpointsTest {
    private static final String RMA = "R7F3K9X2M42";

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
        Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
        KeyedCalls calls = new KeyedCalls(store);
        StaffRefundEndpoints staff = new StaffRefundEndpoints(
                store,
                new GiveRefund(store, commits, new Periods((_, _) -> false), clock),
                new ResolveOverpayment(store, commits, clock),
                calls,
                new Links() {
                    @Override
                    public String shopper(ReturnKey key) {
                        return "https://returns.example.org/r/" + key.rma();
                    }

                    @Override
                    public String api(ReturnKey key) {
                        return "https://returns.example.org/v1/returns/" + key.rma();
                    }
                });
        return RefundsRouter.of(Map.of(
                ApiRoute.GIVE_REFUND, calls.replaying(staff::give),
                ApiRoute.APPROVE_REFUND, calls.replaying(staff::approve),
                ApiRoute.REJECT_REFUND, calls.replaying(staff::reject),
                ApiRoute.RESOLVE_OVERPAID, calls.replaying(staff::resolveOverpaid)));
    }

    private static final String WANTED =
            """
            {"agent": "su-7", "kind": "GOODWILL", "amount": "10.00", "reason": "LATE", "means": "ORIGINAL"}""";

    private APIGatewayProxyResponseEvent give(Role role, String body) {
        return router.apply(
                ApiCall.to(ApiRoute.GIVE_REFUND, RMA).as(role).body(body).event());
    }

    private APIGatewayProxyResponseEvent second(ApiRoute route, Role role, String number, String agent) {
        return router.apply(ApiCall.to(route, RMA, number)
                .as(role)
                .body("{\"agent\": \"" + agent + "\"}")
                .event());
    }

    private static JsonNode json(APIGatewayProxyResponseEvent answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Json.parse(answer.getBody());
    }

    @Test
    void what_is_within_the_limit_is_on_its_way() {
        APIGatewayProxyResponseEvent answer = give(Role.SUPPORT, WANTED);
        ApiSchemas.requireFit("StaffRefund", answer.getBody());
        JsonNode given = json(answer, 202);
        assertThat(given.get("status").stringValue()).isEqualTo("GRANTED");
        assertThat(given.at("/refunds/0/amount").stringValue()).isEqualTo("10.00");
        assertThat(given.at("/refunds/0/refundId").stringValue()).isEqualTo(RMA + "-M2");
        assertThat(journey.now().refunds()).hasSize(2);
    }

    @Test
    void above_it_a_second_person_of_another_role_decides() {
        String dear = WANTED.replace("10.00", "150.00").replace("ORIGINAL", "STORE_CREDIT");
        assertThat(json(give(Role.SUPPORT, dear), 202).get("status").stringValue())
                .isEqualTo("WAITING");
        json(second(ApiRoute.APPROVE_REFUND, Role.SUPPORT, "1", "su-8"), 403);
        json(second(ApiRoute.APPROVE_REFUND, Role.FINANCE, "1", "su-7"), 422);
        json(second(ApiRoute.APPROVE_REFUND, Role.FINANCE, "2", "fi-2"), 404);
        assertThat(json(second(ApiRoute.APPROVE_REFUND, Role.FINANCE, "1", "fi-2"), 202)
                        .get("secondAgent")
                        .stringValue())
                .isEqualTo("fi-2");
        json(second(ApiRoute.REJECT_REFUND, Role.FINANCE, "1", "fi-2"), 409);
    }

    private APIGatewayProxyResponseEvent byPerson(ApiRoute route, Role role, String person, String body) {
        String[] path = route == ApiRoute.GIVE_REFUND ? new String[] {RMA} : new String[] {RMA, "1"};
        return router.apply(
                ApiCall.to(route, path).asPerson(role, person).body(body).event());
    }

    @Test
    void who_signed_in_is_the_agent_and_no_second_person_to_himself_in_any_role() {
        String dear = WANTED.replace("10.00", "150.00").replace("ORIGINAL", "STORE_CREDIT");
        String unnamed = dear.replace("\"agent\": \"su-7\", ", "");
        json(byPerson(ApiRoute.GIVE_REFUND, Role.SUPPORT, "anna", dear), 422);
        JsonNode asked = json(byPerson(ApiRoute.GIVE_REFUND, Role.SUPPORT, "anna", unnamed), 202);
        assertThat(asked.get("agent").stringValue()).isEqualTo("oidc:anna");
        json(byPerson(ApiRoute.APPROVE_REFUND, Role.FINANCE, "anna", "{}"), 422);
        json(byPerson(ApiRoute.APPROVE_REFUND, Role.FINANCE, "anna", "{\"agent\": \"bert\"}"), 422);
        JsonNode approved = json(byPerson(ApiRoute.APPROVE_REFUND, Role.FINANCE, "bert", "{}"), 202);
        assertThat(approved.get("secondAgent").stringValue()).isEqualTo("oidc:bert");
    }

    @Test
    void a_call_by_key_names_its_agent_and_speaks_for_nobody_who_signed_in() {
        assertThat(json(give(Role.SUPPORT, WANTED.replace("su-7", "OIDC:anna")), 422)
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/agent");
        json(give(Role.SUPPORT, WANTED.replace("\"agent\": \"su-7\", ", "")), 422);
    }

    @Test
    void who_may_not_give_money_is_told_so_before_anything_is_read() {
        json(give(Role.STOREFRONT, "{"), 403);
        json(give(Role.WAREHOUSE, "{"), 403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "10.00"    | "10.0"
            "10.00"    | "0.00"
            "10.00"    | "10000.00"
            "GOODWILL" | "PRESENT"
            "LATE"     | "BECAUSE"
            "ORIGINAL" | "CASH"
            "agent"    | "agnet"
            """)
    void wrong_fields_give_nothing(String good, String wrong) {
        json(give(Role.SUPPORT, WANTED.replace(good, wrong)), 422);
        assertThat(journey.now().refunds()).hasSize(1);
    }

    @Test
    void where_nothing_was_paid_too_much_nothing_is_resolved() {
        JsonNode refused = json(
                router.apply(ApiCall.to(ApiRoute.RESOLVE_OVERPAID, RMA)
                        .as(Role.FINANCE)
                        .body("{\"agent\": \"fi-2\", \"resolution\": \"WRITTEN_OFF\"}")
                        .event()),
                409);
        assertThat(refused.get("code").stringValue()).isEqualTo("INVALID_STATE");
    }
}
