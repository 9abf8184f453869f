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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RegistrationApi.Extension.class)
final class ReturnsIT {
    private final RegistrationApi api;

    ReturnsIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
    }

    private static ObjectNode wanted() {
        return RegistrationApi.sample("registration/register-return.json");
    }

    private static ObjectNode item(ObjectNode wanted) {
        return (ObjectNode) wanted.at("/items/0");
    }

    private Reply keyed(String key, JsonNode body) {
        return api.call(
                ApiRoute.REGISTER_RETURN,
                ApiCall.to(ApiRoute.REGISTER_RETURN)
                        .as(Role.STOREFRONT)
                        .header("Idempotency-Key", key)
                        .body(Json.write(body)));
    }

    private int reserved() {
        return api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1001")
                .json()
                .at("/lines/0/reservedQuantity")
                .intValue();
    }

    @Test
    void a_quote_says_what_a_return_would_pay_and_changes_nothing() {
        api.putOrder("1001").is(201);
        Reply quote = api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, wanted()).is(200);
        assertThat(quote.json().get("needsDecision").booleanValue()).isFalse();
        assertThat(quote.text("/settlement/netRefund")).isEqualTo("30.00");
        assertThat(quote.json().at("/settlement/estimate").booleanValue()).isTrue();
        assertThat(reserved()).isZero();
        Reply registered = api.register("1001").is(201);
        assertThat(registered.json().get("settlement")).isEqualTo(quote.json().get("settlement"));
    }

    @Test
    void goods_of_little_worth_stay_with_the_shopper_and_quote_return_and_timeline_say_so() {
        ObjectNode policy =
                RegistrationApi.sample("registration/put-policy.json").put("keepItemBelow", "30.01");
        policy.putArray("rules");
        api.putPolicy(policy);
        api.putOrder("1001").is(201);
        Reply quote = api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, wanted()).is(200);
        assertThat(quote.json().get("items"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"itemId":"1","orderNumber":"1001","lineId":"1","quantity":1,"kept":true}]"""));

        Reply registered = api.register("1001").is(201);

        assertThat(registered.text("/status")).isEqualTo("APPROVED");
        assertThat(registered.text("/method")).isEqualTo("KEEP_ITEM");
        assertThat(registered.json().get("parcels")).isEmpty();
        assertThat(registered.json().at("/deadlines/shipBy").isNull()).isTrue();
        assertThat(registered.text("/items/0/goods")).isEqualTo("KEPT");
        assertThat(registered.text("/items/0/decision")).isEqualTo("ACCEPTED");
        assertThat(registered.json().at("/items/0/accepted").intValue()).isEqualTo(1);
        assertThat(registered.json().at("/items/0/received").intValue()).isZero();
        assertThat(registered.text("/settlement/notes/0")).isEqualTo("KEPT");
        assertThat(registered.json().get("settlement")).isEqualTo(quote.json().get("settlement"));
        String rma = registered.text("/rma");
        assertThat(api.call(ApiRoute.GET_RETURN, Role.WAREHOUSE, rma).json()).isEqualTo(registered.json());
        JsonNode events = api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma)
                .is(200)
                .json()
                .get("events");
        assertThat(events)
                .extracting(event -> event.get("type").stringValue())
                .containsExactly("ReturnRequested", "ReturnApproved", "ItemsKept");
        assertThat(events.at("/2/data")).isEqualTo(Json.parse("{\"items\":[{\"itemId\":\"1\",\"quantity\":1}]}"));
    }

    @Test
    void what_is_worth_as_much_as_the_policy_says_comes_back() {
        ObjectNode policy =
                RegistrationApi.sample("registration/put-policy.json").put("keepItemBelow", "30.00");
        policy.putArray("rules");
        api.putPolicy(policy);
        api.putOrder("1001").is(201);

        Reply quote = api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, wanted()).is(200);

        assertThat(quote.json().at("/items/0/kept").booleanValue()).isFalse();
        assertThat(api.register("1001").is(201).json().get("parcels")).hasSize(1);
    }

    @Test
    void keeping_cannot_be_asked_for() {
        api.putOrder("1001").is(201);
        Reply refused = api.register(wanted().put("method", "KEEP_ITEM")).is(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/method");
        assertThat(refused.text("/errors/0/code")).isEqualTo("METHOD_NOT_OFFERED");
    }

    @Test
    void a_registered_return_says_where_it_is_and_is_there() {
        api.putOrder("1001").is(201);
        Reply registered = api.register("1001").is(201);
        String rma = registered.text("/rma");
        assertThat(registered.headers()).containsEntry("Location", "http://localhost:8080/v1/returns/" + rma);
        assertThat(registered.text("/status")).isEqualTo("APPROVED");
        Reply read = api.call(ApiRoute.GET_RETURN, Role.WAREHOUSE, rma).is(200);
        assertThat(read.json()).isEqualTo(registered.json());
        assertThat(reserved()).isEqualTo(1);
    }

    @Test
    void the_timeline_tells_what_happened_and_who_did_it_and_no_persons_words() {
        String rma = api.registered();
        Reply timeline = api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma).is(200);
        assertThat(timeline.json().get("events"))
                .extracting(event -> event.get("type").stringValue())
                .containsExactly("ReturnRequested", "ReturnApproved");
        assertThat(timeline.text("/events/0/by")).isEqualTo("STOREFRONT:k1");
        assertThat(timeline.text("/events/0/at")).startsWith("2026-11-10T09:00:");
        assertThat(timeline.json().at("/events/0/data/items/0/reason").stringValue())
                .isEqualTo("TOO_SMALL");
        assertThat(timeline.body()).doesNotContain("zu eng", "ada@example.org", "Beispiel");
    }

    @Test
    void the_settlement_adds_up() {
        String rma = api.registered();
        JsonNode settlement =
                api.call(ApiRoute.GET_SETTLEMENT, Role.FINANCE, rma).is(200).json();
        assertThat(settlement.get("netRefund").stringValue()).isEqualTo("30.00");
        assertThat(settlement.get("refunds")).isEmpty();
    }

    @Test
    void the_same_call_with_a_key_registers_once() {
        api.putOrder("1001").is(201);
        Reply first = keyed("checkout-1", wanted()).is(201);
        Reply second = keyed("checkout-1", wanted()).is(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers())
                .containsEntry("Idempotency-Replayed", "true")
                .containsEntry("Location", first.headers().get("Location"));
        assertThat(reserved()).isEqualTo(1);
        ObjectNode other = wanted();
        item(other).put("quantity", 2);
        keyed("checkout-1", other).is(422, "IDEMPOTENCY_KEY_REUSED");
        keyed("checkout-2", wanted()).is(201);
        assertThat(reserved()).isEqualTo(2);
    }

    @Test
    void a_key_is_no_way_around_a_refusal() {
        api.putOrder("1001").is(201);
        ObjectNode tooMany = wanted();
        item(tooMany).put("quantity", 4);
        keyed("k", tooMany).is(422, "QUANTITY_EXCEEDED");
        keyed("k", wanted()).is(201);
    }

    @Test
    void twelve_twins_with_one_key_make_one_return_and_get_one_answer() throws Exception {
        api.putOrder("1001").is(201);
        List<Reply> replies = AtOnce.run(12, i -> keyed("twins", wanted()));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .isNotEmpty()
                .extracting(Reply::body)
                .containsOnly(replies.stream()
                        .filter(reply -> reply.status() == 201)
                        .findFirst()
                        .orElseThrow()
                        .body());
        assertThat(replies).extracting(Reply::status).isSubsetOf(List.of(201, 409));
        assertThat(reserved()).isEqualTo(1);
    }

    @Test
    void twelve_callers_of_the_last_unit_get_it_once() throws Exception {
        api.putOrder("1001").is(201);
        ObjectNode two = wanted();
        item(two).put("quantity", 2);
        api.register(two).is(201);
        List<Reply> replies = AtOnce.run(12, i -> api.register("1001"));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).isSubsetOf(List.of(201, 409, 422));
        assertThat(reserved()).isEqualTo(3);
    }

    @Test
    void an_unknown_order_is_not_found() {
        api.register("4711").is(404, "NOT_FOUND");
        api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, wanted().put("orderNumber", "4711"))
                .is(404, "NOT_FOUND");
    }

    @Test
    void another_shops_return_is_not_found_by_any_call() {
        String rma = api.registered();
        for (ApiRoute route : List.of(
                ApiRoute.GET_RETURN,
                ApiRoute.GET_TIMELINE,
                ApiRoute.GET_SETTLEMENT,
                ApiRoute.APPROVE_RETURN,
                ApiRoute.DECLINE_RETURN,
                ApiRoute.CANCEL_RETURN,
                ApiRoute.REOPEN_RETURN)) {
            api.call(route, ApiCall.to(route, rma).as("other", "ADMIN")).is(404, "NOT_FOUND");
        }
        assertThat(api.call(ApiRoute.GET_RETURN, Role.SUPPORT, rma).text("/status"))
                .isEqualTo("APPROVED");
    }

    @Test
    void a_wrong_item_beside_a_good_one_registers_nothing() {
        api.putOrder("1001").is(201);
        ObjectNode wanted = wanted();
        wanted.withArray("items")
                .addObject()
                .put("lineId", "9")
                .put("quantity", 1)
                .put("reason", "TOO_SMALL");
        Reply reply = api.register(wanted).is(422, "VALIDATION_FAILED");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo("/items/1/lineId");
        assertThat(reply.text("/errors/0/code")).isEqualTo("UNKNOWN_LINE");
        assertThat(reserved()).isZero();
        assertThat(api.call(ApiRoute.LIST_RETURNS, Role.SUPPORT).json().get("items"))
                .isEmpty();
    }

    @Test
    void units_of_one_line_are_summed() {
        api.putOrder("1001").is(201);
        ObjectNode wanted = wanted();
        item(wanted).put("quantity", 2);
        wanted.withArray("items")
                .addObject()
                .put("lineId", "1")
                .put("quantity", 2)
                .put("reason", "DEFECTIVE");
        assertThat(api.register(wanted).is(422, "QUANTITY_EXCEEDED").text("/errors/0/pointer"))
                .isEqualTo("/items/1/quantity");
    }

    @Test
    void every_kind_of_refusal_has_the_code_of_the_contract() {
        api.putOrder("1001").is(201);
        ObjectNode dollars =
                RegistrationApi.sample("registration/put-order.json").put("currency", "USD");
        api.putOrder("1002", dollars).is(201);
        ObjectNode mixed = wanted();
        mixed.withArray("items")
                .addObject()
                .put("orderNumber", "1002")
                .put("lineId", "1")
                .put("quantity", 1)
                .put("reason", "TOO_SMALL");
        api.register(mixed).is(422, "MIXED_CURRENCY");
        api.time().set("2026-11-20T00:00:01+01:00");
        api.register(wanted().put("statutoryWithdrawal", true)).is(422, "WITHDRAWAL_PERIOD_ENDED");
        api.time().set("2027-02-01T00:00:01+01:00");
        assertThat(api.register(wanted()).is(422, "NOT_RETURNABLE").text("/errors/0/detail"))
                .contains("RETURN_WINDOW_EXPIRED");
    }

    @Test
    void the_last_day_of_the_window_is_in_it() {
        api.putOrder("1001").is(201);
        api.time().set("2027-01-31T23:59:00+01:00");
        api.register("1001").is(201);
    }

    @Test
    void several_orders_of_one_customer_fit_into_one_box() {
        api.putOrder("1001").is(201);
        api.putOrder("1002").is(201);
        ObjectNode wanted = wanted();
        wanted.withArray("items")
                .addObject()
                .put("orderNumber", "1002")
                .put("lineId", "1")
                .put("quantity", 2)
                .put("reason", "DEFECTIVE");
        Reply registered = api.register(wanted).is(201);
        assertThat(registered.json().get("orderNumbers"))
                .extracting(JsonNode::stringValue)
                .containsExactly("1001", "1002");
        assertThat(registered.json().at("/items/1/orderNumber").stringValue()).isEqualTo("1002");
        ObjectNode stranger = RegistrationApi.sample("registration/put-order.json");
        stranger.withObject("customer").put("email", "grace@example.org");
        api.putOrder("1003", stranger).is(201);
        ObjectNode foreign = wanted();
        foreign.withArray("items")
                .addObject()
                .put("orderNumber", "1003")
                .put("lineId", "1")
                .put("quantity", 1)
                .put("reason", "DEFECTIVE");
        assertThat(api.register(foreign).is(422, "VALIDATION_FAILED").text("/errors/0/code"))
                .isEqualTo("UNKNOWN_ORDER");
    }

    @Test
    void a_withdrawal_needs_no_reason_and_has_a_day_on_which_the_money_is_due() {
        api.putOrder("1001").is(201);
        ObjectNode withdrawal = wanted().put("statutoryWithdrawal", true);
        item(withdrawal).remove("reason");
        Reply registered = api.register(withdrawal).is(201);
        assertThat(registered.text("/deadlines/refundDueAt")).isEqualTo("2026-11-24T22:59:59Z");
        assertThat(registered.text("/deadlines/withdrawalEndsAt")).isEqualTo("2026-11-19T23:00:00Z");
        ObjectNode voluntary = wanted();
        item(voluntary).remove("reason");
        assertThat(api.register(voluntary).is(422).text("/errors/0/code")).isEqualTo("REQUIRED");
    }

    @Test
    void an_exchange_says_what_for_in_the_orders_currency() {
        api.putOrder("1001").is(201);
        ObjectNode wanted = wanted();
        item(wanted).put("resolution", "EXCHANGE_VARIANT");
        assertThat(api.register(wanted).is(422).text("/errors/0/pointer")).isEqualTo("/items/0/exchangeFor");
        ObjectNode wish = item(wanted).putObject("exchangeFor");
        wish.put("sku", "SHOE-43")
                .put("title", "Laufschuh, Größe 43")
                .put("unitPrice", "33.333")
                .put("taxRate", "0.19");
        assertThat(api.register(wanted).is(422).text("/errors/0/pointer")).isEqualTo("/items/0/exchangeFor/unitPrice");
        wish.put("unitPrice", "33.33");
        Reply registered = api.register(wanted).is(201);
        assertThat(registered.text("/settlement/exchangeTotal")).isEqualTo("33.33");
        assertThat(registered.text("/settlement/amountDue")).isEqualTo("3.33");
        assertThat(registered.text("/settlement/netRefund")).isEqualTo("0.00");
    }

    @Test
    void fields_that_nobody_can_read_are_refused_before_anything_else() {
        api.putOrder("1001").is(201);
        ObjectNode wanted = wanted().put("methode", "BY_MAIL_QR").put("parcels", 0);
        item(wanted).put("comment", "x".repeat(501)).put("resolution", "CASH");
        assertThat(api.register(wanted).is(422, "VALIDATION_FAILED").json().get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactlyInAnyOrder("/methode", "/parcels", "/items/0/comment", "/items/0/resolution");
    }

    @Test
    void a_body_that_is_no_json_is_malformed() {
        Reply reply = api.call(
                ApiRoute.REGISTER_RETURN,
                ApiCall.to(ApiRoute.REGISTER_RETURN).as(Role.STOREFRONT).body("{\"orderNumber\":"));
        reply.is(400, "MALFORMED");
    }
}
