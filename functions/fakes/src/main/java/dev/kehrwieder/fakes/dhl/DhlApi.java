package dev.kehrwieder.fakes.dhl;

import dev.kehrwieder.fakes.FakeApi;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** DHL's answers, by what was asked. */
final class DhlApi implements FakeApi {
    private static final String RETURNS = "/parcel/de/shipping/returns/v1";
    private static final String PICKUPS = "/parcel/de/transportation/pickup/v3";
    private static final String UNKNOWN_CALL = "unknown";

    private final DhlTokens tokens;
    private final DhlParcels parcels;
    private final DhlHooks hooks;
    private final InstantSource clock;
    private final AtomicInteger pickups = new AtomicInteger();
    private final Set<Missing> missing = EnumSet.noneOf(Missing.class);

    /** Parts of the next answer that are left out. */
    enum Missing {
        LABEL,
        QR
    }

    DhlApi(DhlTokens tokens, DhlParcels parcels, DhlHooks hooks, InstantSource clock) {
        this.tokens = tokens;
        this.parcels = parcels;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Override
    public String name(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /parcel/de/account/auth/ropc/v1/token" -> "token";
            case "GET " + RETURNS + "/" -> "health";
            case "POST " + RETURNS + "/orders" -> "order";
            case "GET " + RETURNS + "/locations" -> "locations";
            case "POST " + PICKUPS + "/orders" -> "pickup";
            case "GET /track/shipments" -> "track";
            case "POST /tracking/push/v1/subscription" -> "subscribe";
            default -> UNKNOWN_CALL;
        };
    }

    @Override
    public Reply reply(Request request) {
        return switch (name(request)) {
            case "token" -> tokens.token(request.body());
            case "health" -> health();
            case "order" -> ofCustomer(request, () -> order(request));
            case "locations" -> ofCustomer(request, this::locations);
            case "pickup" -> ofCustomer(request, () -> pickup(request));
            case "track" -> ofApplication(request, () -> track(request));
            case "subscribe" -> ofApplication(request, () -> subscribe(request));
            default -> problem(404, "Not Found", "There is no such path");
        };
    }

    @Override
    public Reply refusal(int status) {
        return problem(status, "Played", "As it was asked to");
    }

    @Override
    public Reply control(String what, JsonNode body) {
        String[] words = what.split("/");
        if (what.equals("parcels")) {
            return parcels();
        }
        if (words.length == 3 && words[0].equals("parcels") && words[2].equals("scan")) {
            return scan(words[1], body);
        }
        switch (what) {
            case "leave-out" ->
                missing.add(Missing.valueOf(body.required("part").stringValue()));
            case "revoke-tokens" -> tokens.revoke();
            case "push" -> hooks.turn(body.required("on").booleanValue());
            default -> {
                return problem(404, "Not Found", "There is no such switch");
            }
        }
        return Reply.done();
    }

    private Reply ofCustomer(Request request, Supplier<Reply> answer) {
        return tokens.knowsCustomer(request.headers()) ? checked(answer) : unauthorized();
    }

    private Reply ofApplication(Request request, Supplier<Reply> answer) {
        return tokens.knowsApplication(request.headers()) ? checked(answer) : unauthorized();
    }

    private static Reply checked(Supplier<Reply> answer) {
        try {
            return answer.get();
        } catch (FieldCheck.Broken e) {
            return problem(400, "Bad Request", e.getMessage());
        } catch (JacksonException e) {
            return problem(400, "Bad Request", "The body is no JSON");
        }
    }

    private static Reply unauthorized() {
        return problem(401, "Unauthorized", "The credentials are missing or wrong");
    }

