package dev.kehrwieder.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.InspectReturn;
import dev.kehrwieder.core.usecase.OpenArrival;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.BadBody;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class InspectionEndpointsTest {
    private static final String WHOLE =
            """
            {"rma":"R7F3K9X2M42","parcel":1,"inspector":"w-17","complete":true,
             "items":[{"lineId":"1","quantity":1,"grade":"A","decision":"ACCEPTED","disposition":"RESTOCK","location":"HH-1",
                       "note":"","photos":[],"valueLossPercent":0}],
             "unexpected":[{"sku":"X","quantity":1,"note":"not ours"}]}""";

    private final TestClock clock = TestClock.at("2026-11-12T10:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ReturnJourney journey =
            ReturnJourney.begin(store, clock).registered().labelled();
    private final ApiRouter router = router(store);

    private ApiRouter router(InMemoryStore store) {
        KeyedCalls calls = new KeyedCalls(store);
        Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
        InspectionEndpoints endpoints = new InspectionEndpoints(
                store, new InspectReturn(store, commits, new Periods((day, regions) -> false), clock), calls);
        return new ApiRouter(
                FunctionNames.INSPECTION_API,
                Map.of(
                        ApiRoute.FIND_ARRIVAL,
                        endpoints::arrivals,
                        ApiRoute.POST_INSPECTION,
                        calls.replaying(endpoints::inspect)));
    }

    private JsonNode inspect(int status, String body) {
        return answer(
                status,
                ApiRoute.POST_INSPECTION,
                ApiCall.to(ApiRoute.POST_INSPECTION).as(Role.WAREHOUSE).body(body));
    }

    private JsonNode scan(String shop, String text) {
        return answer(
                200,
                ApiRoute.FIND_ARRIVAL,
                ApiCall.to(ApiRoute.FIND_ARRIVAL).as(shop, "WAREHOUSE").query("scan", text));
    }

    private JsonNode answer(int status, ApiRoute route, ApiCall call) {
        APIGatewayProxyResponseEvent answer = router.apply(call.event());
        JsonNode json = ApiSchemas.fitting(route, answer);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return json;
    }

    private static String partly(String item) {
        return "{\"rma\":\"R7F3K9X2M42\",\"items\":[" + item + "],\"complete\":false}";
    }

    @Test
    void a_whole_inspection_is_answered_with_what_was_found() {
        assertThat(inspect(201, WHOLE))
                .isEqualTo(
                        Json.parse(
                                """
                {"inspectionId":"R7F3K9X2M42-I1","rma":"R7F3K9X2M42","number":1,"status":"DISPOSED","parcel":1,"inspector":"w-17",
                 "inspectedAt":"2026-11-12T10:00:00Z","complete":true,"returnStatus":"INSPECTED",
                 "items":[{"itemId":"1","quantity":1,"decision":"ACCEPTED","grade":"A","disposition":"RESTOCK"}]}
                """));
        assertThat(journey.trail()).contains("GoodsReceived", "ItemsInspected");
        assertThat(store.trail(journey.key()).getLast().by()).isEqualTo("WAREHOUSE:k1");
    }

    @Test
    void goods_may_be_taken_in_first_and_judged_later() {
        JsonNode first = inspect(201, partly("{\"lineId\":\"1\",\"quantity\":1}"));
        assertThat(first.at("/items/0/decision").stringValue()).isEqualTo("PENDING");
        assertThat(first.get("returnStatus").stringValue()).isEqualTo("RECEIVED");
        JsonNode second = inspect(201, partly("{\"itemId\":\"1\",\"quantity\":1,\"decision\":\"REJECTED\"}"));
        assertThat(second.get("returnStatus").stringValue()).isEqualTo("INSPECTED");
        assertThat(second.get("number").intValue()).isEqualTo(2);
    }

    private static String exception() {
        return Json.parse(SampleEvents.read("inspection-api/inspect-exception.json"))
                .get("body")
                .stringValue();
    }

    @Test
    void goods_that_the_right_of_withdrawal_does_not_cover_are_refused_with_the_reason_of_the_law() {
        Order sealed = Fixtures.order("1001")
                .version(2)
                .line("1", 3, "33.33", line -> line.flags(LineFlag.SEALED_HYGIENE))
                .discount("10.00")
                .build();
        assertThat(store.commit(List.of(new Write.PutOrder(sealed)))).isEqualTo(CommitOutcome.COMMITTED);

        JsonNode inspected = inspect(201, exception());

        assertThat(inspected.at("/items/0/exception").stringValue()).isEqualTo("HYGIENE_SEAL_BROKEN");
        assertThat(store.trail(journey.key()))
                .extracting(StoredEvent::event)
                .filteredOn(ReturnEvent.ItemsInspected.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((ReturnEvent.ItemsInspected) event)
                                .items()
                                .getFirst()
                                .exception())
                        .contains(WithdrawalException.HYGIENE_SEAL_BROKEN));
    }

    @Test
    void an_exception_of_goods_that_the_shop_never_called_such_is_refused() {
        JsonNode unfit = inspect(422, exception());

        assertThat(unfit.at("/errors/0/pointer").stringValue()).isEqualTo("/items/0/exception");
        assertThat(unfit.at("/errors/0/code").stringValue()).isEqualTo("CONTRADICTION");
        assertThat(inspect(422, exception().replace("HYGIENE_SEAL_BROKEN", "UGLY"))
                        .at("/errors/0/pointer")
                        .stringValue())
                .isEqualTo("/items/0/exception");
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }

    @Test
    void units_are_judged_once() {
        inspect(201, WHOLE);
        assertThat(inspect(409, WHOLE).get("code").stringValue()).isEqualTo("ALREADY_INSPECTED");
        assertThat(journey.trail()).containsOnlyOnce("ItemsInspected");
    }

    @Test
    void units_that_stay_with_the_shopper_are_never_judged() {
        InMemoryStore other = new InMemoryStore(clock);
        ReturnJourney kept = ReturnJourney.begin(
                        other,
                        clock,
                        Fixtures.policy().keepItemBelow("31.00").build(),
                        Fixtures.order("1001").build())
                .registered();
        APIGatewayProxyResponseEvent answer = router(other)
                .apply(ApiCall.to(ApiRoute.POST_INSPECTION)
                        .as(Role.WAREHOUSE)
                        .body(partly("{\"itemId\":\"1\",\"quantity\":1,\"decision\":\"REJECTED\"}"))
                        .event());
        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(Json.parse(answer.getBody()).get("code").stringValue()).isEqualTo("ALREADY_INSPECTED");
        assertThat(kept.trail()).doesNotContain("GoodsReceived", "ItemsInspected");
    }

    @Test
    void more_units_than_can_come_and_items_that_nobody_knows_are_refused_by_name() {
        JsonNode many = inspect(422, partly("{\"lineId\":\"1\",\"quantity\":2,\"decision\":\"ACCEPTED\"}"));
        assertThat(many.at("/errors/0/pointer").stringValue()).isEqualTo("/items/0/quantity");
        JsonNode unknown = inspect(422, partly("{\"lineId\":\"9\",\"quantity\":1,\"decision\":\"ACCEPTED\"}"));
        assertThat(unknown.at("/errors/0/pointer").stringValue()).startsWith("/items/0");
        JsonNode nameless = inspect(422, partly("{\"quantity\":1}"));
        assertThat(nameless.at("/errors/0/code").stringValue()).isEqualTo("REQUIRED");
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rma\":\"R7F3K9X2M42\",\"items\":[],\"komplete\":true}",
                "{\"rma\":\"R7F3K9X2M42\"}",
                "{\"items\":[{\"lineId\":\"1\",\"quantity\":1}]}",
                "{\"rma\":\"R7F3K9X2M42\",\"items\":[{\"lineId\":\"1\",\"quantity\":0}]}",
                "{\"rma\":\"R7F3K9X2M42\",\"items\":[{\"lineId\":\"1\",\"quantity\":1,\"grade\":\"G\"}]}",
                "{\"rma\":\"R7F3K9X2M42\",\"items\":[{\"lineId\":\"1\",\"quantity\":1,\"valueLossPercent\":101}]}"
            })
    void a_body_that_says_nothing_clear_changes_nothing(String body) {
        assertThat(inspect(422, body).get("errors")).isNotEmpty();
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }

    static Stream<BadBody> badBodies() {
        return Stream.concat(BadBody.unreadable().stream(), BadBody.noObjects().stream());
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_body_that_nobody_can_read_changes_nothing(BadBody bad) {
        JsonNode problem = answer(
                bad.status(),
                ApiRoute.POST_INSPECTION,
                ApiCall.to(ApiRoute.POST_INSPECTION).as(Role.WAREHOUSE).bytes(bad.bytes()));
        assertThat(problem.get("code").stringValue()).isEqualTo(bad.code());
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quantity         | 0                    | OUT_OF_RANGE",
                "quantity         | -1                   | OUT_OF_RANGE",
                "quantity         | 10001                | OUT_OF_RANGE",
                "quantity         | 2147483648           | OUT_OF_RANGE",
                "quantity         | 9223372036854775808  | OUT_OF_RANGE",
                "quantity         | 1.5                  | WRONG_TYPE",
                "quantity         | 1e5                  | OUT_OF_RANGE",
                "quantity         | \"1\"                | WRONG_TYPE",
                "quantity         | true                 | WRONG_TYPE",
                "quantity         | null                 | REQUIRED",
                "valueLossPercent | -1                   | OUT_OF_RANGE",
                "valueLossPercent | 101                  | OUT_OF_RANGE",
                "valueLossPercent | 0.5                  | WRONG_TYPE",
                "grade            | \"a\"                | NOT_ALLOWED",
                "disposition      | \"SELL\"             | NOT_ALLOWED",
                "decision         | \"MAYBE\"            | NOT_ALLOWED",
                "location         | \"HH\\n1\"            | INVALID_CHARACTERS",
                "location         | \"HH\\u202e1\"        | INVALID_CHARACTERS",
                "note             | \"not\\u0000ours\"    | INVALID_CHARACTERS",
                "photos           | \"one\"              | WRONG_TYPE",
                "note             | 7                    | WRONG_TYPE",
                "colour           | \"red\"              | UNKNOWN_FIELD"
            })
    void what_is_wrong_with_an_item_is_said_of_its_field(String field, String json, String code) {
        ObjectNode item = Json.parseObject("{\"lineId\":\"1\",\"quantity\":1}");
        item.set(field, Json.parse(json));
        JsonNode problem = inspect(422, partly(Json.write(item)));
        assertThat(codes(problem)).containsExactly("/items/0/" + field + " " + code);
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }

    @Test
    void limits_of_the_lists_are_those_of_the_description() {
        String item = "{\"itemId\":\"1\",\"quantity\":1}";
        assertThat(codes(inspect(422, partly(String.join(",", Collections.nCopies(401, item))))))
                .containsExactly("/items TOO_MANY");
        String photos = String.join(",", Collections.nCopies(21, "\"p\""));
        assertThat(codes(inspect(422, partly("{\"itemId\":\"1\",\"quantity\":1,\"photos\":[" + photos + "]}"))))
                .containsExactly("/items/0/photos TOO_MANY");
        String photo = "p".repeat(201);
        assertThat(codes(inspect(422, partly("{\"itemId\":\"1\",\"quantity\":1,\"photos\":[\"" + photo + "\"]}"))))
                .containsExactly("/items/0/photos/0 TOO_LONG");
    }

    private static List<String> codes(JsonNode problem) {
        return problem.get("errors")
                .valueStream()
                .map(error -> error.get("pointer").stringValue() + " "
                        + error.get("code").stringValue())
                .toList();
    }

    @Test
    void that_nothing_came_is_said_by_the_end_alone() {
        JsonNode json = inspect(201, "{\"rma\":\"R7F3K9X2M42\",\"complete\":true}");
        assertThat(json.get("items")).isEmpty();
        assertThat(journey.now().state().items().getFirst().missing()).isEqualTo(1);
    }

    @Test
    void an_unknown_return_is_not_found() {
        inspect(404, WHOLE.replace("R7F3K9X2M42", "R0000000000"));
    }

    @Test
    void another_shops_return_is_not_found() {
        APIGatewayProxyResponseEvent answer = router.apply(ApiCall.to(ApiRoute.POST_INSPECTION)
                .as("other", "WAREHOUSE")
                .body(WHOLE)
                .event());
        assertThat(answer.getStatusCode()).isEqualTo(404);
    }

    @Test
    void a_scan_of_label_or_number_says_what_is_in_the_box() {
        JsonNode expected = Json.parse(
                """
                {"items":[{"rma":"R7F3K9X2M42","orderNumber":"1001","status":"AWAITING_DROP_OFF","parcel":1,
                  "items":[{"itemId":"1","orderNumber":"1001","lineId":"1","sku":"SHOE-42","title":"Laufschuh, Größe 42",
                    "reason":"TOO_SMALL","quantity":1}]}]}
                """);
        assertThat(scan("demo", ReturnJourney.TRACKING_NUMBER)).isEqualTo(expected);
        JsonNode byNumber = scan("demo", ReturnJourney.RMA);
        assertThat(byNumber.at("/items/0/rma")).isEqualTo(expected.at("/items/0/rma"));
        assertThat(byNumber.at("/items/0/parcel").isNull()).isTrue();
    }

    @Test
    void a_scan_of_nothing_of_ours_finds_nothing() {
        assertThat(scan("demo", "4006381333931").get("items")).isEmpty();
        assertThat(scan("other", ReturnJourney.TRACKING_NUMBER).get("items")).isEmpty();
        assertThat(scan("other", ReturnJourney.RMA).get("items")).isEmpty();
        answer(422, ApiRoute.FIND_ARRIVAL, ApiCall.to(ApiRoute.FIND_ARRIVAL).as(Role.WAREHOUSE));
    }

    static Stream<Arguments> wrongScans() {
        return Stream.of(
                Arguments.of("REQUIRED", List.of()),
                Arguments.of("REQUIRED", List.of("")),
                Arguments.of("REQUIRED", List.of(" ")),
                Arguments.of("TOO_LONG", List.of("x".repeat(201))),
                Arguments.of("TOO_MANY", List.of("R7F3K9X2M42", "R7F3K9X2M42")),
                Arguments.of("INVALID_CHARACTERS", List.of("R7F3K9X2M42\u0000")),
                Arguments.of("INVALID_CHARACTERS", List.of("R7F3K9X2M42\u202E")));
    }

    @ParameterizedTest
    @MethodSource("wrongScans")
    void a_scan_that_says_nothing_clear_has_one_error(String code, List<String> scans) {
        ApiCall call = ApiCall.to(ApiRoute.FIND_ARRIVAL).as(Role.WAREHOUSE);
        JsonNode json = answer(422, ApiRoute.FIND_ARRIVAL, call.query("scan", scans.toArray(String[]::new)));
        assertThat(codes(json)).containsExactly("/scan " + code);
    }

    @Test
    void a_scan_may_be_as_long_as_it_is_documented() {
        assertThat(scan("demo", "x".repeat(200)).get("items")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void only_the_warehouse_and_admins_come_in(Role role) {
        boolean allowed = role == Role.WAREHOUSE || role == Role.ADMIN;
        int inspected = router.apply(ApiCall.to(ApiRoute.POST_INSPECTION)
                        .as(role)
                        .body(WHOLE)
                        .event())
                .getStatusCode();
        int scanned = router.apply(ApiCall.to(ApiRoute.FIND_ARRIVAL)
                        .as(role)
                        .query("scan", "x")
                        .event())
                .getStatusCode();
        assertThat(inspected).isEqualTo(allowed ? 201 : 403);
        assertThat(scanned).isEqualTo(allowed ? 200 : 403);
    }

    @Test
    void an_arrival_that_was_expected_is_the_one_that_is_filled() {
        new OpenArrival(store, new Commits(store, new Random(7), pause -> {}, clock), clock)
                .on(journey.key(), journey.last(ReturnEvent.LabelIssued.class).id(), 1);
        assertThat(inspect(201, WHOLE).get("number").intValue()).isEqualTo(1);
        assertThat(store.inspections(journey.key()))
                .singleElement()
                .returns(InspectionStatus.DISPOSED, Inspection::status);
    }
}
