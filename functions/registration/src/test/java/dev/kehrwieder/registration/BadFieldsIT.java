package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers, amounts, currencies and texts in the fields of the samples: each wrong one has one error, and nothing changes. */
@ExtendWith(RegistrationApi.Extension.class)
final class BadFieldsIT {
    private static final Set<String> SPELLED = Set.of(
            "placedAt",
            "currency",
            "locale",
            "market",
            "country",
            "region",
            "unitPrice",
            "discount",
            "amount",
            "standardAmount",
            "taxRate",
            "seasonEndsAt",
            "deliveredAt",
            "informedOfWithdrawalAt");
    private static final Set<String> AMOUNTS = Set.of("unitPrice", "discount", "amount", "standardAmount");

    private final RegistrationApi api;
    private final String before;

    BadFieldsIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
        api.putOrder("1001").is(201);
        this.before = stored();
    }

    private String stored() {
        return api.call(ApiRoute.GET_ORDER, Role.ADMIN, "1001").is(200).body()
                + api.call(ApiRoute.LIST_RETURNS, Role.ADMIN).is(200).body()
                + api.call(ApiRoute.GET_POLICY, Role.ADMIN).is(200).body();
    }

    /** The sample with every field that an order may have. */
    private static ObjectNode order() {
        ObjectNode order = RegistrationApi.sample("registration/put-order.json")
                .put("informedOfWithdrawalAt", "2026-11-02T10:15:00+01:00");
        order.withObject("shippingAddress").put("region", "DE-HH");
        ObjectNode line = (ObjectNode) order.at("/lines/0");
        line.put("discount", "1.00")
                .put("supplier", "Schuhfabrik")
                .put("imageUrl", "https://shop.example/shoe.jpg")
                .put("seasonEndsAt", "2026-12-31T00:00:00+01:00");
        line.putArray("serialNumbers").add("S1");
        line.putArray("flags").add("BULKY");
        return order;
    }

    private static ObjectNode wanted() {
        ObjectNode wanted = RegistrationApi.sample("registration/register-return.json");
        ObjectNode item = (ObjectNode) wanted.at("/items/0");
        item.put("orderNumber", "1001").put("resolution", "EXCHANGE_VARIANT");
        item.putArray("photos").add("upload-1");
        item.putObject("exchangeFor")
                .put("sku", "S")
                .put("title", "T")
                .put("unitPrice", "1.00")
                .put("taxRate", "0.19");
        return wanted;
    }

    private static List<String> pointers(JsonNode node, Predicate<JsonNode> wanted) {
        List<String> found = new ArrayList<>();
        collect(node, "", wanted, found);
        return found;
    }

    private static void collect(JsonNode node, String at, Predicate<JsonNode> wanted, List<String> found) {
        if (wanted.test(node)) {
            found.add(at);
        }
        node.properties().forEach(field -> collect(field.getValue(), at + "/" + field.getKey(), wanted, found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, wanted, found);
        }
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static void set(JsonNode root, String pointer, JsonNode value) {
        JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name(pointer)), value);
        } else {
            ((ObjectNode) parent).set(name(pointer), value);
        }
    }

    /** Sends the body with the JSON, letter by letter, at the pointer, and is refused there. @return with which code */
    private String refused(ApiRoute route, JsonNode body, String pointer, String json) {
        set(body, pointer, Json.string("HERE"));
        Reply reply = api.call(
                route,
                ApiCall.to(route, "1001").as(Role.ADMIN).body(Json.write(body).replace("\"HERE\"", json)));
        assertThat(reply.status()).as(pointer + ": " + reply.body()).isEqualTo(422);
        assertThat(reply.text("/code")).isEqualTo("VALIDATION_FAILED");
        assertThat(reply.json().get("errors"))
                .as(pointer)
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly(pointer);
        return reply.text("/errors/0/code");
    }

    private void refused(ApiRoute route, JsonNode body, String pointer, String json, String code) {
        assertThat(refused(route, body, pointer, json)).as(pointer).isEqualTo(code);
    }

    private void refusedInOrder(String pointer, String json, String code) {
        refused(ApiRoute.PUT_ORDER, order(), pointer, json, code);
    }

    @AfterEach
    void nothing_has_changed() {
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void the_samples_with_every_field_are_taken() {
        api.putOrder("1002", order()).is(201);
        api.send(ApiRoute.QUOTE_RETURN, Role.SUPPORT, wanted()).is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OUT_OF_RANGE",
        "-1, OUT_OF_RANGE",
        "-0, OUT_OF_RANGE",
        "1.5, WRONG_TYPE",
        "0.0, OUT_OF_RANGE",
        "1e30, OUT_OF_RANGE",
        "'\"1\"', WRONG_TYPE",
        "true, WRONG_TYPE",
        "[1], WRONG_TYPE",
        "{}, WRONG_TYPE",
        "null, REQUIRED",
        "10001, OUT_OF_RANGE",
        "2147483648, OUT_OF_RANGE",
        "9223372036854775807, OUT_OF_RANGE",
        "9223372036854775808, OUT_OF_RANGE",
        "1000000000000000000000000000000, OUT_OF_RANGE",
        "-1000000000000000000000000000000, OUT_OF_RANGE"
    })
    void a_quantity_is_a_whole_number_of_units(String json, String code) {
        refusedInOrder("/lines/0/quantity", json, code);
        refusedInOrder("/deliveries/0/lines/0/quantity", json, code);
        if (!json.equals("10001")) {
            for (ApiRoute route : List.of(ApiRoute.REGISTER_RETURN, ApiRoute.QUOTE_RETURN)) {
                refused(route, wanted(), "/items/0/quantity", json, code);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1e0"})
    void a_quantity_may_be_spelled_as_any_whole_number_of_json(String json) {
        ObjectNode order = order();
        set(order, "/deliveries/0/lines/0/quantity", Json.parse(json));
        api.putOrder("1003", order).is(201);
    }

    @ParameterizedTest
    @CsvSource({"10001", "2147483647"})
    void more_units_than_any_order_has_are_more_than_are_left(int quantity) {
        ObjectNode wanted = RegistrationApi.sample("registration/register-return.json");
        set(wanted, "/items/0/quantity", Json.parse(Integer.toString(quantity)));
        api.register(wanted).is(422, "QUANTITY_EXCEEDED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "1e3"                    | INVALID_FORMAT
                    "NaN"                    | INVALID_FORMAT
                    "Infinity"               | INVALID_FORMAT
                    "+1.00"                  | INVALID_FORMAT
                    "-1.00"                  | INVALID_FORMAT
                    "-0.00"                  | INVALID_FORMAT
                    "1,00"                   | INVALID_FORMAT
                    " 1.00"                  | INVALID_FORMAT
                    "1.00 "                  | INVALID_FORMAT
                    "01.00"                  | INVALID_FORMAT
                    "1."                     | INVALID_FORMAT
                    ".50"                    | INVALID_FORMAT
                    "0x1.00"                 | INVALID_FORMAT
                    "1_000.00"               | INVALID_FORMAT
                    "1.000,00"               | INVALID_FORMAT
                    "١.٠٠"                   | INVALID_FORMAT
                    "１.００"                 | INVALID_FORMAT
                    "1.00 EUR"               | INVALID_FORMAT
                    ""                       | INVALID_FORMAT
                    "1000000000000000000.00" | INVALID_FORMAT
                    1.00                     | WRONG_TYPE
                    1                        | WRONG_TYPE
                    true                     | WRONG_TYPE
                    {"amount":"1.00"}        | WRONG_TYPE
                    "1.000"                  | TOO_MANY_DIGITS
                    "1.005"                  | TOO_MANY_DIGITS
                    "1.0"                    | TOO_FEW_DIGITS
                    "1"                      | TOO_FEW_DIGITS
                    "1000000000.01"          | OUT_OF_RANGE
                    "999999999999999999.00"  | OUT_OF_RANGE
                    """)
    void an_amount_is_a_decimal_text_with_the_digits_of_its_currency(String json, String code) {
        for (String pointer : pointers(order(), JsonNode::isString)) {
            if (AMOUNTS.contains(name(pointer))) {
                refusedInOrder(pointer, json, code);
            }
        }
        refused(ApiRoute.REGISTER_RETURN, wanted(), "/items/0/exchangeFor/unitPrice", json, code);
    }

    @Test
    void the_fields_above_are_all_amounts_of_an_order() {
        assertThat(pointers(order(), JsonNode::isString))
                .filteredOn(pointer -> AMOUNTS.contains(name(pointer)))
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 1.00, TOO_MANY_DIGITS",
        "JPY, 1.0, TOO_MANY_DIGITS",
        "KWD, 1.00, TOO_FEW_DIGITS",
        "KWD, 1, TOO_FEW_DIGITS",
        "KWD, 1.0000, TOO_MANY_DIGITS",
        "CLF, 1.00, TOO_FEW_DIGITS"
    })
    void each_currency_has_its_own_digits(String currency, String price, String code) {
        ObjectNode order = RegistrationApi.sample("registration/put-order.json").put("currency", currency);
        order.remove(List.of("discounts", "shipping", "payments"));
        refused(ApiRoute.PUT_ORDER, order, "/lines/0/unitPrice", '"' + price + '"', code);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"eur\"', INVALID_FORMAT",
        "'\"EURO\"', INVALID_FORMAT",
        "'\"€\"', INVALID_FORMAT",
        "'\"ＥＵＲ\"', INVALID_FORMAT",
        "'\"\"', INVALID_FORMAT",
        "978, WRONG_TYPE",
        "null, REQUIRED",
        "'\"XXX\"', UNKNOWN_CURRENCY",
        "'\"XAU\"', UNKNOWN_CURRENCY",
        "'\"XTS\"', UNKNOWN_CURRENCY",
        "'\"ZZZ\"', UNKNOWN_CURRENCY"
    })
    void a_currency_is_one_that_has_coins(String json, String code) {
        refusedInOrder("/currency", json, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\r\\n", "\\n", "\\r", "\\t", "\\u0000", "\\u001b", "\\u007f", "\\u0085", "\\u2028", "\\u202e",
                "\\u2066", "\\ud800"
            })
    void no_text_of_an_order_breaks_its_line_or_turns_it(String character) {
        List<String> texts = pointers(order(), JsonNode::isString);
        assertThat(texts).hasSizeGreaterThan(30);
        for (String pointer : texts) {
            String text = order().at(pointer).stringValue();
            String broken = "\"" + text.substring(0, 1) + character + text.substring(1) + "\"";
            refusedInOrder(pointer, broken, codeOfBroken(pointer));
        }
    }

    private static String codeOfBroken(String pointer) {
        if (pointer.contains("/flags/")) {
            return "NOT_ALLOWED";
        }
        return SPELLED.contains(name(pointer)) ? "INVALID_FORMAT" : "INVALID_CHARACTERS";
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\u2028", "\\ud800"})
    void no_text_of_a_return_or_a_policy_has_control_characters(String character) {
        for (ApiRoute route : List.of(ApiRoute.REGISTER_RETURN, ApiRoute.QUOTE_RETURN, ApiRoute.PUT_POLICY)) {
            for (String pointer : pointers(sample(route), JsonNode::isString)) {
                assertThat(refused(route, sample(route), pointer, "\"x" + character + "\""))
                        .isIn("INVALID_CHARACTERS", "INVALID_FORMAT", "NOT_ALLOWED");
            }
        }
    }

    private static JsonNode sample(ApiRoute route) {
        return route == ApiRoute.PUT_POLICY ? RegistrationApi.sample("registration/put-policy.json") : wanted();
    }
}
