package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Staff sets the policy aside, over the API: the return of the sample, long after its window. */
@ExtendWith(RegistrationApi.Extension.class)
final class OverridesIT {
    private static final String OVERRIDE =
            """
            {"agent": "su-7", "reason": "CARRIER_ERROR", "note": "parcel lay in a shed"}""";

    private final RegistrationApi api;

    OverridesIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
        api.putOrder("1001").is(201);
        api.time().set("2027-06-01T09:00:00Z");
    }

    private static ObjectNode wanted(String override) {
        ObjectNode wanted = RegistrationApi.sample("registration/register-return.json");
        wanted.set("override", Json.parse(override));
        return wanted;
    }

    private JsonNode events(String rma) {
        return api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma).is(200).json().get("events");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SUPPORT", "ADMIN"})
    void who_may_opens_what_is_over_and_the_timeline_says_by_whom_and_why(Role role) {
        api.register("1001").is(422, "NOT_RETURNABLE");
        api.send(ApiRoute.QUOTE_RETURN, role, wanted(OVERRIDE)).is(200);

        Reply registered =
                api.send(ApiRoute.REGISTER_RETURN, role, wanted(OVERRIDE)).is(201);

        JsonNode events = events(registered.text("/rma"));
        assertThat(events)
                .extracting(event -> event.get("type").stringValue())
                .containsExactly("ReturnRequested", "PolicyOverridden", "ReturnApproved");
        assertThat(events.at("/1/by").stringValue()).isEqualTo(role + ":k1");
        assertThat(events.at("/1/data").toString())
                .isEqualTo("{\"agent\":\"su-7\",\"role\":\"" + role + "\",\"reason\":\"CARRIER_ERROR\",\"items\":["
                        + "{\"itemId\":\"1\",\"setAside\":["
                        + "{\"code\":\"RETURN_WINDOW_EXPIRED\",\"rule\":\"/window/days\"}]}]}");
        assertThat(events.at("/2/data/automatic").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {OVERRIDE, "{}", "[]", "\"please\""})
    void a_storefront_may_not_whatever_it_says_and_nothing_else_is_read(String override) {
        ObjectNode wanted = wanted(override).put("method", "BY_DRONE");

        api.send(ApiRoute.REGISTER_RETURN, Role.STOREFRONT, wanted).is(403, "FORBIDDEN");
        api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, wanted).is(403, "FORBIDDEN");
    }

    @Test
    void an_override_that_says_nothing_is_none() {
        api.send(ApiRoute.REGISTER_RETURN, Role.STOREFRONT, wanted("null")).is(422, "NOT_RETURNABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"reason": "GOODWILL"}                                   | /override/agent REQUIRED
                    {"agent": "su-7"}                                        | /override/reason REQUIRED
                    {"agent": "su-7", "reason": "PITY"}                      | /override/reason NOT_ALLOWED
                    {"agent": "su-7", "reason": "LEGAL", "role": "ADMIN"}    | /override/role UNKNOWN_FIELD
                    "su-7"                                                   | /override WRONG_TYPE
                    """)
    void an_override_says_who_and_why(String override, String error) {
        Reply refused = api.send(ApiRoute.REGISTER_RETURN, Role.SUPPORT, wanted(override))
                .is(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code"))
                .isEqualTo(error);
    }

    @Test
    void over_the_limit_of_the_policy_in_force_it_takes_another_role() {
        ObjectNode strict = RegistrationApi.sample("registration/put-policy.json");
        strict.putObject("staffLimits").put("SUPPORT", "29.99");
        api.putPolicy(strict);

        Reply refused = api.send(ApiRoute.REGISTER_RETURN, Role.SUPPORT, wanted(OVERRIDE))
                .is(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/override");
        assertThat(refused.text("/errors/0/code")).isEqualTo("OVERRIDE_LIMIT");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("SUPPORT decides up to 29.99 EUR, and this is 30.00");
        api.send(ApiRoute.REGISTER_RETURN, Role.ADMIN, wanted(OVERRIDE)).is(201);
    }

    @Test
    void the_same_call_twice_is_one_return() {
        ApiCall call = ApiCall.to(ApiRoute.REGISTER_RETURN)
                .as(Role.SUPPORT)
                .header("Idempotency-Key", "o-1")
                .body(Json.write(wanted(OVERRIDE)));

        String first = api.call(ApiRoute.REGISTER_RETURN, call).is(201).body();
        String again = api.call(ApiRoute.REGISTER_RETURN, call).is(201).body();

        assertThat(again).isEqualTo(first);
        assertThat(api.store().returnsOf(new OrderKey("demo", "1001"))).hasSize(1);
    }

    @Test
    void the_note_is_with_the_personal_data_only() {
        try (CapturedOutput output = new CapturedOutput()) {
            Reply registered = api.send(ApiRoute.REGISTER_RETURN, Role.SUPPORT, wanted(OVERRIDE))
                    .is(201);
            String rma = registered.text("/rma");

            assertThat(api.store().person(new ReturnKey("demo", rma)).map(Person::texts))
                    .hasValueSatisfying(texts -> assertThat(texts).containsEntry("override", "parcel lay in a shed"));
            assertThat(registered.body() + events(rma) + output.text()).doesNotContain("shed");
        }
    }

    @Test
    void who_is_blocked_is_opened_by_staff_too() {
        api.time().set("2026-11-10T09:00:00Z");
        api.call(
                        ApiRoute.LIST_CUSTOMER,
                        ApiCall.to(ApiRoute.LIST_CUSTOMER)
                                .as(Role.SUPPORT)
                                .body(
                                        """
                                        {"email": "ada@example.org", "standing": "BLOCKED", "why": "OPEN_DEBT"}"""))
                .is(200);

        String rma = api.send(ApiRoute.REGISTER_RETURN, Role.SUPPORT, wanted(OVERRIDE))
                .is(201)
                .text("/rma");

        assertThat(events(rma).at("/1/data/items/0/setAside/0/rule").stringValue())
                .isEqualTo("customer");
    }
}
