package dev.kehrwieder.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.RedeemCredit;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class CreditEndpointsTest {
    private static final String EMAIL = "ada@example.org";

    private final TestClock clock = TestClock.at("2026-11-12T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final CreditAccountKey account = new CreditAccountKey(Fixtures.SHOP, CustomerHash.of(EMAIL), Fixtures.EUR);
    private final ApiRouter router = router();

    private ApiRouter router() {
        Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
        KeyedCalls calls = new KeyedCalls(store);
        CreditEndpoints credit = new CreditEndpoints(store, new RedeemCredit(store, commits, clock), calls, clock);
        return RefundsRouter.of(Map.of(
                ApiRoute.LOOK_UP_CREDIT,
                credit::lookUp,
                ApiRoute.GET_CREDIT,
                credit::get,
                ApiRoute.REDEEM_CREDIT,
                calls.replaying(credit::redeem),
                ApiRoute.REVERSE_CREDIT,
                calls.replaying(credit::reverse)));
    }

    @BeforeEach
    void anAccount() {
        CreditBooking booking = new CreditBooking(store.creditAccount(account), clock.instant())
                .issue(
                        Fixtures.eur("20.00"),
                        Fixtures.eur("2.00"),
                        Optional.of(clock.instant().plus(Duration.ofDays(30))),
                        Optional.of(Fixtures.returnKey("R1")));
        List<Write> writes = new ArrayList<>(List.of(new Write.PutCreditAccount(booking.account())));
        booking.entries().forEach(entry -> writes.add(new Write.AppendCredit(entry)));
        store.commit(writes);
    }

    private APIGatewayProxyResponseEvent post(ApiRoute route, String body) {
        return router.apply(ApiCall.to(route).as(Role.STOREFRONT).body(body).event());
    }

    private static JsonNode json(APIGatewayProxyResponseEvent answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Json.parse(answer.getBody());
    }

    private String use(String reference, String amount) {
        return """
                {"account": "%s", "reference": "%s", "orderNumber": "2002", "currency": "EUR", "amount": "%s"}"""
                .formatted(account.id(), reference, amount);
    }

    @Test
    void an_address_has_an_account_that_the_url_names_by_its_hash() {
        APIGatewayProxyResponseEvent answer =
                post(ApiRoute.LOOK_UP_CREDIT, "{\"email\": \"Ada@example.org\", \"currency\": \"EUR\"}");
        JsonNode found = json(answer, 200);
        ApiSchemas.requireFit("CreditAccount", answer.getBody());
        assertThat(found.get("account").stringValue()).isEqualTo(account.id());
        assertThat(found.get("balance").stringValue()).isEqualTo("22.00");
        assertThat(found.get("bonus").stringValue()).isEqualTo("2.00");
        assertThat(found.get("parts")).hasSize(2);
        JsonNode nobody =
                json(post(ApiRoute.LOOK_UP_CREDIT, "{\"email\": \"x@example.org\", \"currency\": \"EUR\"}"), 200);
        assertThat(nobody.get("balance").stringValue()).isEqualTo("0.00");
    }

    @Test
    void entries_come_newest_first_page_by_page() {
        JsonNode first = json(
                router.apply(ApiCall.to(ApiRoute.GET_CREDIT, account.id())
                        .as(Role.SUPPORT)
                        .query("limit", "1")
                        .event()),
                200);
        assertThat(first.at("/items/0/type").stringValue()).isEqualTo("BONUS");
        JsonNode second = json(
                router.apply(ApiCall.to(ApiRoute.GET_CREDIT, account.id())
                        .as(Role.SUPPORT)
                        .query("limit", "1")
                        .query("cursor", first.get("nextCursor").stringValue())
                        .event()),
                200);
        assertThat(second.at("/items/0/type").stringValue()).isEqualTo("ISSUE");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        json(
                router.apply(ApiCall.to(ApiRoute.GET_CREDIT, "nonsense")
                        .as(Role.SUPPORT)
                        .event()),
                404);
    }

    @Test
    void credit_is_used_once_and_given_back_once() {
        APIGatewayProxyResponseEvent used = post(ApiRoute.REDEEM_CREDIT, use("cart-1", "15.00"));
        ApiSchemas.requireFit("CreditRedemption", used.getBody());
        assertThat(json(used, 200).get("balance").stringValue()).isEqualTo("7.00");
        assertThat(post(ApiRoute.REDEEM_CREDIT, use("cart-1", "15.00")).getBody())
                .isEqualTo(used.getBody());
        assertThat(json(post(ApiRoute.REDEEM_CREDIT, use("cart-1", "14.00")), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("CONFLICT");
        assertThat(json(post(ApiRoute.REDEEM_CREDIT, use("cart-2", "7.01")), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("INSUFFICIENT_CREDIT");

        JsonNode back = json(post(ApiRoute.REVERSE_CREDIT, "{\"reference\": \"cart-1\"}"), 200);
        assertThat(back.get("left").stringValue()).isEqualTo("0.00");
        assertThat(back.get("balance").stringValue()).isEqualTo("22.00");
        assertThat(json(post(ApiRoute.REVERSE_CREDIT, "{\"reference\": \"cart-1\"}"), 200)
                        .get("balance")
                        .stringValue())
                .isEqualTo("22.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            "amount": "1.00"   | "amount": "0.00"   | VALIDATION_FAILED
            "amount": "1.00"   | "amount": "1.5"    | VALIDATION_FAILED
            "amount": "1.00"   | "amount": "-1.00"  | VALIDATION_FAILED
            "amount": "1.00"   | "amount": 1        | VALIDATION_FAILED
            "currency": "EUR"  | "currency": "USD"  | MIXED_CURRENCY
            "currency": "EUR"  | "currency": "ZZZ"  | VALIDATION_FAILED
            "reference": "r"   | "refrence": "r"    | VALIDATION_FAILED
            """)
    void wrong_uses_change_nothing(String good, String wrong, String code) {
        JsonNode problem = json(post(ApiRoute.REDEEM_CREDIT, use("r", "1.00").replace(good, wrong)), 422);
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(store.creditAccount(account).balance(clock.instant())).isEqualTo(Fixtures.eur("22.00"));
    }

    @Test
    void a_reversal_in_another_currency_or_of_nothing_is_refused() {
        post(ApiRoute.REDEEM_CREDIT, use("cart-1", "15.00"));
        json(
                post(
                        ApiRoute.REVERSE_CREDIT,
                        "{\"reference\": \"cart-1\", \"amount\": \"1.00\", \"currency\": \"USD\"}"),
                422);
        json(post(ApiRoute.REVERSE_CREDIT, "{\"reference\": \"cart-9\"}"), 404);
        json(
                post(
                        ApiRoute.REVERSE_CREDIT,
                        "{\"reference\": \"cart-1\", \"amount\": \"15.01\", \"currency\": \"EUR\"}"),
                409);
    }
}
