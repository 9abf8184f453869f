package dev.kehrwieder.fakes;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.fakes.FakeApi.Reply;
import dev.kehrwieder.fakes.FakeApi.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Serves a fake and makes it go wrong where it is told to: by {@link #next}, or over HTTP by {@code POST /_fake/next}
 * {@code {"call":"buy","fault":"TIMEOUT_AFTER"}}. {@code GET /_fake/heard} lists the calls that arrived, in order.
 */
public final class FaultyServer implements AutoCloseable {
    private static final String CONTROL = "/_fake/";
    private static final byte[] UNAVAILABLE = "<h1>Service unavailable</h1>".getBytes(StandardCharsets.UTF_8);
    private static final long LONGEST_SILENCE_SECONDS = 120;
    private static final long SLOW_SECONDS = 2;

    private final FakeApi api;
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final FakeServer server;

    public FaultyServer(FakeApi api) throws IOException {
        this.api = requireNonNull(api, "api is null");
        this.server = new FakeServer(this::handle);
    }

    public URI uri() {
        return server.uri();
    }

    /** The next call of this name goes wrong; the ones after it too, if it is told again. */
    public void next(String call, Fault fault) {
        Deque<Fault> waiting = faults.computeIfAbsent(call, name -> new ArrayDeque<>());
        synchronized (waiting) {
            waiting.add(fault);
        }
    }

    /** The names of all calls that arrived, whatever became of them. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        if (request.path().startsWith(CONTROL)) {
            send(exchange, controlled(request));
            return;
        }
        String call = api.name(request);
        heard.add(call);
        Fault fault = taken(call);
        if (fault == null) {
            send(exchange, api.reply(request));
        } else {
            fail(exchange, fault, request);
        }
    }

    private Fault taken(String call) {
        Deque<Fault> waiting = faults.getOrDefault(call, new ArrayDeque<>());
        synchronized (waiting) {
            return waiting.poll();
        }
    }

    private void fail(HttpExchange exchange, Fault fault, Request request) throws IOException {
        switch (fault) {
            case BAD_REQUEST, UNAUTHORIZED, PAYMENT_REQUIRED, FORBIDDEN, UNPROCESSABLE, ERROR_BEFORE ->
                send(exchange, api.refusal(fault.status()));
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, api.refusal(fault.status()));
            }
            case ERROR_AFTER -> {
                api.reply(request);
                send(exchange, api.refusal(fault.status()));
            }
            case UNAVAILABLE -> send(exchange, new Reply(fault.status(), "text/html", UNAVAILABLE));
            case TIMEOUT_BEFORE -> silence(exchange);
            case TIMEOUT_AFTER -> {
                api.reply(request);
                silence(exchange);
            }
            case BREAK_BEFORE -> exchange.close();
            case BREAK_AFTER -> {
                api.reply(request);
                exchange.close();
            }
            case BROKEN_JSON -> {
                Reply whole = api.reply(request);
                byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
                send(exchange, new Reply(whole.status(), whole.contentType(), half));
            }
            case SLOW -> {
                Reply reply = api.reply(request);
                pause(SLOW_SECONDS);
                send(exchange, reply);
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", "/_fake/heard");
                send(exchange, Reply.text(fault.status(), "elsewhere"));
            }
        }
    }

    private void silence(HttpExchange exchange) {
        try (exchange) {
            pause(LONGEST_SILENCE_SECONDS);
        }
    }

    private void pause(long seconds) {
        try {
            over.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply controlled(Request request) {
        String what = request.path().substring(CONTROL.length());
        try {
            return switch (what) {
                case "heard" -> Reply.json(200, names());
                case "next" -> told(request.json());
                default -> api.control(what, request.json());
            };
        } catch (JacksonException | IllegalArgumentException e) {
            return Reply.text(400, String.valueOf(e.getMessage()));
        }
    }

    private ArrayNode names() {
        ArrayNode names = FakeApi.JSON.createArrayNode();
        heard.forEach(names::add);
        return names;
    }

    private Reply told(JsonNode body) {
        next(
                body.required("call").stringValue(),
                Fault.valueOf(body.required("fault").stringValue()));
        return Reply.done();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        FakeServer.answer(exchange, reply.status(), reply.contentType(), reply.body());
    }

    @Override
    public void close() {
        over.countDown();
        server.close();
    }
}
