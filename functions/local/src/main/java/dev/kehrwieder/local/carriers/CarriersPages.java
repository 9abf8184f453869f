package dev.kehrwieder.local.carriers;

import static dev.kehrwieder.local.web.Html.escape;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.local.web.Answers;
import dev.kehrwieder.local.web.Html;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The carriers' fakes, to see and to play; to be mounted at {@code /_local/carriers}.
 *
 * <ul>
 *   <li>{@code GET /_local/carriers} a page with every parcel;
 *   <li>{@code GET} and {@code POST /_local/carriers/{carrier}/{what}} what the fake takes below {@code /_fake/}, as JSON or
 *       from the page's forms: {@code parcels}, {@code parcels/{number}/scan}, {@code next}, {@code push}, {@code heard}.
 * </ul>
 */
final class CarriersPages implements HttpHandler {
    private static final String ROOT = "/_local/carriers";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST_BODY = 10_000;
    /** A scan waits for the hook, and the hook may start a function. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<PlayedCarrier> carriers;
    private final HttpHandler guarded = Answers.guarded(this::answer);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    CarriersPages(List<PlayedCarrier> carriers) {
        this.carriers = List.copyOf(carriers);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        guarded.handle(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals(ROOT) || path.equals(ROOT + "/")) {
            Answers.html(exchange, 200, Html.page("Carriers", page()));
            return;
        }
        String[] words =
                path.startsWith(ROOT + "/") ? path.substring(ROOT.length() + 1).split("/", 2) : new String[0];
        Optional<PlayedCarrier> carrier = carriers.stream()
                .filter(known -> words.length == 2 && known.name().equals(words[0]))
                .findFirst();
        if (carrier.isEmpty()) {
            Answers.problem(exchange, 404, "NOT_FOUND", "There is no such carrier");
        } else {
            pass(exchange, carrier.get(), words[1]);
        }
    }

    private void pass(HttpExchange exchange, PlayedCarrier carrier, String what) throws IOException {
        Optional<byte[]> body = Answers.body(exchange, LARGEST_BODY);
        if (body.isEmpty()) {
            Answers.problem(exchange, 413, "PAYLOAD_TOO_LARGE", "The body is too large");
            return;
        }
        boolean form = isForm(exchange, body.get());
        byte[] json = form ? json(new String(body.get(), UTF_8)) : body.get();
        HttpResponse<byte[]> reply =
                call(exchange.getRequestMethod(), carrier.uri().resolve("/_fake/" + what), json);
        if (form && reply.statusCode() / 100 == 2) {
            Answers.bytes(exchange, 303, Map.of("Location", ROOT), new byte[0]);
        } else {
            String type = reply.headers().firstValue("Content-Type").orElse("text/plain");
            Answers.bytes(exchange, reply.statusCode(), Map.of("Content-Type", type), reply.body());
        }
    }

    /** Curl calls whatever it sends a form, unless it is told otherwise. */
    private static boolean isForm(HttpExchange exchange, byte[] body) {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        return type.startsWith(FORM) && !(body.length > 0 && body[0] == '{');
    }

    /** The fields of a form; a switch comes as a word. */
    private static byte[] json(String form) {
        ObjectNode body = Answers.JSON.createObjectNode();
        Answers.fields(form).forEach((name, value) -> {
            if (value.equals("true") || value.equals("false")) {
                body.put(name, Boolean.parseBoolean(value));
            } else {
                body.put(name, value);
            }
        });
        return Answers.JSON.writeValueAsBytes(body);
    }

    private HttpResponse<byte[]> call(String method, URI uri, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the runner ends", e);
        }
    }

    private String page() throws IOException {
        StringBuilder body =
                new StringBuilder("<h1>Carriers</h1>\n<p class=\"quiet\">Played on this machine. Scans are pushed"
                        + " to the service as the carrier would.</p>\n");
        for (PlayedCarrier carrier : carriers) {
            body.append("<h2>").append(escape(carrier.name())).append("</h2>\n");
            body.append(switches(carrier));
            JsonNode parcels = Answers.JSON.readTree(call("GET", carrier.uri().resolve("/_fake/parcels"), new byte[0])
                    .body());
            body.append(parcels(carrier, parcels.isArray() ? parcels : parcels.path("shipments")));
        }
        return body.toString();
    }

    private static String switches(PlayedCarrier carrier) {
        return form(
                        carrier,
                        "next",
                        "The next " + select("call", carrier.calls(), call -> call) + " ends with "
                                + select(
                                        "fault",
                                        Arrays.stream(Fault.values())
                                                .map(Fault::name)
                                                .toList(),
                                        fault -> fault),
                        "Arm")
                + form(
                        carrier,
                        "push",
                        "Pushes "
                                + select(
                                        "on",
                                        List.of("true", "false"),
                                        on -> on.equals("true") ? "arrive" : "get lost"),
                        "Set");
    }

    private static String parcels(PlayedCarrier carrier, JsonNode parcels) {
        if (parcels.isEmpty()) {
            return "<p>No parcel yet.</p>\n";
        }
        StringBuilder rows = new StringBuilder("<ul class=\"rows\">\n");
        for (JsonNode parcel : parcels) {
            String number = parcel.path("shipmentNo")
                    .asString(parcel.path("tracking_code").asString(""));
            String reference = parcel.path("reference").asString("");
            String scans = parcel.path("scans")
                    .valueStream()
                    .map(scan -> scan.asString(""))
                    .collect(Collectors.joining(", "));
            String status =
                    scans.isEmpty() ? parcel.path("tracker").path("status").asString("") : scans;
            rows.append("<li><strong>%s</strong> <span class=\"tag\">%s</span><p class=\"quiet\">%s</p>%s</li>\n"
                    .formatted(
                            escape(number),
                            escape(reference),
                            escape(status),
                            form(
                                    carrier,
                                    "parcels/" + number + "/scan",
                                    select(
                                            "code",
                                            carrier.scans().stream()
                                                    .map(PlayedCarrier.Scan::code)
                                                    .toList(),
                                            code -> code + ": " + meaning(carrier, code)),
                                    "Scan")));
        }
        return rows.append("</ul>\n").toString();
    }

    private static String meaning(PlayedCarrier carrier, String code) {
        return carrier.scans().stream()
                .filter(scan -> scan.code().equals(code))
                .map(PlayedCarrier.Scan::meaning)
                .findFirst()
                .orElse("");
    }

    private static String form(PlayedCarrier carrier, String what, String fields, String button) {
        return "<form method=\"post\" action=\"%s/%s/%s\"><p>%s <button>%s</button></p></form>\n"
                .formatted(ROOT, escape(carrier.name()), escape(what), fields, escape(button));
    }

    private static String select(String name, List<String> values, Function<String, String> words) {
        return values.stream()
                .map(value -> "<option value=\"%s\">%s</option>".formatted(escape(value), escape(words.apply(value))))
                .collect(Collectors.joining(
                        "",
                        "<select name=\"%s\" aria-label=\"%s\">".formatted(escape(name), escape(name)),
                        "</select>"));
    }
}
