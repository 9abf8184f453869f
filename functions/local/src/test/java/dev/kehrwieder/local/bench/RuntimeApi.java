package dev.kehrwieder.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's runtime API for one process: hands out an event when the process asks for the next, and takes its answer.
 * Reads its clock when a request arrives, before anything else is done with it.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ARN = "arn:aws:lambda:eu-central-1:000000000000:function:bench";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<byte[]> events = new SynchronousQueue<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /** @param what {@code next}, {@code response} or {@code error} */
    private record Heard(String what, long nanos, String body) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        RuntimeApi api =
                new RuntimeApi(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 16));
        api.server.setExecutor(api.threads);
        api.server.createContext(ROOT, Answers.guarded(api::answer));
        api.server.start();
        return api;
    }

    /** What the process finds as {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String what = path.substring(path.lastIndexOf('/') + 1);
        if (what.equals("next")) {
            heard.add(new Heard(what, now, ""));
            next(exchange);
        } else {
            heard.add(
                    new Heard(what, now, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                // The client's native part takes an answer without a type for a null, and crashes.
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            exchange.getResponseHeaders()
                    .set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
            exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", ARN);
            exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the process asks for its next event: its initialisation, or what it did before, is over. */
    long awaitNext() throws InterruptedException {
        return hear("next").nanos();
    }

    /**
     * Hands out an event and waits for its answer.
     *
     * @return when it was handed out and when the answer came, and the answer
     */
    Invocation invoke(byte[] event) throws InterruptedException {
        long began = System.nanoTime();
        if (!events.offer(event, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new BenchFailure("The function does not ask for an event");
        }
        Heard answer = hear("response");
        return new Invocation((answer.nanos() - began) / 1e6, answer.body());
    }

    record Invocation(double millis, String answer) {}

    private Heard hear(String what) throws InterruptedException {
        Heard next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null || !next.what().equals(what)) {
            throw new BenchFailure("Waited for " + what + " and heard " + next);
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
