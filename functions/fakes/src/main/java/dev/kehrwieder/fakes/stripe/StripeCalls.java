package dev.kehrwieder.fakes.stripe;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.fakes.FakeServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The API below {@code /v1}. */
final class StripeCalls {
    private static final String JSON = "application/json";
    private static final long SILENCE_SECONDS = 60;

    private final StripeBooks books;
    private final StripeKeys keys = new StripeKeys();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final List<StripeFake.Call> calls = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    StripeCalls(StripeBooks books) {
        this.books = books;
    }

    synchronized void failNext(int times, Trouble trouble) {
        for (int i = 0; i < times; i++) {
            troubles.add(trouble);
        }
    }

    synchronized List<StripeFake.Call> calls() {
        return List.copyOf(calls);
    }

    void close() {
        closed.countDown();
    }

    void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<Trouble> trouble = noted(exchange, body);
        books.moveOn();
        if (trouble.isPresent() && !trouble.get().hasEffect() && !trouble.get().isKept()) {
            refuse(exchange, trouble.get());
            return;
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.matches("Bearer (sk|rk)_test_\\w+")) {
            send(exchange, StripeAnswer.error(401, "invalid_request_error", "", "Invalid API Key provided"));
            return;
        }
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
        switch (exchange.getRequestMethod() + " " + path) {
            case "POST /v1/refunds" -> create(exchange, body, trouble);
            case "GET /v1/refunds" -> send(exchange, books.list(query));
            case String other
            when other.startsWith("GET /v1/refunds/") ->
                send(exchange, books.read(other.substring("GET /v1/refunds/".length())));
            default -> send(exchange, StripeAnswer.invalid(404, "", "", "Unrecognized request URL (" + path + ")"));
        }
    }

    private synchronized Optional<Trouble> noted(HttpExchange exchange, String body) {
        calls.add(new StripeFake.Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.of(
                        "Idempotency-Key", header(exchange, "Idempotency-Key"),
                        "Stripe-Version", header(exchange, "Stripe-Version"),
                        "Content-Type", header(exchange, "Content-Type")),
                body));
        return Optional.ofNullable(troubles.poll());
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    /** One call at a time: two with one key would otherwise both be first. */
    private void create(HttpExchange exchange, String body, Optional<Trouble> trouble) throws IOException {
        StripeAnswer answer;
        boolean replayed;
        synchronized (keys) {
            String key = header(exchange, "Idempotency-Key");
            Optional<StripeAnswer> earlier = key.isEmpty() ? Optional.empty() : keys.earlier(key, body, books.now());
            replayed = earlier.isPresent();
            answer = earlier.orElseGet(() -> executed(fields(body), trouble));
            if (!replayed && answer.kept() && !key.isEmpty()) {
                keys.keep(key, body, answer, books.now());
            }
        }
        if (trouble.isPresent() && !trouble.get().isKept()) {
            refuse(exchange, trouble.get());
            return;
        }
        if (replayed && answer.kept()) {
            exchange.getResponseHeaders().set("idempotent-replayed", "true");
        }
        send(exchange, answer);
    }

    private StripeAnswer executed(Map<String, String> form, Optional<Trouble> trouble) {
        if (trouble.isPresent() && trouble.get().isKept()) {
            if (trouble.get().hasEffect()) {
                books.create(form);
            }
            return StripeAnswer.error(500, "api_error", "", "An unknown error occurred")
                    .keptUnderItsKey();
        }
        return books.create(form);
    }

    private void refuse(HttpExchange exchange, Trouble trouble) throws IOException {
        switch (trouble) {
            case RATE_LIMITED ->
                send(exchange, StripeAnswer.error(429, "invalid_request_error", "rate_limit", "Request rate limit"));
            case LOCKED ->
                send(exchange, StripeAnswer.error(429, "invalid_request_error", "lock_timeout", "Object is locked"));
            case KEY_IN_USE ->
                send(
                        exchange,
                        StripeAnswer.error(
                                409, "idempotency_error", "idempotency_key_in_use", "Another request is in progress"));
            case UNAVAILABLE ->
                FakeServer.answer(exchange, 503, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
            case UNAUTHORIZED ->
                send(exchange, StripeAnswer.error(401, "invalid_request_error", "", "Invalid API Key provided"));
            case FORBIDDEN ->
                send(exchange, StripeAnswer.error(403, "invalid_request_error", "", "The key may not do this"));
            case CUT_BEFORE, CUT_AFTER -> exchange.close();
            case SILENT_BEFORE, SILENT_AFTER -> staySilent(exchange);
            case ERROR_BEFORE, ERROR_AFTER -> throw new IllegalStateException(trouble + " has an answer of its own");
        }
    }

    private void staySilent(HttpExchange exchange) {
        try {
            closed.await(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, StripeAnswer answer) throws IOException {
        FakeServer.answer(exchange, answer.status(), JSON, answer.body());
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (form != null && !form.isEmpty()) {
            for (String field : form.split("&")) {
                String[] pair = field.split("=", 2);
                fields.put(decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
