package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TooLarge;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ApiRouterTest {

    private static final String BODY = "{\"orderNumber\":\"1001\"}";

    private final Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);

    private APIGatewayProxyResponseEvent answer(ApiCall call) {
        for (ApiRoute route : ApiRoute.of(FunctionNames.REGISTRATION)) {
            endpoints.putIfAbsent(route, request -> Answer.ok(Json.object().put("route", route.name())));
        }
        return new ApiRouter(FunctionNames.REGISTRATION, endpoints).apply(call.event());
    }

    private static JsonNode problem(APIGatewayProxyResponseEvent answer, int status, String code) {
        JsonNode problem = Json.parse(answer.getBody());
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getHeaders()).containsEntry("Content-Type", "application/problem+json");
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(problem.propertyNames()).contains("type", "title", "detail", "errors");
        return problem;
    }

    @Test
    void route_is_found_by_resource_and_by_path() {
        ApiCall byResource = ApiCall.to(ApiRoute.GET_RETURN, "RT-1").as(Role.WAREHOUSE);
        ApiCall byPath = ApiCall.to("GET", "/v1/returns/RT-1").as(Role.WAREHOUSE);
        assertThat(answer(byResource).getBody()).isEqualTo("{\"route\":\"GET_RETURN\"}");
        assertThat(answer(byPath).getBody()).isEqualTo("{\"route\":\"GET_RETURN\"}");
    }

    @Test
    void written_out_path_wins_over_a_parameter() {
        assertThat(answer(ApiCall.to("POST", "/v1/returns/quote")
                                .as(Role.SUPPORT)
                                .body(BODY))
                        .getBody())
                .contains("QUOTE_RETURN");
    }

    @Test
    void endpoint_sees_caller_path_headers_and_body() {
        endpoints.put(ApiRoute.PUT_ORDER, request -> {
            assertThat(request.caller()).isEqualTo(new Caller("demo", Role.STOREFRONT, "k1"));
            assertThat(request.shop("other")).isEqualTo("demo");
            assertThat(request.path("orderNumber")).isEqualTo("10 01/Ä+");
            assertThat(request.header("x-test")).contains("t");
            assertThat(request.rawBody()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
            assertThat(request.<String>body(body -> body.text("orderNumber", 10)))
                    .isEqualTo("1001");
            assertThat(request.idempotency()).isEmpty();
            return Answer.created("/v1/orders/1001", request.json());
        });
        APIGatewayProxyResponseEvent answer = answer(ApiCall.to(ApiRoute.PUT_ORDER, "10%2001%2F%C3%84+")
                .as(Role.STOREFRONT)
                .header("X-Test", "t")
                .header("idempotency-key", "only for POST")
                .base64(BODY));
        assertThat(answer.getStatusCode()).isEqualTo(201);
        assertThat(answer.getHeaders()).containsEntry("Location", "/v1/orders/1001");
        assertThat(answer.getBody()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @EnumSource(ApiRoute.class)
    void every_route_with_roles_asks_for_a_key_and_lets_its_roles_and_admin_in(ApiRoute route) {
        String[] values = route.template().parameters().stream().map(_ -> "1").toArray(String[]::new);
        Map<ApiRoute, Endpoint> all = new EnumMap<>(ApiRoute.class);
        ApiRoute.of(route.function()).forEach(other -> all.put(other, _ -> Answer.ok(Json.object())));
        ApiRouter router = new ApiRouter(route.function(), all);
        APIGatewayProxyResponseEvent without =
                router.apply(ApiCall.to(route, values).body("{}").event());
        if (route.isOpen()) {
            assertThat(without.getStatusCode()).isEqualTo(200);
            return;
        }
        problem(without, 401, "UNAUTHORIZED");
        assertThat(without.getHeaders()).containsEntry("WWW-Authenticate", "Bearer");
        for (Role role : Role.values()) {
            APIGatewayProxyResponseEvent answer =
                    router.apply(ApiCall.to(route, values).as(role).body("{}").event());
            if (role == Role.ADMIN || route.roles().contains(role)) {
                assertThat(answer.getStatusCode()).isEqualTo(200);
            } else {
                problem(answer, 403, "FORBIDDEN");
            }
        }
    }

    @Test
    void incomplete_authorizer_context_is_no_key_and_unknown_role_is_forbidden() {
        problem(answer(ApiCall.to(ApiRoute.GET_POLICY).as("", "ADMIN")), 401, "UNAUTHORIZED");
        problem(answer(ApiCall.to(ApiRoute.GET_POLICY).as("demo", "ROOT")), 403, "FORBIDDEN");
    }

    @Test
    void what_the_gateway_still_lets_in_ends_when_it_ends() {
        Map<String, Object> context = Map.of("shop", "demo", "role", "ADMIN", "keyId", "k1");
        Map<String, Object> ended = new HashMap<>(context);
        ended.put("until", "1764200000");
        problem(answer(ApiCall.to(ApiRoute.GET_POLICY).as(ended)), 401, "UNAUTHORIZED");
        Map<String, Object> still = new HashMap<>(context);
        still.put("until", "32503680000");
        endpoints.put(ApiRoute.GET_POLICY, _ -> Answer.ok(Json.object()));
        assertThat(answer(ApiCall.to(ApiRoute.GET_POLICY).as(still)).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void checks_come_in_the_order_of_the_contract() {
        String large = "{" + " ".repeat(ApiRouter.MAX_BODY);
        endpoints.put(ApiRoute.REGISTER_RETURN, request -> request.body(_ -> Answer.ok(Json.object())));
        problem(answer(ApiCall.to(ApiRoute.REGISTER_RETURN).body(large)), 401, "UNAUTHORIZED");
        problem(answer(register().as(Role.WAREHOUSE).body(large)), 403, "FORBIDDEN");
        problem(answer(register().header("Idempotency-Key", " ").body(large)), 413, "PAYLOAD_TOO_LARGE");
        problem(answer(register().header("Idempotency-Key", " ").body("{")), 400, "MALFORMED");
        JsonNode key = problem(
                answer(register().header("Idempotency-Key", "a b").body("{\"x\":1}")), 422, "VALIDATION_FAILED");
        assertThat(key.get("errors").get(0).get("pointer").stringValue()).isEqualTo("/Idempotency-Key");
        JsonNode fields = problem(answer(register().body("{\"x\":1}")), 422, "VALIDATION_FAILED");
        assertThat(fields.get("errors").get(0).get("code").stringValue()).isEqualTo("UNKNOWN_FIELD");
    }

    private static ApiCall register() {
        return ApiCall.to(ApiRoute.REGISTER_RETURN).as(Role.STOREFRONT);
    }

    @Test
    void body_may_have_a_mebibyte_and_not_one_more() {
        String exact = "{\"a\":\"" + "x".repeat(ApiRouter.MAX_BODY - 8) + "\"}";
        assertThat(answer(register().base64(exact)).getStatusCode()).isEqualTo(200);
        problem(answer(register().base64(exact + " ")), 413, "PAYLOAD_TOO_LARGE");
        problem(answer(register().body(exact.replaceFirst("x", "ä"))), 413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "\uFEFF{}", "{\"a\":\"\n\"}"})
    void unreadable_bodies_are_malformed(String body) {
        problem(answer(register().body(body)), 400, "MALFORMED");
    }

    @Test
    void invalid_utf8_fifty_thousand_brackets_long_numbers_and_broken_base64_are_malformed() {
        problem(answer(register().bytes((byte) '"', (byte) 0xFF, (byte) '"')), 400, "MALFORMED");
        problem(answer(register().body("[".repeat(50_000))), 400, "MALFORMED");
        problem(answer(register().body("{\"a\":" + "9".repeat(101) + "}")), 400, "MALFORMED");
        ApiCall broken = register();
        broken.bytes();
        problem(
                new ApiRouter(FunctionNames.REGISTRATION, endpoints)
                        .apply(broken.event().withBody("%%%")),
                400,
                "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain; charset=us-ascii", "application/json; charset=iso-8859-1"})
    void other_charsets_are_malformed(String type) {
        problem(answer(register().header("content-type", type).body(BODY)), 400, "MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=UTF-8",
                "text/plain",
                "application/x-www-form-urlencoded"
            })
    void json_is_read_under_whatever_media_type_it_comes(String type) {
        assertThat(answer(register().header("Content-Type", type).body(BODY)).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void body_of_another_type_than_object_is_a_wrong_type() {
        endpoints.put(ApiRoute.REGISTER_RETURN, request -> request.body(_ -> Answer.ok(Json.object())));
        JsonNode problem = problem(answer(register().body("[]")), 422, "VALIDATION_FAILED");
        assertThat(problem.get("errors").get(0).get("code").stringValue()).isEqualTo("WRONG_TYPE");
    }

    @Test
    void optional_body_may_be_absent() {
        endpoints.put(
                ApiRoute.CANCEL_RETURN,
                request -> request.body(body -> Answer.ok(
                        Json.object().put("note", body.optionalText("note", 500).orElse("none")))));
        ApiCall cancel = ApiCall.to(ApiRoute.CANCEL_RETURN, "RT-1").as(Role.STOREFRONT);
        assertThat(answer(cancel).getBody()).isEqualTo("{\"note\":\"none\"}");
    }

    @Test
    void idempotency_key_comes_with_the_hash_of_the_raw_body() {
        endpoints.put(ApiRoute.REGISTER_RETURN, request -> {
            IdempotentRequest once = request.idempotency().orElseThrow();
            assertThat(once.key()).isEqualTo("k-~!");
            assertThat(once.bodySha256()).isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
            return Answer.replayed(201, "{\"first\":true}");
        });
        APIGatewayProxyResponseEvent answer =
                answer(register().header("IDEMPOTENCY-KEY", "k-~!").body("{}"));
        assertThat(answer.getStatusCode()).isEqualTo(201);
        assertThat(answer.getBody()).isEqualTo("{\"first\":true}");
        assertThat(answer.getHeaders()).containsEntry("Idempotency-Replayed", "true");
    }

    @Test
    void idempotency_key_has_at_most_255_characters() {
        assertThat(answer(register().header("Idempotency-Key", "k".repeat(255)).body("{}"))
                        .getStatusCode())
                .isEqualTo(200);
        problem(answer(register().header("Idempotency-Key", "k".repeat(256)).body("{}")), 422, "VALIDATION_FAILED");
    }

    @Test
    void unknown_path_is_not_found_and_known_path_names_its_methods() {
        problem(answer(ApiCall.to("GET", "/v2/orders")), 404, "NOT_FOUND");
        problem(answer(ApiCall.to("GET", "/v1/orders/1001/")), 404, "NOT_FOUND");
        APIGatewayProxyResponseEvent answer = answer(ApiCall.to("DELETE", "/v1/orders/1001"));
        problem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.getHeaders()).containsEntry("Allow", "GET, PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%00", "%0D%0A", "%FF", "%C0%AF", "%ED%A0%80"})
    void path_that_is_no_text_is_not_found(String value) {
        problem(answer(ApiCall.to(ApiRoute.GET_RETURN, value).as(Role.SUPPORT)), 404, "NOT_FOUND");
    }

    @Test
    void who_loses_against_others_again_and_again_is_told_of_the_conflict() {
        endpoints.put(ApiRoute.PUT_POLICY, _ -> {
            throw new Commits.Contention();
        });
        ApiCall call = ApiCall.to(ApiRoute.PUT_POLICY).as(Role.ADMIN).body("{}");
        problem(answer(call), 409, "CONFLICT");
    }

    @Test
    void what_may_succeed_later_is_503_with_retry_after() {
        for (RuntimeException fault :
                Set.of(new RetryLater("provider away"), new StoreUnavailable("slow", new IllegalStateException()))) {
            endpoints.put(ApiRoute.GET_POLICY, _ -> {
                throw fault;
            });
            APIGatewayProxyResponseEvent answer =
                    answer(ApiCall.to(ApiRoute.GET_POLICY).as(Role.SUPPORT));
            problem(answer, 503, "UNAVAILABLE");
            assertThat(answer.getHeaders()).containsKey("Retry-After");
        }
    }

    @Test
    void what_the_store_cannot_hold_is_413_and_says_what() {
        endpoints.put(ApiRoute.PUT_POLICY, _ -> {
            throw new TooLarge("The record of type POLICY has 500000 bytes");
        });
        JsonNode problem =
                problem(answer(ApiCall.to(ApiRoute.PUT_POLICY).as(Role.ADMIN).body("{}")), 413, "PAYLOAD_TOO_LARGE");
        assertThat(problem.get("detail").stringValue()).contains("POLICY", "500000");
    }

    @Test
    void fault_is_500_and_neither_answer_nor_log_quote_it() {
        endpoints.put(ApiRoute.GET_POLICY, _ -> {
            throw new IllegalStateException("ada@example.org");
        });
        try (CapturedOutput output = new CapturedOutput()) {
            APIGatewayProxyResponseEvent answer =
                    answer(ApiCall.to(ApiRoute.GET_POLICY).as(Role.SUPPORT));
            problem(answer, 500, "INTERNAL_ERROR");
            assertThat(answer.getBody()).doesNotContain("ada@", "IllegalState");
            assertThat(output.text()).contains("IllegalStateException").doesNotContain("ada@");
        }
    }

    @Test
    void every_answer_has_the_security_headers() {
        for (ApiCall call : new ApiCall[] {
            ApiCall.to(ApiRoute.GET_HEALTH), ApiCall.to("GET", "/nowhere"), ApiCall.to(ApiRoute.GET_POLICY)
        }) {
            assertThat(answer(call).getHeaders())
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Cache-Control", "no-store")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .containsKey("Content-Security-Policy");
        }
    }

    @Test
    void signed_body_is_parsed_after_the_endpoint_looked_at_the_bytes() {
        Map<ApiRoute, Endpoint> tracking = new EnumMap<>(ApiRoute.class);
        ApiRoute.of(FunctionNames.TRACKING)
                .forEach(route -> tracking.put(route, request -> {
                    assertThat(request.shop("demo")).isIn("demo", "shop-2");
                    if (request.header("X-Signature").isEmpty()) {
                        return Problem.of(ProblemCode.UNAUTHORIZED, "The signature does not fit")
                                .answer();
                    }
                    return Answer.ok(request.json());
                }));
        ApiRouter router = new ApiRouter(FunctionNames.TRACKING, tracking);
        ApiCall call = ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local").body("{oops");
        problem(router.apply(call.event()), 401, "UNAUTHORIZED");
        problem(router.apply(call.header("x-signature", "s").event()), 400, "MALFORMED");
        ApiCall ofShop = ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "local", "shop-2");
        assertThat(router.apply(ofShop.header("x-signature", "s").base64("{}").event())
                        .getStatusCode())
                .isEqualTo(200);
        ApiCall strangeShop = ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "local", "a%23b");
        problem(router.apply(strangeShop.body("{}").event()), 404, "NOT_FOUND");
    }

    @Test
    void invalid_state_says_how_things_stand() {
        endpoints.put(ApiRoute.APPROVE_RETURN, _ -> Problem.inState(
                        ProblemCode.INVALID_STATE,
                        "Only a return in review can be approved",
                        "CLOSED",
                        Set.of("reopen"))
                .answer());
        JsonNode problem =
                problem(answer(ApiCall.to(ApiRoute.APPROVE_RETURN, "RT-1").as(Role.SUPPORT)), 409, "INVALID_STATE");
        assertThat(problem.get("currentStatus").stringValue()).isEqualTo("CLOSED");
        assertThat(problem.get("allowedCommands").get(0).stringValue()).isEqualTo("reopen");
    }

    @Test
    void bytes_travel_as_base64() {
        endpoints.put(ApiRoute.GET_DOCS, _ -> Answer.bytes(200, "image/png", new byte[] {1, 2, 3}));
        APIGatewayProxyResponseEvent answer = answer(ApiCall.to(ApiRoute.GET_DOCS));
        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(answer.getBody()).isEqualTo("AQID");
    }

    @Test
    void router_serves_exactly_the_routes_of_its_function() {
        assertThatThrownBy(() -> new ApiRouter(FunctionNames.TRACKING, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Optional.of(ApiRoute.of("nobody"))).contains(Set.of());
    }
}
