package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies inside every limit that the store cannot hold, because nothing in them repeats and packing does not help. */
@ExtendWith(RegistrationApi.Extension.class)
final class TooLargeIT {
    private final RegistrationApi api;
    private final Random random = new Random(7);

    TooLargeIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
    }

    private String noise(int length) {
        return random.ints(length, 0, 64)
                .map("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"::charAt)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static void requireWithinTheLimit(JsonNode body) {
        assertThat(Json.writeBytes(body)).hasSizeLessThan(ApiRouter.MAX_BODY);
    }

    private static void tooLarge(Reply reply, String what) {
        reply.is(413, "PAYLOAD_TOO_LARGE");
        assertThat(reply.text("/detail")).contains("of type " + what + " has");
        assertThat(reply.json().get("errors")).isEmpty();
    }

    @Test
    void an_order_of_a_thousand_lines_with_pictures_of_random_names() {
        api.putOrder("1001").is(201);
        String before = order();
        ObjectNode order = RegistrationApi.sample("registration/put-order.json");
        ArrayNode lines = order.withArray("lines");
        JsonNode line = lines.get(0);
        for (int i = 2; i <= 1_000; i++) {
            lines.add(((ObjectNode) line.deepCopy())
                    .put("lineId", "line-" + i)
                    .put("imageUrl", "https://shop.example/" + noise(700)));
        }
        requireWithinTheLimit(order);
        tooLarge(api.putOrder("1001", order), "ORDER");
        tooLarge(api.putOrder("1002", order), "ORDER");
        assertThat(order()).isEqualTo(before);
        api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1002").is(404);
    }

    private String order() {
        return api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1001").is(200).body();
    }

    @Test
    void a_policy_of_rules_for_categories_of_random_names() {
        String before = api.call(ApiRoute.GET_POLICY, Role.ADMIN).is(200).body();
        ObjectNode policy = RegistrationApi.sample("registration/put-policy.json");
        ArrayNode rules = policy.withArray("rules");
        for (int i = 0; i < 100; i++) {
            ArrayNode categories = rules.addObject().putObject("match").putArray("categories");
            for (int j = 0; j < 90; j++) {
                categories.add(noise(100));
            }
        }
        requireWithinTheLimit(policy);
        tooLarge(api.send(ApiRoute.PUT_POLICY, Role.ADMIN, policy), "POLICY");
        assertThat(api.call(ApiRoute.GET_POLICY, Role.ADMIN).is(200).body()).isEqualTo(before);
    }

    @Test
    void a_return_of_two_hundred_lines_that_are_exchanged_for_as_many_others() {
        ObjectNode order = RegistrationApi.sample("registration/put-order.json");
        order.remove(List.of("discounts", "payments"));
        ObjectNode line = (ObjectNode) order.at("/lines/0");
        ArrayNode lines = order.putArray("lines");
        ArrayNode delivered = ((ObjectNode) order.at("/deliveries/0")).putArray("lines");
        ObjectNode wanted = RegistrationApi.sample("registration/register-return.json");
        ArrayNode items = wanted.putArray("items");
        for (int i = 1; i <= 200; i++) {
            String lineId = "line-" + i;
            lines.add(line.deepCopy()
                    .put("lineId", lineId)
                    .put("sku", letters(100))
                    .put("title", letters(300)));
            delivered.addObject().put("lineId", lineId).put("quantity", 1);
            items.addObject()
                    .put("lineId", lineId)
                    .put("quantity", 1)
                    .put("reason", "TOO_SMALL")
                    .put("resolution", "EXCHANGE_VARIANT")
                    .putObject("exchangeFor")
                    .put("sku", letters(100))
                    .put("title", letters(300))
                    .put("unitPrice", "33.33");
        }
        api.putOrder("1001", order).is(201);
        String before = order();
        requireWithinTheLimit(wanted);
        Reply reply = api.call(
                ApiRoute.REGISTER_RETURN,
                ApiCall.to(ApiRoute.REGISTER_RETURN)
                        .as(Role.STOREFRONT)
                        .header("Idempotency-Key", "k")
                        .body(Json.write(wanted)));
        tooLarge(reply, "LINES");
        assertThat(order()).isEqualTo(before);
        assertThat(api.call(ApiRoute.LIST_RETURNS, Role.SUPPORT).json().get("items"))
                .isEmpty();
        assertThat(api.store().answered("demo", "REGISTER_RETURN", "k")).isEmpty();
    }

    /** Four bytes each, and no two alike for long. */
    private String letters(int length) {
        return random.ints(length, 0x10000, 0x110000)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