    private static Reply health() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("amp")
                .put("name", "pp-parcel-returns")
                .put("version", "v1.0.0")
                .put("rev", "13")
                .put("env", "fake");
        return Reply.json(200, body);
    }

    private Reply order(Request request) {
        requireJson(request);
        String labelType = query(request, "labelType").orElse("BOTH");
        if (!OrderRules.LABEL_TYPES.contains(labelType)) {
            throw new FieldCheck.Broken("labelType is none of the values");
        }
        JsonNode body = request.json();
        OrderRules.checkReturn(body);
        try {
            OrderRules.checkReturnable(body);
        } catch (FieldCheck.Broken e) {
            return problem(422, "Unprocessable", e.getMessage());
        }
        return confirmation(parcels.make(labelType, (ObjectNode) body, clock.instant()));
    }

    private Reply confirmation(DhlParcel parcel) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("sstatus").put("title", "Created").put("status", 201).put("detail", "Created");
        body.put("shipmentNo", parcel.shipmentNo());
        Set<Missing> left = taken();
        if (!parcel.labelType().equals("QR_LABEL") && !left.contains(Missing.LABEL)) {
            body.putObject("label").put("b64", base64(parcel.label()));
        }
        if (!parcel.labelType().equals("SHIPMENT_LABEL") && !left.contains(Missing.QR)) {
            body.putObject("qrLabel").put("b64", base64(parcel.qr()));
            body.put("qrLink", "https://www.dhl.invalid/qr/" + parcel.shipmentNo());
        }
        return Reply.json(201, body.put("routingCode", "40327653113+99000933090010"));
    }

    void leaveOut(Missing part) {
        synchronized (missing) {
            missing.add(part);
        }
    }

    private Set<Missing> taken() {
        synchronized (missing) {
            Set<Missing> left = EnumSet.noneOf(Missing.class);
            left.addAll(missing);
            missing.clear();
            return left;
        }
    }

    private Reply locations() {
        ArrayNode list = JSON.createArrayNode();
        OrderRules.RECEIVERS.stream()
                .sorted()
                .forEach(country -> list.addObject().put("receiverId", country).put("shipperCountry", country));
        return Reply.json(200, list);
    }

    /** What is wrong with a pickup is told as a list. */
    private Reply pickup(Request request) {
        requireJson(request);
        JsonNode body = request.json();
        try {
            OrderRules.checkPickup(body);
        } catch (FieldCheck.Broken e) {
            ArrayNode errors = JSON.createArrayNode();
            errors.addObject().put("errorCode", 456).put("title", "Refused").put("instance", e.getMessage());
            return Reply.json(422, errors);
        }
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode value =
                answer.putObject("confirmation").put("type", "ORDERPICKUP").putObject("value");
        value.put("orderID", "%032d".formatted(pickups.incrementAndGet()))
                .put(
                        "pickupDate",
                        body.path("pickupDetails")
                                .path("pickupDate")
                                .path("value")
                                .asString(""))
                .put("freeOfCharge", true)
                .put("pickupType", "EMA");
        ArrayNode confirmed = value.putArray("confirmedShipments");
        body.path("shipmentDetails").path("shipments").forEach(shipment -> confirmed
                .addObject()
                .put("transportationType", "PAKET")
                .put("shipmentNo", shipment.path("shipmentNo").asString(""))
                .put("orderDate", clock.instant().toString().substring(0, 19)));
        return Reply.json(200, answer);
    }

    /** Before its first scan nobody finds a parcel. */
    private Reply track(Request request) {
        Optional<DhlParcel> parcel = query(request, "trackingNumber")
                .flatMap(parcels::find)
                .filter(found -> found.scans().size() > 1);
        if (parcel.isEmpty()) {
            return problem(404, "No result found", "No shipment with given tracking number found.");
        }
        ObjectNode body = JSON.createObjectNode();
        parcel.get().writeTo(body.putArray("shipments").addObject());
        return Reply.json(200, body);
    }

    private Reply subscribe(Request request) {
        requireJson(request);
        JsonNode body = request.json();
        new FieldCheck(body, "subscription")
                .required("hook", "format", "type", "service", "events")
                .choice("type", Set.of("Shipment", "Account"))
                .part("hook", hook -> hook.required("uri", "authentication")
                        .part("authentication", way -> way.required("type", "header", "token")));
        JsonNode hook = body.get("hook");
        String id = hooks.subscribe(
                URI.create(hook.get("uri").stringValue()),
                hook.path("authentication").path("header").stringValue(),
                hook.path("authentication").path("token").stringValue());
        return Reply.json(201, JSON.createObjectNode().put("id", id).put("status", "pending-activation"));
    }

    private Reply scan(String shipmentNo, JsonNode body) {
        Instant at = body.has("at") ? Instant.parse(body.get("at").stringValue()) : clock.instant();
        DhlScan scan = DhlScan.of(body.required("code").stringValue(), at);
        Optional<DhlParcel> parcel = parcels.scan(shipmentNo, scan);
        if (parcel.isEmpty()) {
            return problem(404, "Not Found", "There is no such parcel");
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode pushed = answer.put("shipmentNo", shipmentNo).putArray("pushed");
        hooks.push(parcel.get()).forEach(pushed::add);
        return Reply.json(200, answer);
    }

    private Reply parcels() {
        ArrayNode list = JSON.createArrayNode();
        for (DhlParcel parcel : parcels.all()) {
            ObjectNode json = list.addObject()
                    .put("shipmentNo", parcel.shipmentNo())
                    .put("reference", parcel.reference())
                    .put("labelType", parcel.labelType());
            json.put("label", base64(parcel.label())).put("qr", base64(parcel.qr()));
            ArrayNode scans = json.putArray("scans");
            parcel.scans().forEach(scan -> scans.add(scan.code()));
        }
        return Reply.json(200, list);
    }

    private static void requireJson(Request request) {
        if (!String.valueOf(request.headers().getFirst("Content-Type")).startsWith("application/json")) {
            throw new FieldCheck.Broken("the body must be application/json");
        }
    }

    private static Optional<String> query(Request request, String name) {
        String query = request.uri().getRawQuery();
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Reply problem(int status, String title, String detail) {
        ObjectNode body = JSON.createObjectNode()
                .put("title", title)
                .put("status", status)
                .put("detail", detail.substring(0, Math.min(80, detail.length())));
        return new Reply(status, "application/problem+json", JSON.writeValueAsBytes(body));
    }
}
