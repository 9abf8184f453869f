package dev.kehrwieder.fakes.stripe;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.fakes.FakeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person or a test does to the fake over HTTP, below {@code /_fake}: {@code GET state};
 * {@code POST payments} {intent, charge, amount, currency}, {@code fail} {trouble, calls}, {@code clock} {advance},
 * {@code course} {payment, first, steps[{after, status, reason}]}, {@code deliveries} {copies, late, shuffledWithin},
 * {@code refunds/ID} {status, reason}.
 */
final class StripeControl {
    private static final JsonMapper JSON = new JsonMapper();

    private final StripeFake fake;

    StripeControl(StripeFake fake) {
        this.fake = fake;
    }

    void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String what =
                exchange.getRequestMethod() + exchange.getRequestURI().getPath().substring("/_fake".length());
        int status = 200;
        String problem = "";
        try {
            act(what, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            status = 400;
            problem = String.valueOf(e.getMessage());
        }
        String answer = status == 200
                ? fake.state()
                : JSON.createObjectNode().put("problem", problem).toString();
        FakeServer.answer(exchange, status, "application/json", answer.getBytes(StandardCharsets.UTF_8));
    }

    private void act(String what, JsonNode body) {
        switch (what) {
            case "GET/state" -> {}
            case "POST/payments" ->
                fake.pay(
                        text(body, "intent", ""),
                        text(body, "charge", ""),
                        body.path("amount").asLong(),
                        text(body, "currency", "eur"));
            case "POST/fail" ->
                fake.failNext(body.path("calls").asInt(1), Trouble.valueOf(text(body, "trouble", "UNAVAILABLE")));
            case "POST/clock" -> fake.advance(Duration.parse(text(body, "advance", "PT0S")));
            case "POST/course" -> course(body);
            case "POST/deliveries" ->
                fake.deliver(new Deliveries(
                        body.path("copies").asInt(1),
                        Duration.parse(text(body, "late", "PT0S")),
                        Duration.parse(text(body, "shuffledWithin", "PT0S"))));
            case String refund
            when refund.startsWith("POST/refunds/") ->
                fake.become(
                        refund.substring("POST/refunds/".length()),
                        text(body, "status", "succeeded"),
                        text(body, "reason", ""));
            default -> throw new IllegalArgumentException("the fake cannot " + what);
        }
    }

    private void course(JsonNode body) {
        Course course = Course.begins(text(body, "first", "succeeded"));
        for (JsonNode step : body.path("steps")) {
            Duration after = Duration.parse(text(step, "after", "PT0S"));
            String status = text(step, "status", "succeeded");
            course = status.equals("failed")
                    ? course.thenFails(after, text(step, "reason", "declined"))
                    : course.then(after, status);
        }
        String payment = text(body, "payment", "");
        if (payment.isEmpty()) {
            fake.course(course);
        } else {
            fake.course(payment, course);
        }
    }

    private static String text(JsonNode node, String name, String otherwise) {
        return node.path(name).asString(otherwise);
    }
}
