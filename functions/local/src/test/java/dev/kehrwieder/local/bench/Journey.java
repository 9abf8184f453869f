package dev.kehrwieder.local.bench;

import dev.kehrwieder.local.bench.Machine.Reply;
import dev.kehrwieder.local.web.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One return of one unit of one line, from the order to the money, step by step as a shop's systems call. */
final class Journey {
    /** Short against any step, long against the cost of asking. */
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Machine machine;
    private final String order;
    private String rma = "";
    private String trackingNumber = "";

    Journey(Machine machine, String order) {
        this.machine = machine;
        this.order = order;
    }

    String order() {
        return order;
    }

    String rma() {
        return rma;
    }

    /** A mailbox of its own, so that its mails are found without reading the others. */
    String mailbox() {
        return "shopper-" + order.toLowerCase(Locale.ROOT) + "@example.org";
    }

    void putOrder() {
        Instant delivered =
                Instant.parse(machine.get("", "/_local/clock").text("/now")).minus(Duration.ofDays(3));
        ObjectNode body = (ObjectNode)
                Answers.JSON.readTree(
                        """
                { "currency": "EUR", "locale": "de-DE", "market": "DE",
                  "customer": { "name": "Ada Beispiel", "consumer": true },
                  "shippingAddress": { "name": "Ada Beispiel", "street": "Kehrwieder", "houseNumber": "2",
                    "postalCode": "20457", "city": "Hamburg", "country": "DE" },
                  "lines": [ { "lineId": "1", "sku": "SHOE-42", "title": "Laufschuh, Größe 42", "quantity": 3,
                    "unitPrice": "33.33", "taxRate": "0.19", "category": "SHOES", "weightGrams": 900, "flags": [] } ],
                  "discounts": [ { "amount": "10.00", "label": "WELCOME10" } ],
                  "shipping": { "amount": "4.95", "standardAmount": "4.95", "taxRate": "0.19" },
                  "payments": [ { "paymentId": "p1", "provider": "local", "method": "CARD", "amount": "94.94" } ],
                  "deliveries": [ { "lines": [ { "lineId": "1", "quantity": 3 } ] } ],
                  "informedOfWithdrawal": true, "informedOfReturnCosts": true }
                """);
        body.put("placedAt", delivered.minus(Duration.ofDays(2)).toString());
        body.withObject("/customer").put("email", mailbox());
        ((ObjectNode) body.at("/payments/0")).put("reference", "pay_" + order);
        ((ObjectNode) body.at("/deliveries/0")).put("deliveredAt", delivered.toString());
        machine.put("storefront", "/v1/orders/" + order, body).expect(201);
    }

    /** @return what the caller waited, in milliseconds */
    double register() {
        JsonNode body = Answers.JSON.readTree(
                """
                { "orderNumber": "%s", "method": "BY_MAIL_QR",
                  "items": [ { "lineId": "1", "quantity": 1, "reason": "TOO_SMALL" } ] }
                """
                        .formatted(order));
        Reply reply = machine.post("storefront", "/v1/returns", body).expect(201);
        rma = reply.text("/rma");
        return reply.millis();
    }

    void awaitLabel() {
        machine.await("the label of " + rma, LOOK, () -> !number().isEmpty());
        trackingNumber = number();
    }

    private String number() {
        return read().text("/parcels/0/trackingNumber");
    }

    void openLabel() {
        machine.document("support", "/v1/returns/" + rma + "/parcels/1/label");
    }

    void scan(String status) {
        machine.post(
                        "",
                        "/_local/carrier/" + trackingNumber + "/scan",
                        Answers.JSON.createObjectNode().put("status", status))
                .expect(200);
    }

    void inspect() {
        JsonNode body = Answers.JSON.readTree(
                """
                { "rma": "%s", "parcel": 1, "inspector": "w-17", "complete": true,
                  "items": [ { "lineId": "1", "quantity": 1, "grade": "A", "decision": "ACCEPTED",
                    "disposition": "RESTOCK", "location": "HH-1" } ] }
                """
                        .formatted(rma));
        machine.post("warehouse", "/v1/inspections", body).expect(201);
    }

    void awaitPaid() {
        machine.await("the money of " + rma, LOOK, () -> read().text("/settlement/refunds/0/status")
                .equals("SUCCEEDED"));
    }

    void awaitClosed() {
        machine.await("the end of " + rma, LOOK, () -> read().text("/status").equals("CLOSED"));
    }

    /** How many mails its shopper has got. */
    int mails() {
        return machine.get("", "/_local/mail?to=" + mailbox()).json().size();
    }

    private Reply read() {
        return machine.get("support", "/v1/returns/" + rma);
    }

    /** Until the parcel is on the table. */
    void arrive() {
        putOrder();
        register();
        awaitLabel();
        scan("HANDED_IN");
        scan("DELIVERED");
    }

    /** All of it. */
    void play() {
        arrive();
        inspect();
        awaitClosed();
    }
}
