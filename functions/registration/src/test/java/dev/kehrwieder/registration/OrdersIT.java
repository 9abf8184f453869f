package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RegistrationApi.Extension.class)
final class OrdersIT {
    private final RegistrationApi api;

    OrdersIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
    }

    private static ObjectNode order() {
        return RegistrationApi.sample("registration/put-order.json");
    }

    private static ObjectNode line(ObjectNode order) {
        return (ObjectNode) order.at("/lines/0");
    }

    private JsonNode get(String orderNumber) {
        return api.call(ApiRoute.GET_ORDER, Role.SUPPORT, orderNumber).is(200).json();
    }

    private JsonNode returnable(String orderNumber) {
        return api.call(ApiRoute.GET_RETURNABLE, Role.STOREFRONT, orderNumber)
                .is(200)
                .json();
    }

    @Test
    void an_order_is_created_once_and_replaced_from_then_on() {
        Reply created = api.putOrder("1001").is(201);
        Reply replaced = api.putOrder("1001").is(200);
        assertThat(replaced.json()).isEqualTo(created.json()).isEqualTo(get("1001"));
    }

    @Test
    void what_a_carrier_wants_to_know_of_the_goods_is_kept_and_checked() {
        ObjectNode order = order();
        line(order).set("dimensionsMm", Json.parse("{\"length\":350,\"width\":220,\"height\":130}"));
        line(order).put("originCountry", "PT").put("hsCode", "640411");
        api.send(ApiRoute.PUT_ORDER, Role.STOREFRONT, order, "1001").is(201);
        JsonNode told = get("1001").at("/lines/0");
        assertThat(told.get("dimensionsMm")).isEqualTo(line(order).get("dimensionsMm"));
        assertThat(told.get("originCountry").stringValue()).isEqualTo("PT");
        assertThat(told.get("hsCode").stringValue()).isEqualTo("640411");

        line(order).set("dimensionsMm", Json.parse("{\"length\":0,\"width\":220}"));
        line(order).put("originCountry", "Portugal").put("hsCode", "6404");
        assertThat(api.send(ApiRoute.PUT_ORDER, Role.STOREFRONT, order, "1001")
                        .is(422, "VALIDATION_FAILED")
                        .json()
                        .get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactlyInAnyOrder(
                        "/lines/0/dimensionsMm/length",
                        "/lines/0/dimensionsMm/height",
                        "/lines/0/originCountry",
                        "/lines/0/hsCode");
    }

    @Test
    void an_order_is_read_with_what_was_paid_for_each_line_and_what_of_it_is_returned() {
        api.putOrder("1001").is(201);
        assertThat(get("1001"))
                .isEqualTo(
                        Json.parse(
                                """
                {"orderNumber":"1001","policyVersion":1,"placedAt":"2026-11-02T10:15:00+01:00","currency":"EUR","locale":"de-DE",
                 "market":"DE","customer":{"consumer":true,"email":"ada@example.org","name":"Ada Beispiel"},
                 "shippingAddress":{"name":"Ada Beispiel","street":"Kehrwieder","houseNumber":"2","postalCode":"20457",
                   "city":"Hamburg","country":"DE"},
                 "lines":[{"lineId":"1","sku":"SHOE-42","title":"Laufschuh, Größe 42","quantity":3,"unitPrice":"33.33",
                   "discount":"0.00","taxIncluded":true,"taxRate":"0.19","category":"SHOES","weightGrams":900,"flags":[],
                   "serialNumbers":[],"paid":"89.99","tax":"14.37","reservedQuantity":0,"returnedQuantity":0,
                   "rejectedQuantity":0,"refunded":"0.00"}],
                 "discounts":[{"amount":"10.00","label":"WELCOME10"}],
                 "shipping":{"amount":"4.95","standardAmount":"4.95","taxRate":"0.19","refunded":"0.00"},
                 "payments":[{"paymentId":"p1","provider":"local","reference":"pay_123","method":"CARD","amount":"94.94",
                   "reserved":"0.00","refunded":"0.00"}],
                 "deliveries":[{"deliveredAt":"2026-11-05T13:00:00Z","lines":[{"lineId":"1","quantity":3}]}],
                 "informedOfWithdrawal":true,"informedOfReturnCosts":true}
                """));
        api.register("1001").is(201);
        assertThat(get("1001").at("/lines/0/reservedQuantity").intValue()).isEqualTo(1);
    }

    @Test
    void another_shops_order_is_as_unknown_as_one_that_is_not_there() {
        api.putOrder("1001").is(201);
        for (ApiRoute route : List.of(ApiRoute.GET_ORDER, ApiRoute.GET_RETURNABLE)) {
            Reply other = api.call(route, ApiCall.to(route, "1001").as("other", "STOREFRONT"));
            Reply none = api.call(route, Role.STOREFRONT, "4711");
            other.is(404, "NOT_FOUND");
            assertThat(other.body()).isEqualTo(none.is(404).body());
        }
    }

    @ParameterizedTest
    @CsvSource({"A%231,A#1", "Bestellung%20%C3%BC,Bestellung ü", "a%2Fb,a/b", "1001%25,1001%"})
    void an_order_may_be_named_as_the_shop_likes(String inPath, String name) {
        assertThat(api.putOrder(inPath).is(201).text("/orderNumber")).isEqualTo(name);
        assertThat(get(inPath).get("orderNumber").stringValue()).isEqualTo(name);
        api.call(ApiRoute.GET_ORDER, Role.STOREFRONT, "A").is(404);
    }

    @Test
    void a_name_of_more_than_64_characters_is_refused() {
        Reply reply = api.putOrder("x".repeat(65)).is(422, "VALIDATION_FAILED");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/orderNumber");
        api.putOrder("x".repeat(64)).is(201);
    }

    @Test
    void a_later_put_may_add_deliveries_and_payments() {
        ObjectNode undelivered = order();
        undelivered.putArray("deliveries");
        api.putOrder("1001", undelivered).is(201);
        assertThat(returnable("1001").get("withdrawalEndsAt").isNull()).isTrue();
        ObjectNode delivered = order();
        delivered
                .withArray("payments")
                .addObject()
                .put("paymentId", "p2")
                .put("provider", "local")
                .put("reference", "pay_2")
                .put("method", "GIFT_CARD")
                .put("amount", "5.00");
        Reply replaced = api.putOrder("1001", delivered).is(200);
        assertThat(replaced.json().get("payments")).hasSize(2);
        assertThat(returnable("1001").at("/lines/0/returnableQuantity").intValue())
                .isEqualTo(3);
    }

    @Test
    void a_later_put_never_lowers_what_is_returned() {
        api.putOrder("1001").is(201);
        api.register("1001").is(201);
        ObjectNode fewer = order();
        line(fewer).put("lineId", "2");
        fewer.putArray("deliveries");
        Reply reply = api.putOrder("1001", fewer).is(422, "VALIDATION_FAILED");
        assertThat(reply.text("/errors/0/code")).isEqualTo("ALREADY_RETURNED");
        ObjectNode dollars = order().put("currency", "USD");
        assertThat(api.putOrder("1001", dollars).is(422).text("/errors/0/code")).isEqualTo("CURRENCY_CHANGED");
        assertThat(get("1001").get("currency").stringValue()).isEqualTo("EUR");
    }

    @Test
    void an_order_needs_a_policy_to_stand_under() {
        Reply reply = api.call(
                ApiRoute.PUT_ORDER,
                ApiCall.to(ApiRoute.PUT_ORDER, "1001").as("other", "STOREFRONT").body(Json.write(order())));
        reply.is(409, "INVALID_STATE");
    }

    @ParameterizedTest
    @CsvSource({"JPY,1200,1200", "KWD,1.234,1.234", "KWD,1.200,1.200", "EUR,5.00,5.00"})
    void amounts_have_the_digits_of_their_currency(String currency, String price, String told) {
        ObjectNode order = order().put("currency", currency);
        order.remove(List.of("discounts", "shipping", "payments"));
        line(order).put("unitPrice", price).put("quantity", 1);
        order.putArray("deliveries");
        assertThat(api.putOrder("1", order).is(201).text("/lines/0/unitPrice")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /currency            | "EURO"                  | /currency
                    /currency            | "EUX"                   | /currency
                    /currency            | "XAU"                   | /currency
                    /placedAt            | "2026-11-02"            | /placedAt
                    /placedAt            | "2026-11-02T10:15:00"   | /placedAt
                    /placedAt            | "0000-01-01T00:00:00+18:00" | /placedAt
                    /placedAt            | "9999-12-31T23:59:59-18:00" | /placedAt
                    /informedOfWithdrawalAt | "3000-01-01T00:00:00Z" | /informedOfWithdrawalAt
                    /lines/0/seasonEndsAt | "1899-12-31T23:59:59Z" | /lines/0/seasonEndsAt
                    /deliveries/0/deliveredAt | "9999-12-31T23:59:59-18:00" | /deliveries/0/deliveredAt
                    /locale              | "deutsch!"              | /locale
                    /market              | "Germany"               | /market
                    /customer/email      | "ada"                   | /customer/email
                    /customer/email      | "a\\u0000da@example.org" | /customer/email
                    /customer/email      | "ada@exa\\u0000mple.org" | /customer/email
                    /customer/email      | "ada\\u202e@example.org" | /customer/email
                    /customer/email      | "adä@example.org"       | /customer/email
                    /customer/email      | ".ada@example.org"      | /customer/email
                    /customer            | null                    | /customer
                    /lines               | []                      | /lines
                    /lines/0/quantity    | 0                       | /lines/0/quantity
                    /lines/0/quantity    | "3"                     | /lines/0/quantity
                    /lines/0/unitPrice   | 33.33                   | /lines/0/unitPrice
                    /lines/0/unitPrice   | "33.333"                | /lines/0/unitPrice
                    /lines/0/unitPrice   | "-1.00"                 | /lines/0/unitPrice
                    /lines/0/unitPrice   | "1000000000.01"         | /lines/0/unitPrice
                    /lines/0/taxRate     | "1.19"                  | /lines/0/taxRate
                    /lines/0/title       | "  "                    | /lines/0/title
                    /lines/0/flags       | ["FRAGILE"]             | /lines/0/flags/0
                    /lines/0/discount    | "100.00"                | /lines/0/discount
                    /lines/0/colour      | "red"                   | /lines/0/colour
                    /discounts/0/amount  | "99.99999"              | /discounts/0/amount
                    /discounts/0/amount  | "100.00"                | /discounts
                    /payments/0/amount   | "94,94"                 | /payments/0/amount
                    /deliveries/0/lines  | [{"lineId":"7","quantity":1}] | /deliveries/0/lines/0/lineId
                    /deliveries/0/lines  | [{"lineId":"1","quantity":1},{"lineId":"7","quantity":1}] | /deliveries/0/lines/1/lineId
                    /shippingAddress/country | "Deutschland"       | /shippingAddress/country
                    /informedOfWithdrawal | "yes"                  | /informedOfWithdrawal
                    """)
    void what_is_wrong_with_a_field_is_said_of_that_field(String pointer, String value, String refused) {
        ObjectNode order = order();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = order.at(pointer.substring(0, slash));
        ((ObjectNode) parent).set(pointer.substring(slash + 1), Json.parse(value));
        JsonNode json = api.putOrder("1001", order).is(422, "VALIDATION_FAILED").json();
        assertThat(json.get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .first()
                .isEqualTo(refused);
        api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1001").is(404);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        ObjectNode order = order().put("market", "Germany").put("color", "red");
        line(order).put("quantity", 0).remove("sku");
        JsonNode errors = api.putOrder("1001", order).is(422).json().get("errors");
        assertThat(errors)
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactlyInAnyOrder("/market", "/color", "/lines/0/quantity", "/lines/0/sku");
    }

    @Test
    void a_thousand_lines_are_an_order_and_one_more_is_not() {
        ObjectNode order = order();
        order.remove(List.of("discounts", "payments", "deliveries"));
        ArrayNode lines = order.putArray("lines");
        for (int i = 1; i <= 1_000; i++) {
            lines.add(wordyLine(i));
        }
        assertThat(api.putOrder("1001", order).is(201).json().get("lines")).hasSize(1_000);
        lines.add(wordyLine(1_001));
        assertThat(api.putOrder("1002", order).is(422).text("/errors/0/pointer"))
                .isEqualTo("/lines");
    }

    private static ObjectNode wordyLine(int number) {
        ObjectNode line = line(order()).put("lineId", "line-" + number);
        return line.put("title", "Laufschuh mit einem Namen, wie er in einem Shop vorkommt, Größe 42, Farbe " + number)
                .put("imageUrl", "https://shop.example.org/media/catalog/product/cache/0123456789abcdef/" + number)
                .put("supplier", "Schuhfabrik Beispiel");
    }

    @Test
    void what_may_come_back_is_said_with_its_ends_in_the_shops_time() {
        JsonNode policy = RegistrationApi.sample("registration/put-policy.json").without("seasons");
        api.putPolicy(policy);
        api.putOrder("1001").is(201);
        JsonNode json = returnable("1001");
        assertThat(json.get("policyVersion").intValue()).isEqualTo(2);
        assertThat(json.get("withdrawalEndsAt").stringValue()).isEqualTo("2026-11-20T00:00:00+01:00");
        JsonNode line = json.at("/lines/0");
        assertThat(line.get("windowEndsAt").stringValue()).isEqualTo("2026-12-06T00:00:00+01:00");
        assertThat(line.get("returnableQuantity").intValue()).isEqualTo(3);
        assertThat(line.get("nonReturnable")).isEmpty();
        assertThat(line.get("notes")).isEmpty();
        assertThat(line.get("reasons")).extracting(JsonNode::stringValue).contains("TOO_SMALL", "DEFECTIVE");
        assertThat(line.get("methods"))
                .extracting(JsonNode::stringValue)
                .containsExactly("BY_MAIL_QR", "BY_MAIL_LABEL", "OWN_SHIPMENT", "IN_STORE");
        assertThat(line.get("resolutions"))
                .extracting(JsonNode::stringValue)
                .containsExactly("REFUND_ORIGINAL_PAYMENT", "STORE_CREDIT", "EXCHANGE_VARIANT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01T00:00:00.000000001-18:00", "2999-12-31T23:59:59.999999999-18:00"})
    void an_order_at_either_end_of_time_is_told_in_years_of_four_digits(String time) {
        ObjectNode policy = RegistrationApi.sample("registration/put-policy.json");
        policy.withObject("window").put("days", 3_650).put("anchor", "ORDERED");
        policy.withArray("seasons")
                .addObject()
                .put("orderedFrom", "1900-01-01")
                .put("orderedTo", "2999-12-31")
                .put("returnUntil", "2999-12-31");
        api.putPolicy(policy);
        ObjectNode order = order().put("placedAt", time).put("informedOfWithdrawalAt", time);
        line(order).put("seasonEndsAt", time);
        ((ObjectNode) order.at("/deliveries/0")).put("deliveredAt", time);
        api.putOrder("1001", order).is(201);
        String rma = api.register("1001").is(201).text("/rma");
        assertThat(List.of(
                        get("1001").toString(),
                        returnable("1001").toString(),
                        api.call(ApiRoute.GET_RETURN, Role.SUPPORT, rma).body()))
                .allSatisfy(told -> assertThat(told).doesNotContainPattern("\"[+-]?\\d{5,}-|\"-\\d{4}-"));
        assertThat(api.call(
                                ApiRoute.LIST_RETURNS,
                                ApiCall.to(ApiRoute.LIST_RETURNS)
                                        .as(Role.SUPPORT)
                                        .query("from", "1900-01-01")
                                        .query("to", "2999-12-31"))
                        .is(200)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void a_season_lengthens_the_window() {
        api.putOrder("1001").is(201);
        assertThat(returnable("1001").at("/lines/0/windowEndsAt").stringValue()).isEqualTo("2027-02-01T00:00:00+01:00");
    }

    @Test
    void what_is_asked_back_already_cannot_be_asked_back_again() {
        api.putOrder("1001").is(201);
        api.register("1001").is(201);
        JsonNode line = returnable("1001").at("/lines/0");
        assertThat(line.get("returnableQuantity").intValue()).isEqualTo(2);
        assertThat(line.at("/nonReturnable/0/code").stringValue()).isEqualTo("RETURNED");
        assertThat(line.at("/nonReturnable/0/quantity").intValue()).isEqualTo(1);
    }

    @Test
    void what_only_the_right_of_withdrawal_opens_is_returnable_with_a_note_until_that_ends() {
        ObjectNode order = order();
        line(order).putArray("flags").add("FINAL_SALE");
        api.putOrder("1001", order).is(201);
        JsonNode open = returnable("1001").at("/lines/0");
        assertThat(open.get("returnableQuantity").intValue()).isEqualTo(3);
        assertThat(open.get("notes")).extracting(JsonNode::stringValue).containsExactly("WITHDRAWAL_ONLY");
        assertThat(open.get("nonReturnable")).isEmpty();
        api.time().set("2026-11-20T00:00:01+01:00");
        JsonNode over = returnable("1001").at("/lines/0");
        assertThat(over.get("returnableQuantity").intValue()).isZero();
        assertThat(over.get("notes")).isEmpty();
        assertThat(over.at("/nonReturnable/0/code").stringValue()).isEqualTo("FINAL_SALE");
    }

    @Test
    void a_business_has_no_right_of_withdrawal() {
        ObjectNode order = order();
        order.withObject("customer").put("consumer", false);
        api.putOrder("1001", order).is(201);
        assertThat(returnable("1001").get("withdrawalEndsAt").isNull()).isTrue();
    }

    @Test
    void an_order_that_is_put_twice_at_once_is_one_order_or_the_slower_is_asked_to_try_again() throws Exception {
        List<Reply> replies = AtOnce.run(8, i -> api.putOrder("1001"));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).isSubsetOf(List.of(200, 201, 409));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.text("/code")).isEqualTo("CONFLICT"));
    }
}
