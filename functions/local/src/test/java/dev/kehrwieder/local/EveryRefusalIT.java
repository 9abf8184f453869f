package dev.kehrwieder.local;

import static dev.kehrwieder.local.RefusedCalls.item;
import static dev.kehrwieder.local.RefusedCalls.payments;
import static dev.kehrwieder.local.RefusedCalls.policy;
import static dev.kehrwieder.local.RefusedCalls.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every code of the contract (DESIGN 6), provoked by a call to the whole machine. */
class EveryRefusalIT {
    /** What no call can provoke at will, and where it is tested instead. */
    private static final Map<String, String> NOT_BY_A_CALL = Map.of(
            "METHOD_NOT_ALLOWED", "the gateway answers 404 to a method that no route has: ApiRouterTest",
            "CONFLICT", "it takes five races lost in a row: ApiRouterTest, OrdersIT, PolicyIT",
            "INTERNAL_ERROR", "a fault of ours: ApiRouterTest",
            "UNAVAILABLE", "the table is away or asks to slow down: ApiRouterTest, TableTest",
            "INVALID", "a constructor that refuses what its reader let pass, a fault of ours: RequestBodyTest");

    private static final String PHOTO =
            """
            {"code": "SCRATCHED", "parent": "QUALITY", "fault": "MERCHANT", "photos": 1, "label": {"en": "Scratched"}},
            {"code": "SOLE_CAME_OFF", "parent": "DEFECT", "fault": "SUPPLIER", "categories": ["BOOTS"]}""";

    @TempDir
    static Path folder;

    private static DemoMachine machine;
    private static RefusedCalls calls;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
        calls = new RefusedCalls(machine);
        assertThat(machine.put("local-admin", "/v1/policy", policy("\"reasons\": [" + PHOTO + "]"))
                        .status())
                .isEqualTo(200);
        machine.putOrder("DELIVERED");
        put("DOLLARS", calls.order("DOLLARS", 3).replace("\"EUR\"", "\"USD\""));
        put("STRANGER", calls.order("STRANGER", 3).replace("ada@example.org", "grace@example.org"));
        put("BUSINESS", calls.order("BUSINESS", 3).replace("\"consumer\": true", "\"consumer\": false"));
        put("LONG-AGO", calls.order("LONG-AGO", 60));
        put("DEAR", calls.order("DEAR", 60).replace("\"33.33\"", "\"133.33\"").replace("\"94.94\"", "\"394.94\""));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    private static void put(String number, String order) {
        assertThat(calls.putOrder(number, order).status()).as(number).isEqualTo(201);
    }

    /** A call, and how it is refused. @param errors each a pointer and a code */
    private record Row(String call, int status, String code, List<String> errors, Supplier<DemoMachine.Reply> run) {
        @Override
        public String toString() {
            return code + " " + errors + ": " + call;
        }
    }

    private static Row row(String call, int status, String code, Supplier<DemoMachine.Reply> run) {
        return new Row(call, status, code, List.of(), run);
    }

    private static Row fields(String call, String errors, Supplier<DemoMachine.Reply> run) {
        return of("VALIDATION_FAILED", call, errors, run);
    }

