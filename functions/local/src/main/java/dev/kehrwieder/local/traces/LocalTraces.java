package dev.kehrwieder.local.traces;

import static dev.kehrwieder.local.web.Html.escape;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.kehrwieder.local.LocalService;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Html;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;

/**
 * Collects spans at {@code /v1/traces} of a port of its own, and shows them.
 *
 * <ul>
 *   <li>{@code GET /_local/traces} the returns that traces are there of;
 *   <li>{@code GET /_local/traces/{rma}} everything that was done for one, across functions and queues.
 * </ul>
 */
public final class LocalTraces implements LocalService {
    private static final String ROOT = "/_local/traces";
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final Traces traces = new Traces();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private LocalTraces() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(calls);
        server.createContext("/v1/traces", Answers.guarded(this::collect));
    }

    public static LocalTraces start() throws IOException {
        LocalTraces local = new LocalTraces();
        local.server.start();
        return local;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of(ROOT, Answers.guarded(this::page));
    }

    private void collect(HttpExchange exchange) throws IOException {
        Optional<byte[]> body = Answers.body(exchange, LARGEST_BODY);
        try {
            if (body.isEmpty()) {
                Answers.problem(exchange, 413, "PAYLOAD_TOO_LARGE", "Too many spans at once");
                return;
            }
            traces.add(ReceivedSpan.read(Answers.JSON.readTree(body.get())));
            Answers.json(exchange, 200, Answers.JSON.createObjectNode());
        } catch (JacksonException | IllegalArgumentException e) {
            Answers.problem(exchange, 400, "MALFORMED", "These are no spans");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String rest = path.substring(Math.min(ROOT.length(), path.length())).replaceFirst("^/", "");
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            Answers.problem(exchange, 405, "METHOD_NOT_ALLOWED", "Not possible here");
        } else if (rest.isEmpty()) {
            Answers.html(exchange, 200, list(traces.returns()));
        } else {
            String rma = Answers.segment(rest);
            List<List<ReceivedSpan>> found = traces.of(rma);
            if (found.isEmpty()) {
                Answers.problem(exchange, 404, "NOT_FOUND", "No trace of this return is here");
            } else {
                Answers.html(exchange, 200, picture(rma, found));
            }
        }
    }

    private static String list(Map<String, Integer> returns) {
        StringBuilder body = new StringBuilder("<h1>Traces</h1>\n");
        if (returns.isEmpty()) {
            body.append("<p>None yet. Whatever is done for a return is here as soon as it is done.</p>");
        }
        body.append("<ul class=\"rows\">\n");
        returns.forEach(
                (rma, spans) -> body.append("<li><a href=\"%s/%s\">%s</a> <span class=\"quiet\">%d spans</span></li>\n"
                        .formatted(ROOT, escape(rma), escape(rma), spans)));
        return Html.page("Traces", body.append("</ul>").toString());
    }

    private static String picture(String rma, List<List<ReceivedSpan>> found) {
        StringBuilder body = new StringBuilder("<h1>Return %s</h1>\n".formatted(escape(rma)));
        TracePicture picture = new TracePicture(
                found.stream().mapToLong(TracePicture::length).max().orElse(1));
        for (List<ReceivedSpan> trace : found) {
            ReceivedSpan first = trace.getFirst();
            body.append("<h2>%s</h2>\n<p class=\"quiet\">%s · trace %s</p>\n<div class=\"scroll\">%s</div>\n"
                    .formatted(
                            escape(first.name()),
                            Html.time(Instant.ofEpochSecond(0, first.began())),
                            escape(first.traceId()),
                            picture.svg(trace)));
        }
        return Html.page("Return " + rma, body.toString());
    }

    @Override
    public void close() {
        server.stop(0);
        calls.close();
    }
}
