package dev.kehrwieder.local.journey;

import dev.kehrwieder.local.mail.ReceivedMail;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The steps of one return that goes well. Each is told when it was seen, with what the deployment said. */
final class Journey {
    /** A stand-in starts every function on its first call, and may be busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String ORDER =
            """
            { "placedAt": "%1$s", "currency": "EUR", "locale": "de-DE", "market": "DE",
              "customer": { "email": "ada@example.org", "name": "Ada Beispiel", "consumer": true },
              "shippingAddress": { "name": "Ada Beispiel", "street": "Kehrwieder", "houseNumber": "2",
                "postalCode": "20457", "city": "Hamburg", "country": "DE" },
              "lines": [ { "lineId": "1", "sku": "SHOE-42", "title": "Laufschuh, Größe 42", "quantity": 3,
                "unitPrice": "33.33", "taxRate": "0.19", "category": "SHOES", "weightGrams": 900 } ],
              "shipping": { "amount": "4.95", "standardAmount": "4.95", "taxRate": "0.19" },
              "payments": [ { "paymentId": "p1", "provider": "local", "reference": "%3$s", "method": "CARD",
                "amount": "104.94" } ],
              "deliveries": [ { "deliveredAt": "%2$s", "lines": [ { "lineId": "1", "quantity": 3 } ] } ] }
            """;

    private final DeployedApi api;
    private final SentMails mails;
    private final Credentials credentials;
    private final Consumer<String> tell;

    /** Keys of the shop's roles, and the secret that its carrier signs with. */
    record Credentials(String storefront, String warehouse, String support, String carrier) {}

    Journey(DeployedApi api, SentMails mails, Credentials credentials, Consumer<String> tell) {
        this.api = api;
        this.mails = mails;
        this.credentials = credentials;
        this.tell = tell;
    }

    /**
     * Travels it.
     *
     * @param order its number, new in the shop; the payment's reference is made from it
     * @return the label's mail
     */
    ReceivedMail travel(String order) {
        expect(401, api.get("no-such-key", "/v1/returns/" + order), "a key that nobody gave is refused");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String delivered = now.minus(3, ChronoUnit.DAYS).toString();
        String placed = now.minus(5, ChronoUnit.DAYS).toString();
        String body = ORDER.formatted(placed, delivered, payment(order));
        expect(201, api.put(credentials.storefront(), "/v1/orders/" + order, body), "the order " + order + " is there");
        DeployedApi.Reply registered = api.post(
                credentials.storefront(),
                "/v1/returns",
                """
                { "orderNumber": "%s", "method": "BY_MAIL_QR",
                  "items": [ { "lineId": "1", "quantity": 1, "reason": "TOO_SMALL" } ] }
                """
                        .formatted(order));
        expect(201, registered, "the return is registered");
        String rma = registered.at("/rma").asString();

        JsonNode labeled = await("the label is made", () -> reads(rma, "AWAITING_DROP_OFF"));
        String tracking = labeled.at("/parcels/0/trackingNumber").asString();
        tell.accept(rma + " waits for the parcel " + tracking);
        String qr = "/v1/returns/" + rma + "/parcels/1/qr";
        String link = api.get(credentials.support(), qr)
                .location()
                .orElseThrow(() -> new JourneyFailure(qr + " leads nowhere"));
        tell.accept("its QR code lies in the bucket: " + api.bytes(link).length + " bytes");
        ReceivedMail label = await("the mail with the label", () -> mail("LABEL_READY", rma));
        tell.accept("the mail \"" + label.subject() + "\" went to " + String.join(", ", label.recipients()));

        scan(tracking, "HANDED_IN");
        scan(tracking, "DELIVERED");
        expect(
                201,
                api.post(
                        credentials.warehouse(),
                        "/v1/inspections",
                        """
                        { "rma": "%s", "parcel": 1, "inspector": "w-17",
                          "items": [ { "lineId": "1", "quantity": 1, "grade": "A", "decision": "ACCEPTED",
                            "disposition": "RESTOCK", "location": "HH-1" } ], "complete": true }
                        """
                                .formatted(rma)),
                "the goods are inspected");
        JsonNode closed = await("the return is closed", () -> reads(rma, "CLOSED"));
        tell.accept(rma + " is closed: " + closed.at("/settlement/netRefund").asString() + " EUR went back, "
                + closed.at("/settlement/refunds/0/status").asString());
        ReceivedMail refund = await("the mail about the money", () -> mail("REFUND_SENT", rma));
        tell.accept("the mail \"" + refund.subject() + "\" went to " + String.join(", ", refund.recipients()));
        return label;
    }

    static String payment(String order) {
        return "pay_" + order;
    }

    private void scan(String tracking, String status) {
        String body =
                """
                { "eventId": "%1$s-%2$s", "trackingNumber": "%1$s", "status": "%2$s", "occurredAt": "%3$s" }
                """
                        .formatted(tracking, status, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        DeployedApi.Reply reply = api.webhook("/v1/carriers/local/events", credentials.carrier(), body);
        expect(200, reply, "the carrier reports " + status);
    }

    private void expect(int status, DeployedApi.Reply reply, String what) {
        if (reply.status() != status) {
            throw new JourneyFailure("\"" + what + "\" was answered with " + reply.status() + " " + reply.text());
        }
        tell.accept(what + " (" + status + ")");
    }

    private Optional<JsonNode> reads(String rma, String status) {
        DeployedApi.Reply reply = api.get(credentials.support(), "/v1/returns/" + rma);
        return Optional.of(reply)
                .filter(it -> it.status() == 200)
                .map(it -> it.at(""))
                .filter(it -> it.path("status").asString("").equals(status));
    }

    private Optional<ReceivedMail> mail(String template, String rma) {
        try {
            List<ReceivedMail> all = mails.all();
            return all.stream()
                    .filter(mail ->
                            mail.template().equals(template) && mail.text().contains(rma))
                    .findFirst();
        } catch (IOException e) {
            throw new JourneyFailure("the mails cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JourneyFailure("interrupted", e);
        }
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JourneyFailure("interrupted", e);
            }
        }
        throw new JourneyFailure("waited " + PATIENCE.toMinutes() + " minutes in vain: " + what);
    }
}
