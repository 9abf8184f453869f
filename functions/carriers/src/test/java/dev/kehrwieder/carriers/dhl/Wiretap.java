package dev.kehrwieder.carriers.dhl;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.fakes.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes calls on to a fake, and keeps what was said on both sides. */
final class Wiretap implements AutoCloseable {
    private static final String BASIC = "Basic ZGVtby11c2VyOmRlbW8tcGFzc3dvcmQ=";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final URI target;
    private final FakeServer server;

    /** @param headers of the request, those that the contract speaks of */
    record Exchange(
            URI uri, Map<String, String> headers, String sent, int status, String contentType, String answered) {}

    Wiretap(URI target) throws IOException {
        this.target = target;
        this.server = new FakeServer(this::handle);
    }

    URI uri() {
        return server.uri();
    }

    List<Exchange> exchanges(String path) {
        return exchanges.stream()
                .filter(exchange -> exchange.uri().getPath().equals(path))
                .toList();
    }

    /** A call of a customer who says who it is the old way. */
    Exchange post(String path, String body) {
        return pass(
                URI.create(path),
                "POST",
                Map.of("Content-Type", "application/json", "Authorization", BASIC, "dhl-api-key", "demo-app"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private void handle(HttpExchange call) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String name : List.of("Content-Type", "Authorization", "dhl-api-key", "Accept")) {
            String value = call.getRequestHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        Exchange exchange = pass(
                call.getRequestURI(),
                call.getRequestMethod(),
                headers,
                call.getRequestBody().readAllBytes());
        exchanges.add(exchange);
        FakeServer.answer(
                call,
                exchange.status(),
                exchange.contentType(),
                exchange.answered().getBytes(StandardCharsets.UTF_8));
    }

    private Exchange pass(URI uri, String method, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(uri))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Exchange(
                    uri,
                    headers,
                    new String(body, StandardCharsets.UTF_8),
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the fake does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
