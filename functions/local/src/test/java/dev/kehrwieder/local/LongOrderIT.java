package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as a wholesale customer of a gift store places it: 85 lines, the same article on several of them, up to hundreds
 * of a line, one for free, postage as a line, a discount. It comes back in two overlapping returns, in parts, and is put
 * again in between.
 */
class LongOrderIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LINES = 85;
    private static final int[] QUANTITIES = {1, 1, 2, 3, 4, 6, 8, 12, 24, 48, 96, 144, 432};
    private static final String STOREFRONT = "local-storefront";

    @TempDir
    static Path folder;

    private static DemoMachine machine;

    @BeforeAll
    static void start() throws InterruptedException {
        machine = DemoMachine.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void it_comes_back_whole_to_the_cent_however_it_is_cut() {
        ObjectNode order = order();
        assertThat(put(order)).isEqualTo(201);
        List<Integer> half = quantities(order).stream().map(units -> units / 2).toList();
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            rest.add(quantities(order).get(i) - half.get(i));
        }

        String first = registered(half);
        String second = registered(rest);
        assertThat(machine.post(STOREFRONT, "/v1/returns", request(half)).text("/code"))
                .isEqualTo("QUANTITY_EXCEEDED");
        accept(first, half, 0, 40, false);
        accept(second, rest, 0, LINES, true);
        // One more parcel's payment is known now; nothing that is asked back loses by it.
        order.withArray("payments")
                .addObject()
                .setAll(
                        (ObjectNode)
                                JSON.readTree(
                                        """
                { "paymentId": "p2", "provider": "local", "reference": "pay_long_2", "method": "GIFT_CARD", "amount": "5.00" }
                """));
        assertThat(put(order)).isEqualTo(200);
        accept(first, half, 40, LINES, true);
        for (String rma : List.of(first, second)) {
            machine.await(rma + " is closed", () -> machine.status(rma).equals("CLOSED"));
        }
        machine.await("every queue is empty", machine::queuesAreEmpty);

        JsonNode read = machine.get("local-finance", "/v1/orders/LONG").json();
        BigDecimal goods = BigDecimal.ZERO;
        for (JsonNode line : read.get("lines")) {
            assertThat(line.get("refunded")).as(line.toString()).isEqualTo(line.get("paid"));
            assertThat(line.get("returnedQuantity")).as(line.toString()).isEqualTo(line.get("quantity"));
            goods = goods.add(new BigDecimal(line.get("paid").asString()));
        }
        BigDecimal back = new BigDecimal(read.at("/payments/0/refunded").asString());
        assertThat(back).isEqualTo(goods);
        assertThat(new BigDecimal(machine.read(first).text("/settlement/netRefund"))
                        .add(new BigDecimal(machine.read(second).text("/settlement/netRefund"))))
                .isEqualTo(goods);
        ArrayNode fewer = (ArrayNode) order.get("lines");
        ((ObjectNode) fewer.get(3)).put("quantity", quantities(order).get(3) - 1);
        assertThat(machine.put(STOREFRONT, "/v1/orders/LONG", order.toString()).text("/errors/0/pointer"))
                .isEqualTo("/lines/3/quantity");
    }

    private static int put(ObjectNode order) {
        return machine.put(STOREFRONT, "/v1/orders/LONG", order.toString()).status();
    }

    private static String registered(List<Integer> quantities) {
        DemoMachine.Reply reply = machine.post(STOREFRONT, "/v1/returns", request(quantities));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.text("/rma");
    }

    private static String request(List<Integer> quantities) {
        ObjectNode request = JSON.createObjectNode().put("orderNumber", "LONG").put("method", "BY_MAIL_LABEL");
        ArrayNode items = request.putArray("items");
        for (int i = 0; i < LINES; i++) {
            if (quantities.get(i) > 0) {
                items.addObject()
                        .put("lineId", String.valueOf(i + 1))
                        .put("quantity", quantities.get(i))
                        .put("reason", "CHANGED_MIND");
            }
        }
        return request.toString();
    }

    /** The units of the lines from one to another are here, and good. */
    private static void accept(String rma, List<Integer> quantities, int from, int to, boolean complete) {
        ObjectNode inspection =
                JSON.createObjectNode().put("rma", rma).put("inspector", "w-17").put("complete", complete);
        ArrayNode items = inspection.putArray("items");
        for (int i = from; i < to; i++) {
            if (quantities.get(i) > 0) {
                items.addObject()
                        .put("lineId", String.valueOf(i + 1))
                        .put("quantity", quantities.get(i))
                        .put("grade", "A")
                        .put("decision", "ACCEPTED")
                        .put("disposition", "RESTOCK");
            }
        }
        DemoMachine.Reply reply = machine.post("local-warehouse", "/v1/inspections", inspection.toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static List<Integer> quantities(ObjectNode order) {
        List<Integer> quantities = new ArrayList<>();
        order.get("lines").forEach(line -> quantities.add(line.get("quantity").asInt()));
        return quantities;
    }

    private static ObjectNode order() {
        Random random = new Random(85);
        Instant delivered = machine.runner.businessNow().minus(Duration.ofDays(2));
        ObjectNode order = (ObjectNode)
                JSON.readTree(
                        """
                { "currency": "GBP", "locale": "en-GB", "market": "GB",
                  "customer": { "email": "gifts@example.org", "name": "Gifts & Co", "consumer": false },
                  "shippingAddress": { "name": "Gifts & Co", "street": "High Street", "houseNumber": "1",
                    "postalCode": "N1 9GU", "city": "London", "country": "GB" },
                  "discounts": [ { "amount": "27.50", "label": "Discount" } ] }
                """);
        order.put("placedAt", delivered.minus(Duration.ofDays(1)).toString());
        ArrayNode lines = order.putArray("lines");
        ArrayNode arrived = order.putArray("deliveries")
                .addObject()
                .put("deliveredAt", delivered.toString())
                .putArray("lines");
        BigDecimal total = new BigDecimal("-27.50");
        for (int i = 1; i <= LINES; i++) {
            int quantity = QUANTITIES[random.nextInt(QUANTITIES.length)];
            BigDecimal price = BigDecimal.valueOf(i == 7 ? 0 : 19 + random.nextInt(900), 2);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            lines.addObject()
                    .put("lineId", String.valueOf(i))
                    .put("sku", i == LINES ? "POST" : "GIFT-" + random.nextInt(60))
                    .put("title", i == LINES ? "Postage" : " WHITE \"HEART\" T-LIGHT HOLDER / SMALL & ROUND ")
                    .put("quantity", quantity)
                    .put("unitPrice", price.toPlainString())
                    .put("taxRate", i % 9 == 0 ? "0.00" : "0.20");
            arrived.addObject().put("lineId", String.valueOf(i)).put("quantity", quantity);
        }
        order.putArray("payments")
                .addObject()
                .put("paymentId", "p1")
                .put("provider", "local")
                .put("reference", "pay_long")
                .put("method", "INVOICE")
                .put("amount", total.toPlainString());
        return order;
    }
}