    /** What has a code of the whole, too. */
    private static Row of(String code, String call, String errors, Supplier<DemoMachine.Reply> run) {
        return new Row(call, 422, code, List.of(errors.split(", ")), run);
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("a call without a key", 401, "UNAUTHORIZED", () -> machine.get("", "/v1/policy")),
                row("a key that nobody gave", 401, "UNAUTHORIZED", () -> machine.get("guessed", "/v1/policy")),
                row(
                        "a scan that nobody signed",
                        401,
                        "UNAUTHORIZED",
                        () -> machine.post("", "/v1/carriers/local/events", "{}")),
                row(
                        "a payment event that nobody signed",
                        401,
                        "UNAUTHORIZED",
                        () -> machine.post("", "/v1/payments/local/events", "{}")),
                row(
                        "the warehouse puts an order",
                        403,
                        "FORBIDDEN",
                        () -> machine.put("local-warehouse", "/v1/orders/WRONG", calls.order("WRONG", 3))),
                row(
                        "a storefront sets the policy aside",
                        403,
                        "FORBIDDEN",
                        () -> calls.refused("LONG-AGO", "\"override\": {},", item(1, ""))),
                row(
                        "an order that is not there",
                        404,
                        "NOT_FOUND",
                        () -> machine.get("local-support", "/v1/orders/WRONG")),
                row("a route that is not there", 404, "NOT_FOUND", () -> machine.get("local-support", "/v1/wishes")),
                row("half a body", 400, "MALFORMED", () -> calls.putOrder("WRONG", "{\"placedAt\":")),
                row(
                        "a body of a byte too many",
                        413,
                        "PAYLOAD_TOO_LARGE",
                        () -> calls.putOrder("WRONG", "{" + " ".repeat(1024 * 1024))),
                row("the eleventh withdrawal of an hour", 429, "RATE_LIMITED", () -> calls.eleventhWithdrawal()),
                row("a decline of what is approved", 409, "INVALID_STATE", () -> calls.declinedTooLate()),
                row("the label of an own shipment", 409, "LABEL_NOT_READY", () -> calls.labelOfAnOwnShipment()),
                row("an inspection of what is inspected", 409, "ALREADY_INSPECTED", () -> calls.inspectedTwice()),
                row("more credit than there is", 409, "INSUFFICIENT_CREDIT", () -> calls.moreCreditThanThereIs()),
                row("a key with two bodies", 422, "IDEMPOTENCY_KEY_REUSED", () -> calls.keyWithTwoBodies()),
                of(
                        "QUANTITY_EXCEEDED",
                        "more than was bought",
                        "/items/0/quantity QUANTITY_EXCEEDED",
                        () -> calls.refused("DELIVERED", "", item(4, ""))),
                of(
                        "NOT_RETURNABLE",
                        "after the window",
                        "/items/0/quantity NOT_RETURNABLE",
                        () -> calls.refused("LONG-AGO", "", item(1, ""))),
                of(
                        "MIXED_CURRENCY",
                        "euros and dollars",
                        "/items/1/orderNumber MIXED_CURRENCY",
                        () -> calls.refused("DELIVERED", "", item(1, ""), item(1, ", \"orderNumber\": \"DOLLARS\""))),
                of(
                        "WITHDRAWAL_PERIOD_ENDED",
                        "a late withdrawal",
                        "/statutoryWithdrawal WITHDRAWAL_PERIOD_ENDED",
                        () -> calls.refused("LONG-AGO", "\"statutoryWithdrawal\": true,", item(1, ""))),
                fields(
                        "an order without a market",
                        "/market REQUIRED",
                        () -> calls.wrongOrder("\"market\": \"DE\",", "")),
                fields(
                        "a quantity in quotes",
                        "/lines/0/quantity WRONG_TYPE",
                        () -> calls.wrongOrder("\"quantity\": 3,\n", "\"quantity\": \"3\",\n")),
                fields(
                        "a field with a typo",
                        "/informedOfWithdrawl UNKNOWN_FIELD",
                        () -> calls.wrongOrder("\"informedOfWithdrawal\"", "\"informedOfWithdrawl\"")),
                fields(
                        "a country by its name",
                        "/shippingAddress/country INVALID_FORMAT",
                        () -> calls.wrongOrder("\"country\": \"DE\"", "\"country\": \"Germany\"")),
                fields(
                        "a title of two lines",
                        "/lines/0/title INVALID_CHARACTERS",
                        () -> calls.wrongOrder("Laufschuh,", "Laufschuh\\n")),
                fields(
                        "a way that nobody knows",
                        "/method NOT_ALLOWED",
                        () -> calls.refused("DELIVERED", "\"method\": \"BY_DRONE\",", item(1, ""))),
                fields(
                        "no unit at all",
                        "/lines/0/quantity OUT_OF_RANGE",
                        () -> calls.wrongOrder("\"quantity\": 3,\n", "\"quantity\": 0,\n")),
                fields(
                        "discounts beyond the goods",
                        "/discounts OUT_OF_RANGE",
                        () -> calls.wrongOrder("\"10.00\"", "\"100.00\"")),
                fields(
                        "a long name of an article",
                        "/lines/0/sku TOO_LONG",
                        () -> calls.wrongOrder("SHOE-42", "S".repeat(101))),
                fields("a return of nothing", "/items TOO_FEW", () -> calls.refused("DELIVERED", "")),
                fields(
                        "forty-one payments",
                        "/payments TOO_MANY",
                        () -> calls.wrongOrder("\"payments\": [", "\"payments\": [" + payments(40) + ",")),
                fields(
                        "a currency of no country",
                        "/currency UNKNOWN_CURRENCY",
                        () -> calls.wrongOrder("\"EUR\"", "\"EUX\"")),
                fields(
                        "a tenth of a cent",
                        "/lines/0/unitPrice TOO_MANY_DIGITS",
                        () -> calls.wrongOrder("\"33.33\"", "\"33.333\"")),
                fields(
                        "a forgotten digit",
                        "/lines/0/unitPrice TOO_FEW_DIGITS",
                        () -> calls.wrongOrder("\"33.33\"", "\"33.3\"")),
                fields(
                        "a city under the sea",
                        "/timeZone UNKNOWN_ZONE",
                        () -> calls.wrongPolicy("\"timeZone\": \"Europe/Atlantis\"")),
                fields("repairs", "/resolutions UNSUPPORTED", () -> calls.wrongPolicy("\"resolutions\": [\"REPAIR\"]")),
                fields(
                        "two reasons of one name",
                        "/reasons/2/code DUPLICATE, /reasons/3/code DUPLICATE",
                        () -> calls.wrongPolicy("\"reasons\": [" + PHOTO + "," + PHOTO + "]")),
                fields("a parcel of another return", "/trackingNumber DUPLICATE", () -> calls.parcelOfAnother()),
                fields(
                        "a parcel that its carrier does not fetch",
                        " PICKUP_NOT_OFFERED",
                        () -> calls.pickupThatNobodyOffers()),
                fields(
                        "a line that was not bought",
                        "/items/0/lineId UNKNOWN_LINE",
                        () -> calls.refused("DELIVERED", "", item(1, "").replace("\"1\"", "\"9\""))),
                fields(
                        "a delivery of another line",
                        "/deliveries/0/lines/0/lineId UNKNOWN_LINE",
                        () -> calls.wrongOrder(
                                "\"lines\": [ { \"lineId\": \"1\", \"quantity\": 3 } ]",
                                "\"lines\": [ { \"lineId\": \"9\", \"quantity\": 3 } ]")),
                fields(
                        "a stranger's order",
                        "/items/1/orderNumber UNKNOWN_ORDER",
                        () -> calls.refused("DELIVERED", "", item(1, ""), item(1, ", \"orderNumber\": \"STRANGER\""))),
                fields(
                        "a reason of no policy",
                        "/items/0/reason UNKNOWN_REASON",
                        () -> calls.refused("DELIVERED", "", item(1, "").replace("TOO_SMALL", "TOO_BLUE"))),
                fields(
                        "a reason for other goods",
                        "/items/0/reason REASON_NOT_OFFERED",
                        () -> calls.refused("DELIVERED", "", item(1, "").replace("TOO_SMALL", "SOLE_CAME_OFF"))),
                fields(
                        "another reason without words",
                        "/items/0/comment REQUIRED",
                        () -> calls.refused("DELIVERED", "", item(1, "").replace("TOO_SMALL", "OTHER"))),
                fields(
                        "a way that the policy lacks",
                        "/method METHOD_NOT_OFFERED",
                        () -> calls.refused("DELIVERED", "\"method\": \"HOME_PICKUP\",", item(1, ""))),
                fields(
                        "a wish that the policy lacks",
                        "/items/0/resolution RESOLUTION_NOT_OFFERED",
                        () -> calls.refused("DELIVERED", "", item(1, ", \"resolution\": \"REPAIR\""))),
                fields(
                        "a scratch that nobody sees",
                        "/items/0/photos PHOTOS_REQUIRED",
                        () -> calls.refused("DELIVERED", "", item(1, "").replace("TOO_SMALL", "SCRATCHED"))),
                fields(
                        "staff beyond its limit",
                        "/override OVERRIDE_LIMIT",
                        () -> machine.post(
                                "local-support",
                                "/v1/returns",
                                wanted(
                                        "DEAR",
                                        "\"override\": {\"agent\": \"su-7\", \"reason\": \"GOODWILL\"},",
                                        item(1, "")))),
                fields(
                        "money and another article",
                        "/items/0/exchangeFor NOT_AN_EXCHANGE",
                        () -> calls.refused(
                                "DELIVERED",
                                "",
                                item(
                                        1,
                                        ", \"exchangeFor\": {\"sku\": \"S\", \"title\": \"T\", \"unitPrice\": \"1.00\"}"))),
                fields(
                        "a customer listed for no reason",
                        "/why REQUIRED",
                        () -> machine.put(
                                "local-support",
                                "/v1/customers/standing",
                                "{\"email\": \"ada@example.org\", \"standing\": \"BLOCKED\"}")),
                fields(
                        "a business withdraws",
                        "/statutoryWithdrawal NOT_A_CONSUMER",
                        () -> calls.refused("BUSINESS", "\"statutoryWithdrawal\": true,", item(1, ""))),
                fields(
                        "fewer than are asked back",
                        "/lines/0/quantity ALREADY_RETURNED",
                        () -> calls.fewerThanReturned()),
                fields("less than went back", "/payments/0/amount ALREADY_REFUNDED", () -> calls.lessThanRefunded()),
                fields(
                        "an order in other money",
                        "/currency CURRENCY_CHANGED",
                        () -> calls.putOrder(
                                "DELIVERED", calls.order("DELIVERED", 3).replace("\"EUR\"", "\"USD\""))),
                fields(
                        "an item that nobody announced",
                        "/items/0/itemId UNKNOWN_ITEM",
                        () -> calls.wrongInspection("I1", "", "{\"itemId\": \"9\", \"quantity\": 1}")),
                fields(
                        "a parcel that nobody announced",
                        "/parcel UNKNOWN_PARCEL",
                        () -> calls.wrongInspection("I2", "\"parcel\": 9,", "{\"itemId\": \"1\", \"quantity\": 1}")),
                fields(
                        "one line of two items",
                        "/items/0/lineId AMBIGUOUS_LINE",
                        () -> calls.wrongInspection("I3", "", "{\"lineId\": \"1\", \"quantity\": 1}")),
                fields(
                        "an item of another line",
                        "/items/0/lineId CONTRADICTION",
                        () -> calls.wrongInspection(
                                "I4", "", "{\"itemId\": \"1\", \"lineId\": \"2\", \"quantity\": 1}")),
                of(
                        "QUANTITY_EXCEEDED",
                        "more than was announced",
                        "/items/0/quantity QUANTITY_EXCEEDED",
                        () -> calls.wrongInspection("I5", "", "{\"itemId\": \"1\", \"quantity\": 2}")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_call_is_refused_with_the_code_of_the_contract(Row row) {
        DemoMachine.Reply reply = row.run().get();
        assertThat(reply.status()).as(reply.text()).isEqualTo(row.status());
        JsonNode problem = reply.json();
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail", "code", "errors");
        assertThat(problem.get("code").asString()).isEqualTo(row.code());
        assertThat(problem.get("status").asInt()).isEqualTo(row.status());
        assertThat(problem.get("errors"))
                .extracting(error -> error.get("pointer").asString() + " "
                        + error.get("code").asString())
                .containsExactlyElementsOf(row.errors());
        assertThat(reply.text()).doesNotContain("dev.kehrwieder", "Exception", "ada@example.org");
    }

    @Test
    void no_code_of_the_contract_is_missing_from_the_table() {
        JsonNode schemas = machine.get("", "/openapi.json").json().at("/components/schemas");
        Set<String> codes = new TreeSet<>();
        for (String schema : List.of("ProblemCode", "FieldErrorCode")) {
            schemas.at("/" + schema + "/enum").forEach(code -> codes.add(code.asString()));
        }
        Set<String> provoked = new TreeSet<>();
        rows().forEach(row -> {
            provoked.add(row.code());
            row.errors().forEach(error -> provoked.add(error.substring(error.indexOf(' ') + 1)));
        });
        assertThat(codes).hasSizeGreaterThan(50).containsAll(provoked);
        assertThat(provoked).doesNotContainAnyElementsOf(NOT_BY_A_CALL.keySet());
        provoked.addAll(NOT_BY_A_CALL.keySet());
        assertThat(provoked).isEqualTo(codes);
    }
}
