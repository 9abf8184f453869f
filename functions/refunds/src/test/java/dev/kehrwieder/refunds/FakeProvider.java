package dev.kehrwieder.refunds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A payment provider that gives prepared answers, the last one again and again, and keeps what it was asked. */
final class FakeProvider implements AutoCloseable {
    record Call(String method, String uri, String idempotencyKey, String body) {}

    private record Prepared(int status, String body) {}

    /** Instead of a status: no answer while the provider lives. */
    private static final int SILENCE = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Prepared> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized FakeProvider answers(int status, String body) {
        answers.add(new Prepared(status, body));
        return this;
    }

    FakeProvider staysSilent() {
        return answers(SILENCE, "");
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    private synchronized Prepared next(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Prepared answer = next(exchange);
        if (answer.status() == SILENCE) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
