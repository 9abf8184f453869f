package dev.kehrwieder.local.bench;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Stands on loopback between the functions and one service, hands everything on, and tells the meter. Who asked is read
 * from the session token: {@link MeteredTemplate} gives each function one with its name.
 *
 * <p>To S3, which checks signatures, the signed name of the host is handed on as it is; the JVM must allow that with
 * {@code -Djdk.httpclient.allowRestrictedHeaders=host}.
 */
public final class MeteringProxy implements AutoCloseable {
    /** What the JDK's client sets itself, and what concerns one connection only. */
    private static final Set<String> NOT_HANDED_ON =
            Set.of("connection", "content-length", "expect", "transfer-encoding", "upgrade");

    private final String service;
    private final Supplier<URI> target;
    private final Meter meter;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    private MeteringProxy(String service, Supplier<URI> target, Meter meter, HttpServer server) {
        this.service = service;
        this.target = target;
        this.meter = meter;
        this.server = server;
    }

    /** @param target asked at each request, because the proxy may be there before the service is */
    public static MeteringProxy start(String service, Supplier<URI> target, Meter meter) throws IOException {
        requireNonNull(target, "target is null");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 256);
        MeteringProxy proxy = new MeteringProxy(service, target, meter, server);
        server.setExecutor(proxy.threads);
        server.createContext("/", Answers.guarded(proxy::handOn));
        server.start();
        return proxy;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String operation = operation(exchange, body);
        boolean database = service.equals("dynamodb");
        byte[] sent = database ? Consumed.asked(operation, body) : body;
        HttpResponse<byte[]> answer = send(exchange, sent);
        meter.add(
                new Meter.Call(function(exchange), service, operation),
                database ? Consumed.of(operation, body, answer.statusCode(), answer.body()) : Usage.request());
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_HANDED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.get().resolve(exchange.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_HANDED_ON.contains(lower) && (checksSignatures() || !lower.equals("host"))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** JSON services name it in a header, SES in its form, S3 by the method. */
    private String operation(HttpExchange exchange, byte[] body) {
        Optional<String> target =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (target.isPresent()) {
            return target.get().substring(target.get().lastIndexOf('.') + 1);
        }
        return service.equals("ses")
                ? Answers.fields(new String(body, StandardCharsets.UTF_8)).getOrDefault("Action", "?")
                : exchange.getRequestMethod();
    }

    private boolean checksSignatures() {
        return service.equals("s3");
    }

    private static String function(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
        return token == null ? "" : token;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
        threads.shutdownNow();
    }
}
