package dev.kehrwieder.local.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider's API: {@code POST /v1/refunds}, {@code GET /v1/refunds/{id}}, {@code GET /v1/refunds?payment=}. Errors
 * as {@code {"error":{"type","param","message"}}}.
 *
 * <p>A key belongs to its first refund for good. Refusals are not kept under it: the same call may succeed later.
 */
final class RefundsApi implements HttpHandler {
    private static final String ROOT = "/v1/refunds";
    private static final int BODY_LIMIT_BYTES = 64 * 1024;
    private static final int KEY_LIMIT_CHARACTERS = 255;
    /** Longer than any caller of this machine waits. */
    private static final int SILENCE_SECONDS = 60;

    private static final String INVALID = "invalid_request_error";

    private final PaymentLedger ledger;
    private final Consumer<Refund> whenMade;
    private final Queue<PaymentFailure> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    RefundsApi(PaymentLedger ledger, Consumer<Refund> whenMade) {
        this.ledger = ledger;
        this.whenMade = whenMade;
    }

    void failNext(int calls, PaymentFailure failure) {
        for (int i = 0; i < calls; i++) {
            failures.add(failure);
        }
    }

    /** Lets go of the calls that wait without an answer. */
    void close() {
        closed.countDown();
    }

    private record Answer(int status, ObjectNode body, Map<String, String> headers) {}

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        PaymentFailure failure = failures.poll();
        switch (failure) {
            case null -> send(exchange, answer(exchange));
            case TIMEOUT_BEFORE_EFFECT -> silence();
            case TIMEOUT_AFTER_EFFECT -> {
                answer(exchange);
                silence();
            }
            case ERROR_500 -> send(exchange, error(500, "api_error", null, "Ordered by a test."));
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, error(429, "rate_limit_error", null, "Ordered by a test."));
            }
        }
    }

    private void silence() {
        try {
            closed.await(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        Answers.json(exchange, answer.status(), answer.body());
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals(ROOT) && method.equals("POST")) {
            return refund(exchange);
        }
        if (path.equals(ROOT) && method.equals("GET")) {
            return list(exchange.getRequestURI().getRawQuery());
        }
        if (path.startsWith(ROOT + "/") && method.equals("GET")) {
            return ledger.find(path.substring(ROOT.length() + 1))
                    .map(refund -> ok(refund, Map.of()))
                    .orElseGet(() -> error(404, INVALID, "id", "No such refund."));
        }
        return error(404, INVALID, null, "Unrecognized request.");
    }

    private Answer refund(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > KEY_LIMIT_CHARACTERS) {
            return error(400, INVALID, "Idempotency-Key", "A key of at most 255 characters is required.");
        }
        Optional<byte[]> body = Answers.body(exchange, BODY_LIMIT_BYTES);
        if (body.isEmpty()) {
            return error(413, INVALID, "body", "The body is too long.");
        }
        return switch (RefundRequestReader.read(body.get())) {
            case RefundRequestReader.Result.Invalid(String param, String message) ->
                error(400, INVALID, param, message);
            case RefundRequestReader.Result.Valid(RefundRequest request) -> decided(ledger.refund(key, request));
        };
    }

    private Answer decided(RefundOutcome outcome) {
        return switch (outcome) {
            case RefundOutcome.Made(Refund refund) -> {
                whenMade.accept(refund);
                yield ok(refund, Map.of());
            }
            case RefundOutcome.Repeated(Refund refund) -> ok(refund, Map.of("Idempotent-Replayed", "true"));
            case RefundOutcome.KeyReused() ->
                error(409, "idempotency_error", null, "The key was used with another request.");
            case RefundOutcome.UnknownPayment() -> unknownPayment();
            case RefundOutcome.OtherCurrency(String currency) ->
                error(400, INVALID, "currency", "The payment is in " + currency + ".");
            case RefundOutcome.TooMuch(var left) ->
                error(400, INVALID, "amount", "The amount is greater than what is left of the payment: " + left + ".");
        };
    }

    private Answer list(String query) {
        String reference = Answers.fields(query).get("payment");
        if (reference == null) {
            return error(400, INVALID, "payment", "A payment is required.");
        }
        Optional<List<Refund>> refunds = ledger.payment(reference).map(Payment.View::refunds);
        if (refunds.isEmpty()) {
            return unknownPayment();
        }
        ObjectNode body = Answers.JSON.createObjectNode();
        ArrayNode data = body.putArray("data");
        refunds.get().forEach(refund -> refund.writeTo(data.addObject()));
        return new Answer(200, body, Map.of());
    }

    private static Answer unknownPayment() {
        return error(404, INVALID, "payment", "No such payment.");
    }

    private static Answer ok(Refund refund, Map<String, String> headers) {
        ObjectNode body = Answers.JSON.createObjectNode();
        refund.writeTo(body);
        return new Answer(200, body, headers);
    }

    private static Answer error(int status, String type, String param, String message) {
        ObjectNode body = Answers.JSON.createObjectNode();
        ObjectNode error = body.putObject("error").put("type", type);
        if (param != null) {
            error.put("param", param);
        }
        error.put("message", message);
        return new Answer(status, body, Map.of());
    }
}
