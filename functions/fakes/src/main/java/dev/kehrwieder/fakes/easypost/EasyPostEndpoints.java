package dev.kehrwieder.fakes.easypost;

import dev.kehrwieder.fakes.FakeApi;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** EasyPost's answers, by what was asked. */
final class EasyPostEndpoints implements FakeApi {
    static final String FILES = "/files/";
    private static final String API = "/v2/";

    private final String apiKey;
    private final Shapes shapes;
    private final Shipments shipments;
    private final EasyPostHooks hooks;
    private final InstantSource clock;

    EasyPostEndpoints(String apiKey, Shapes shapes, Shipments shipments, EasyPostHooks hooks, InstantSource clock) {
        this.apiKey = apiKey;
        this.shapes = shapes;
        this.shipments = shipments;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Override
    public String name(Request request) {
        if (request.path().startsWith(FILES)) {
            return "file";
        }
        String[] words = words(request);
        return switch (request.method() + " " + words[0] + (words.length > 2 ? "/" + words[2] : "")) {
            case "POST shipments" -> "create";
            case "GET shipments" -> words.length == 1 ? "list" : "retrieve";
            case "POST shipments/rerate" -> "rerate";
            case "POST shipments/buy" -> "buy";
            case "POST shipments/refund" -> "refund";
            case "POST shipments/forms" -> "form";
            case "GET shipments/label" -> "label";
            case "GET trackers" -> "trackers";
            case "POST webhooks" -> "webhook";
            default -> "unknown";
        };
    }

    /** Behind the version: shipments, id, what. */
    private static String[] words(Request request) {
        return request.path().startsWith(API)
                ? request.path().substring(API.length()).split("/")
                : new String[] {""};
    }

    @Override
    public synchronized Reply reply(Request request) {
        String call = name(request);
        try {
            if (call.equals("file")) {
                return file(request.path().substring(FILES.length()));
            }
            if (!("Bearer " + apiKey).equals(request.headers().getFirst("Authorization"))) {
                throw new Shipments.No(401, "APIKEY.INACTIVE", "This api key is no longer active.");
            }
            return answer(call, words(request), request);
        } catch (Shipments.No no) {
            return Reply.json(no.status(), Shapes.error(no.code(), no.getMessage()));
        } catch (JacksonException e) {
            return Reply.json(400, Shapes.error("BAD_REQUEST", "The body is no JSON."));
        }
    }

    private Reply answer(String call, String[] words, Request request) {
        Instant now = clock.instant();
        return switch (call) {
            case "create" -> Reply.json(201, shipments.create(request.json().path("shipment"), now));
            case "list" -> Reply.json(200, Shipments.list("shipments", shipments.all()));
            case "retrieve" -> Reply.json(200, shipments.get(words[1]));
            case "rerate" -> Reply.json(200, shipments.rerate(words[1], now));
            case "buy" ->
                Reply.json(
                        200,
                        shipments.buy(
                                words[1], request.json().path("rate").path("id").asString(""), now));
            case "refund" -> Reply.json(200, shipments.refund(words[1]));
            case "form" ->
                Reply.json(
                        201,
                        shipments.form(
                                words[1],
                                request.json().path("form").path("type").asString(""),
                                now));
            case "label" -> Reply.json(200, shipments.labelAsPdf(words[1]));
            case "trackers" -> Reply.json(200, trackers(request));
            case "webhook" -> Reply.json(201, webhook(request.json().path("webhook")));
            default -> throw Shipments.unknown();
        };
    }

    private Reply file(String name) {
        byte[] file = shipments.file(name);
        return new Reply(200, name.endsWith(".pdf") ? "application/pdf" : "image/png", file);
    }

    private ObjectNode trackers(Request request) {
        String wanted = query(request).getOrDefault("tracking_code", "");
        List<JsonNode> trackers = shipments.all().stream()
                .map(shipment -> shipment.path("tracker"))
                .filter(JsonNode::isObject)
                .filter(tracker -> wanted.isEmpty()
                        || wanted.equals(tracker.path("tracking_code").asString("")))
                .toList();
        return Shipments.list("trackers", trackers);
    }

    private static Map<String, String> query(Request request) {
        return Stream.ofNullable(request.uri().getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (a, b) -> a));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private ObjectNode webhook(JsonNode given) {
        String url = given.path("url").asString("");
        if (url.isEmpty()) {
            throw new Shipments.No(422, "PARAMETER.REQUIRED", "Missing required parameter.");
        }
        hooks.add(URI.create(url), given.path("webhook_secret").asString(""));
        return JSON.createObjectNode()
                .put("id", shapes.id("hook"))
                .put("object", "Webhook")
                .put("mode", "test")
                .put("url", url)
                .putNull("disabled_at");
    }

    @Override
    public Reply refusal(int status) {
        return Reply.json(status, Shapes.error(code(status), "As it was asked to."));
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "APIKEY.INACTIVE";
            case 402 -> "PAYMENT_REQUIRED";
            case 403 -> "FORBIDDEN";
            case 422 -> "SHIPMENT.POSTAGE.FAILURE";
            case 429 -> "RATE_LIMITED";
            default -> "INTERNAL_SERVER_ERROR";
        };
    }

    /**
     * {@code GET parcels}; {@code POST parcels/NUMBER/scan {"code":"in_transit","at":…}}; {@code POST push {"on":false}}.
     */
    @Override
    public Reply control(String what, JsonNode body) {
        String[] words = what.split("/");
        if (what.equals("parcels")) {
            return Reply.json(200, Shipments.list("shipments", bought()));
        }
        if (what.equals("push")) {
            hooks.turn(body.required("on").booleanValue());
            return Reply.done();
        }
        if (words.length == 3 && words[0].equals("parcels") && words[2].equals("scan")) {
            return scanned(words[1], body);
        }
        return Reply.json(404, Shapes.error("NOT_FOUND", "There is no such switch."));
    }

    private Reply scanned(String trackingCode, JsonNode body) {
        Instant at = body.has("at") ? Instant.parse(body.get("at").stringValue()) : clock.instant();
        try {
            ObjectNode event = scan(trackingCode, body.required("code").stringValue(), at);
            ObjectNode answer =
                    JSON.createObjectNode().put("eventId", event.path("id").stringValue());
            ArrayNode pushed = answer.putArray("pushed");
            hooks.push(event).forEach(pushed::add);
            return Reply.json(200, answer);
        } catch (Shipments.No no) {
            return Reply.json(no.status(), Shapes.error(no.code(), no.getMessage()));
        }
    }

    /** The event that tells of it; not pushed yet. */
    synchronized ObjectNode scan(String trackingCode, String status, Instant at) {
        ObjectNode shipment = shipments.byTrackingCode(trackingCode).orElseThrow(Shipments::unknown);
        Instant now = clock.instant();
        return shapes.event("tracker.updated", shipments.scan(shipment, status, "status_update", at, now), now);
    }

    synchronized List<ObjectNode> bought() {
        return shipments.all().stream()
                .filter(shipment -> shipment.path("postage_label").isObject())
                .toList();
    }

    synchronized List<ObjectNode> all() {
        return shipments.all();
    }

    synchronized byte[] fileAt(String address) {
        return shipments.file(address.substring(address.indexOf(FILES) + FILES.length()));
    }
}
