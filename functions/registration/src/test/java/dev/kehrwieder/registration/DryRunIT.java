package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RegistrationApi.Extension.class)
final class DryRunIT {
    private final RegistrationApi api;

    DryRunIT(RegistrationApi api) {
        this.api = api;
    }

    /** The draft of the sample: no season, a window of 14 days, a fee of 3.90. */
    private static ObjectNode sample() {
        return RegistrationApi.sample("registration/dry-run-policy.json");
    }

    private Reply asked(ObjectNode body) {
        return api.send(ApiRoute.DRY_RUN_POLICY, Role.ADMIN, body);
    }

    @Test
    void a_draft_is_compared_with_the_policy_of_each_order_and_nothing_is_changed() {
        String rma = api.registered();

        JsonNode run = asked(sample()).is(200).json();

        assertThat(run.at("/orders").intValue()).isEqualTo(1);
        assertThat(run.at("/lines").intValue()).isEqualTo(1);
        assertThat(run.at("/returns").intValue()).isEqualTo(1);
        assertThat(run.get("decidedOtherwise")).isEqualTo(Json.parse("{\"orders\": 1, \"returns\": 1}"));
        assertThat(run.get("changes"))
                .isEqualTo(
                        Json.parse(
                                """
                                [{"kind": "WINDOW_SHORTER", "lines": 1, "returns": 0},
                                 {"kind": "FEE", "lines": 1, "returns": 1}]
                                """));
        assertThat(run.get("money"))
                .isEqualTo(Json.parse("[{\"currency\": \"EUR\", \"before\": \"30.00\", \"after\": \"26.10\"}]"));
        assertThat(run.get("examples"))
                .extracting(example -> example.path("lineId").asString("-")
                        + " " + example.path("rma").asString("-") + " "
                        + example.get("kind").stringValue() + " "
                        + example.get("rule").stringValue())
                .containsExactly(
                        "1 - WINDOW_SHORTER /window/days",
                        "1 - FEE /returnShippingFee",
                        "- " + rma + " FEE /returnShippingFee");
        assertThat(run.get("unreadable")).isEmpty();
        assertThat(run.get("warnings")).isEmpty();
        assertThat(run.get("placedUntil").stringValue()).isEqualTo("2026-11-02T09:15:00Z");
        assertThat(run.get("nextCursor").isNull()).isTrue();
        assertThat(api.store().currentPolicy("demo").orElseThrow().version()).isEqualTo(1);
        assertThat(api.call(ApiRoute.GET_RETURN, Role.SUPPORT, rma).is(200).text("/settlement/netRefund"))
                .isEqualTo("30.00");
    }

    @Test
    void pages_follow_the_cursor_through_all_orders_of_the_span() {
        api.putPolicy();
        IntStream.range(0, 7).forEach(i -> api.putOrder("100" + i).is(201));
        api.putOrder(
                        "old",
                        RegistrationApi.sample("registration/put-order.json")
                                .put("placedAt", "2026-10-31T23:59:59+01:00"))
                .is(201);
        List<Integer> sizes = new ArrayList<>();
        ObjectNode body = sample().put("limit", 3);
        for (String cursor = "-"; !cursor.isEmpty(); body.put("cursor", cursor)) {
            JsonNode page = asked(body).is(200).json();
            sizes.add(page.get("orders").intValue());
            cursor = page.get("nextCursor").asString("");
        }
        assertThat(sizes).containsExactly(3, 3, 1);
    }

    @Test
    void lines_are_asked_for_at_an_instant_and_for_a_reason() {
        api.putPolicy();
        api.putOrder("1001").is(201);

        JsonNode late = asked(sample().put("at", "2026-12-01T00:00:00+01:00").put("reason", "DEFECTIVE"))
                .is(200)
                .json();

        assertThat(late.get("changes"))
                .isEqualTo(Json.parse("[{\"kind\": \"NOW_REFUSED\", \"lines\": 1, \"returns\": 0}]"));
    }

    @Test
    void what_is_odd_about_the_draft_is_said_with_pointers_into_it() {
        api.putPolicy();
        ObjectNode odd = sample();
        odd.withObject("policy").withObject("window").put("days", 7);

        assertThat(asked(odd).is(200).json().get("warnings"))
                .extracting(warning -> warning.get("pointer").stringValue() + " "
                        + warning.get("code").stringValue())
                .containsExactly("/window/days WINDOW_BELOW_LAW");
    }

    @Test
    void an_order_that_something_is_odd_about_is_named_and_the_rest_is_counted() {
        api.putPolicy();
        api.putOrder("1001").is(201);
        api.store()
                .commit(List.of(new Write.PutOrder(
                        Fixtures.order("1002").policyVersion(7).build())));

        JsonNode run = asked(sample()).is(200).json();

        assertThat(run.get("orders").intValue()).isEqualTo(1);
        assertThat(run.get("unreadable")).isEqualTo(Json.parse("[\"1002\"]"));
    }

    @Test
    void another_shops_orders_are_not_looked_at() {
        api.registered();
        JsonNode run = api.call(
                        ApiRoute.DRY_RUN_POLICY,
                        ApiCall.to(ApiRoute.DRY_RUN_POLICY).as("other", "ADMIN").body(Json.write(sample())))
                .is(200)
                .json();
        assertThat(run.get("orders").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /policy             | null                     | /policy            | REQUIRED
                    /policy/window/days | -1                       | /policy/window/days | OUT_OF_RANGE
                    /policy/colour      | "red"                    | /policy/colour     | UNKNOWN_FIELD
                    /from               | null                     | /from              | REQUIRED
                    /from               | "1 November"             | /from              | INVALID_FORMAT
                    /to                 | "2026-10-31"             | /to                | OUT_OF_RANGE
                    /at                 | "now"                    | /at                | INVALID_FORMAT
                    /reason             | "too small"              | /reason            | INVALID_FORMAT
                    /reason             | "TO_SMALL"               | /reason            | UNKNOWN_REASON
                    /limit              | 501                      | /limit             | OUT_OF_RANGE
                    /limit              | 0                        | /limit             | OUT_OF_RANGE
                    /cursor             | "x"                      | /cursor            | INVALID_FORMAT
                    /until              | "2026-11-30"             | /until             | UNKNOWN_FIELD
                    """)
    void what_is_wrong_with_a_field_is_said_of_that_field(String pointer, String value, String refused, String code) {
        ObjectNode body = sample();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), Json.parse(value));
        JsonNode errors = asked(body).is(422, "VALIDATION_FAILED").json().get("errors");
        assertThat(errors)
                .extracting(error -> error.get("pointer").stringValue() + " "
                        + error.get("code").stringValue())
                .containsExactly(refused + " " + code);
    }
}
