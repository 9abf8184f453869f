package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests that are wrong in two ways: key 401, role 403, size 413 and syntax 400, idempotency, fields 422, state 409
 * (DESIGN 6). And what another shop asks for is as if it were not there.
 */
@ExtendWith(RegistrationApi.Extension.class)
final class OrderOfChecksIT {
    private static final String TOO_LARGE = "{" + " ".repeat(ApiRouter.MAX_BODY);
    private static final String BROKEN = "{";
    private static final String BAD_FIELDS = "{\"colour\":\"red\"}";
    private static final String NO_KEY = "two words";

    private final RegistrationApi api;
    private final String rma;

    OrderOfChecksIT(RegistrationApi api) {
        this.api = api;
        this.rma = api.registered();
    }

    private ApiCall to(ApiRoute route) {
        return ApiCall.to(route, rma);
    }

    private Reply call(ApiRoute route, ApiCall call) {
        return api.call(route, call);
    }

    /** Uses a key for a call that is good; the route then knows it. */
    private void useKey(ApiRoute route, String body) {
        assertThat(call(
                                route,
                                to(route)
                                        .as(Role.ADMIN)
                                        .header("Idempotency-Key", "used")
                                        .body(body))
                        .status())
                .isIn(200, 201);
    }

    private ApiCall keyed(ApiRoute route, String body) {
        return to(route).as(Role.ADMIN).header("Idempotency-Key", "used").body(body);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"REGISTER_RETURN", "ADD_PARCEL", "CANCEL_RETURN", "QUOTE_RETURN", "PUT_POLICY", "DRY_RUN_POLICY"})
    void key_role_size_and_syntax_come_in_this_order(ApiRoute route) {
        call(route, to(route).body(TOO_LARGE)).is(401, "UNAUTHORIZED");
        call(route, to(route).body(BROKEN)).is(401, "UNAUTHORIZED");
        for (String body : List.of(TOO_LARGE, BROKEN, BAD_FIELDS)) {
            call(
                            route,
                            to(route)
                                    .as(Role.WAREHOUSE)
                                    .header("Idempotency-Key", NO_KEY)
                                    .body(body))
                    .is(403, "FORBIDDEN");
        }
        call(route, to(route).as(Role.ADMIN).header("Idempotency-Key", NO_KEY).body(TOO_LARGE))
                .is(413, "PAYLOAD_TOO_LARGE");
        call(route, to(route).as(Role.ADMIN).header("Idempotency-Key", NO_KEY).body(BROKEN))
                .is(400, "MALFORMED");
        call(route, to(route).as(Role.ADMIN).body(BAD_FIELDS)).is(422, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER_RETURN", "ADD_PARCEL", "CANCEL_RETURN"})
    void a_used_key_comes_after_size_and_syntax_and_before_fields_and_state(ApiRoute route) {
        useKey(route, body(route));
        call(route, keyed(route, TOO_LARGE)).is(413, "PAYLOAD_TOO_LARGE");
        call(route, keyed(route, BROKEN)).is(400, "MALFORMED");
        call(route, keyed(route, BAD_FIELDS)).is(422, "IDEMPOTENCY_KEY_REUSED");
        Reply again = call(route, keyed(route, body(route)));
        assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
    }

    private static String body(ApiRoute route) {
        return switch (route) {
            case REGISTER_RETURN -> Json.write(RegistrationApi.sample("registration/register-return.json"));
            case ADD_PARCEL -> "{\"carrier\":\"dhl\",\"trackingNumber\":\"JJD1\"}";
            default -> "{}";
        };
    }

    @Test
    void a_key_that_is_none_comes_before_the_fields() {
        Reply reply = call(
                ApiRoute.REGISTER_RETURN,
                to(ApiRoute.REGISTER_RETURN)
                        .as(Role.ADMIN)
                        .header("Idempotency-Key", NO_KEY)
                        .body(BAD_FIELDS));
        assertThat(reply.is(422, "VALIDATION_FAILED").json().get("errors"))
                .singleElement()
                .satisfies(
                        error -> assertThat(error.get("pointer").stringValue()).isEqualTo("/Idempotency-Key"));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVE_RETURN", "DECLINE_RETURN", "CANCEL_RETURN", "REOPEN_RETURN", "ADD_PARCEL"})
    void fields_come_before_the_state_and_before_what_is_not_there(ApiRoute route) {
        call(ApiRoute.CANCEL_RETURN, to(ApiRoute.CANCEL_RETURN).as(Role.ADMIN)).is(200);
        call(route, to(route).as(Role.ADMIN).body(BAD_FIELDS)).is(422, "VALIDATION_FAILED");
        call(route, ApiCall.to(route, "R0000000000").as(Role.ADMIN).body(BAD_FIELDS))
                .is(422, "VALIDATION_FAILED");
        if (route != ApiRoute.CANCEL_RETURN) {
            call(route, to(route).as(Role.ADMIN).body(body(route))).is(409, "INVALID_STATE");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "GET_RETURN",
                "GET_TIMELINE",
                "GET_SETTLEMENT",
                "APPROVE_RETURN",
                "DECLINE_RETURN",
                "CANCEL_RETURN",
                "REOPEN_RETURN",
                "ADD_PARCEL",
                "GET_LABEL",
                "GET_QR",
                "GET_SLIP"
            })
    void another_shops_return_is_as_if_it_were_not_there(ApiRoute route) {
        String before = returned();
        Reply theirs =
                call(route, ApiCall.to(route, rma, "1").as("other", "ADMIN").body(body(route)));
        Reply nobodys = call(
                route,
                ApiCall.to(route, "R0000000000", "1").as("other", "ADMIN").body(body(route)));
        assertThat(theirs.is(404, "NOT_FOUND").body()).isEqualTo(nobodys.is(404).body());
        assertThat(returned()).isEqualTo(before);
    }

    private String returned() {
        return api.call(ApiRoute.GET_RETURN, Role.ADMIN, rma).is(200).body();
    }

    @Test
    void another_shops_order_is_as_if_it_were_not_there() {
        for (ApiRoute route : List.of(ApiRoute.QUOTE_RETURN, ApiRoute.REGISTER_RETURN)) {
            ObjectNode wanted = RegistrationApi.sample("registration/register-return.json");
            Reply theirs = call(route, ApiCall.to(route).as("other", "ADMIN").body(Json.write(wanted)));
            Reply nobodys = call(
                    route, ApiCall.to(route).as("other", "ADMIN").body(Json.write(wanted.put("orderNumber", "4711"))));
            assertThat(theirs.is(404, "NOT_FOUND").body())
                    .isEqualTo(nobodys.is(404).body());
        }
        Reply list = call(
                ApiRoute.LIST_RETURNS,
                ApiCall.to(ApiRoute.LIST_RETURNS).as("other", "ADMIN").query("order", "1001"));
        assertThat(list.is(200).json().get("items")).isEmpty();
    }

    @Test
    void another_shop_may_use_the_same_order_number_and_the_same_key() {
        useKey(ApiRoute.REGISTER_RETURN, body(ApiRoute.REGISTER_RETURN));
        String order = Json.write(RegistrationApi.sample("registration/put-order.json"));
        String policy = Json.write(RegistrationApi.sample("registration/put-policy.json"));
        call(
                        ApiRoute.PUT_POLICY,
                        ApiCall.to(ApiRoute.PUT_POLICY).as("other", "ADMIN").body(policy))
                .is(200);
        call(
                        ApiRoute.PUT_ORDER,
                        ApiCall.to(ApiRoute.PUT_ORDER, "1001")
                                .as("other", "ADMIN")
                                .body(order))
                .is(201);
        Reply registered = call(
                ApiRoute.REGISTER_RETURN,
                ApiCall.to(ApiRoute.REGISTER_RETURN)
                        .as("other", "ADMIN")
                        .header("Idempotency-Key", "used")
                        .body(body(ApiRoute.REGISTER_RETURN)));
        assertThat(registered.is(201).headers()).doesNotContainKey("Idempotency-Replayed");
        assertThat(api.call(ApiRoute.GET_RETURN, Role.ADMIN, registered.text("/rma"))
                        .status())
                .isEqualTo(404);
    }
}
