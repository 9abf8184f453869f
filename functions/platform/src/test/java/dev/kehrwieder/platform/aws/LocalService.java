package dev.kehrwieder.platform.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.platform.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An AWS service on loopback that gives prepared answers and keeps what it was asked. */
public final class LocalService implements AutoCloseable {

    /** @param authorization the header, for the region and the key that signed */
    public record Call(String path, String target, String authorization, String body) {}

    private record Prepared(int status, String body) {}

    private final HttpServer server;
    private final Deque<Prepared> answers = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();

    public LocalService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public LocalService answers(int status, String body) {
        answers.add(new Prepared(status, body));
        return this;
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a function is given to find this service. */
    public Environment environment() {
        return new Environment(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", url(),
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Prepared prepared = answers.isEmpty() ? new Prepared(500, "{}") : answers.poll();
        byte[] body = prepared.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(prepared.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
