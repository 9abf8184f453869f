package dev.kehrwieder.fakes.easypost;

import dev.kehrwieder.fakes.FakeApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipments of the one account and what became of them. */
final class Shipments {
    private static final String QR_FORM = "label_qr_code";
    private static final Set<String> STILL_HERE = Set.of("unknown", "pre_transit");
    private static final BigDecimal NO_FEE = BigDecimal.ZERO;

    private final Shapes shapes;
    private final UnaryOperator<String> files;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    /** By shipment; no answer shows them. */
    private final Map<String, List<String>> accounts = new HashMap<>();

    private final Map<String, byte[]> stored = new LinkedHashMap<>();
    private int bought;

    /** @param files the address of a stored file, by its name */
    Shipments(Shapes shapes, UnaryOperator<String> files) {
        this.shapes = shapes;
        this.files = files;
    }

    /** An answer that says no. */
    static final class No extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;

        No(int status, String code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        String code() {
            return code;
        }
    }

    List<ObjectNode> all() {
        return byId.values().stream().map(ObjectNode::deepCopy).toList();
    }

    byte[] file(String name) {
        byte[] file = stored.get(name);
        if (file == null) {
            throw unknown();
        }
        return file;
    }

    ObjectNode create(JsonNode given, Instant now) {
        for (String part : List.of("to_address", "from_address", "parcel")) {
            if (!given.hasNonNull(part)) {
                throw new No(422, "PARAMETER.REQUIRED", "Missing required parameter.");
            }
        }
        if (given.path("parcel").path("weight").asDecimal(NO_FEE).signum() <= 0) {
            throw new No(422, "PARCEL.WEIGHT.INVALID", "The weight must be greater than 0.");
        }
        ObjectNode shipment = shapes.shipment(given, now);
        String id = shipment.path("id").stringValue();
        accounts.put(
                id,
                given.path("carrier_accounts")
                        .valueStream()
                        .map(account -> account.asString(""))
                        .toList());
        rate(shipment, now);
        byId.put(id, shipment);
        return shipment;
    }

    /** By id or reference; of two with the same reference the first. */
    ObjectNode get(String idOrReference) {
        return Optional.ofNullable(byId.get(idOrReference))
                .or(() -> byId.values().stream()
                        .filter(shipment ->
                                idOrReference.equals(shipment.path("reference").asString("")))
                        .findFirst())
                .orElseThrow(Shipments::unknown);
    }

    ObjectNode rerate(String id, Instant now) {
        ObjectNode shipment = get(id);
        if (isBought(shipment)) {
            throw new No(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.");
        }
        rate(shipment, now);
        return shipment;
    }

    private void rate(ObjectNode shipment, Instant now) {
        ArrayNode rates = shipment.putArray("rates");
        ArrayNode messages = shipment.putArray("messages");
        BigDecimal ounces = shipment.path("parcel").path("weight").asDecimal(NO_FEE);
        List<String> countries = countries(shipment);
        boolean lacksCustoms = !countries.getFirst().equals(countries.getLast())
                && !shipment.path("customs_info").isObject();
        for (Tariff tariff : tariffs(shipment)) {
            if (lacksCustoms) {
                messages.add(shapes.rateError(tariff.carrier(), "customs_info is required"));
            } else if (tariff.serves(countries)) {
                rates.add(shapes.rate(shipment.path("id").stringValue(), tariff, tariff.price(ounces), now));
            } else {
                messages.add(shapes.rateError(tariff.carrier(), "no service between these countries"));
            }
        }
    }

    /** Of the accounts that were asked for; of all if none was. */
    private List<Tariff> tariffs(ObjectNode shipment) {
        List<String> asked = accounts.get(shipment.path("id").stringValue());
        return Tariff.ALL.stream()
                .filter(tariff -> asked.isEmpty() || asked.contains(tariff.account()))
                .toList();
    }

    private static List<String> countries(ObjectNode shipment) {
        return Stream.of("from_address", "to_address")
                .map(end -> shipment.path(end).path("country").asString(""))
                .toList();
    }

    ObjectNode buy(String id, String rateId, Instant now) {
        ObjectNode shipment = get(id);
        if (isBought(shipment)) {
            throw new No(422, "SHIPMENT.POSTAGE.EXISTS", "Postage already exists for this shipment.");
        }
        JsonNode rate = shipment.path("rates")
                .valueStream()
                .filter(offered -> offered.path("id").asString("").equals(rateId))
                .findFirst()
                .orElseThrow(() -> new No(422, "SHIPMENT.MISSING_RATE", "The rate is none of this shipment."));
        Tariff tariff = Tariff.of(
                rate.path("carrier").stringValue(), rate.path("service").stringValue());
        String trackingCode = "9400%018d".formatted(++bought);
        boolean isPdf = !tariff.printsPictures()
                && shipment.path("options").path("label_format").asString("PNG").equals("PDF");
        shipment.set("selected_rate", rate);
        shipment.put("tracking_code", trackingCode);
        shipment.set(
                "postage_label",
                isPdf
                        ? shapes.label(store("pdf", pdf(shipment, trackingCode)), "application/pdf", now)
                        : shapes.label(store("png", FakeFiles.png(trackingCode)), "image/png", now));
        shipment.set(
                "tracker",
                shapes.tracker(
                        trackingCode, tariff.carrier(), shipment.path("id").stringValue(), now));
        ((ArrayNode) shipment.get("fees"))
                .add(shapes.fee("LabelFee", NO_FEE))
                .add(shapes.fee("PostageFee", new BigDecimal(rate.path("rate").stringValue())));
        return shipment;
    }

    /** On a return the parcel goes the other way. */
    private static byte[] pdf(ObjectNode shipment, String trackingCode) {
        boolean isReturn = shipment.path("is_return").booleanValue();
        return FakeFiles.pdf(List.of(
                "From: " + line(shipment.path(isReturn ? "to_address" : "from_address")),
                "To: " + line(shipment.path(isReturn ? "from_address" : "to_address")),
                shipment.path("selected_rate").path("carrier").stringValue() + " "
                        + shipment.path("selected_rate").path("service").stringValue(),
                trackingCode,
                shipment.path("options").path("print_custom_1").asString("")));
    }

    private static String line(JsonNode address) {
        return Stream.of("name", "street1", "city", "state", "zip", "country")
                .map(field -> address.path(field).asString(""))
                .filter(text -> !text.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    ObjectNode labelAsPdf(String id) {
        ObjectNode shipment = get(id);
        requireBought(shipment);
        ((ObjectNode) shipment.get("postage_label"))
                .put(
                        "label_pdf_url",
                        store(
                                "pdf",
                                pdf(shipment, shipment.path("tracking_code").stringValue())));
        return shipment;
    }

    /** The code for the counter, which only one carrier has. */
    ObjectNode form(String id, String type, Instant now) {
        ObjectNode shipment = get(id);
        requireBought(shipment);
        if (!type.equals(QR_FORM)
                || !shipment.path("selected_rate").path("carrier").asString("").equals("USPS")) {
            throw new No(422, "FORM.TYPE.INVALID", "This form is not available for the shipment.");
        }
        String code = shipment.path("tracking_code").stringValue();
        ((ArrayNode) shipment.get("forms")).add(shapes.form(type, store("png", FakeFiles.png(code)), now));
        return shipment;
    }

    ObjectNode refund(String id) {
        ObjectNode shipment = get(id);
        requireBought(shipment);
        if (!shipment.path("refund_status").isNull()) {
            throw new No(422, "SHIPMENT.REFUND.UNAVAILABLE", "A refund was asked for before.");
        }
        boolean isUnused =
                STILL_HERE.contains(shipment.path("tracker").path("status").asString(""));
        return shipment.put("refund_status", isUnused ? "submitted" : "rejected");
    }

    Optional<ObjectNode> byTrackingCode(String trackingCode) {
        return byId.values().stream()
                .filter(shipment ->
                        trackingCode.equals(shipment.path("tracking_code").asString("")))
                .findFirst();
    }

    /** The parcel's new place; a scan that is older than the last one does not change where it is now. */
    ObjectNode scan(ObjectNode shipment, String status, String statusDetail, Instant at, Instant now) {
        ObjectNode tracker = (ObjectNode) shipment.get("tracker");
        ArrayNode details = (ArrayNode) tracker.get("tracking_details");
        boolean isLatest = details.valueStream()
                .allMatch(detail ->
                        !Instant.parse(detail.path("datetime").stringValue()).isAfter(at));
        details.add(shapes.trackingDetail(
                status, statusDetail, tracker.path("carrier").stringValue(), at));
        if (isLatest) {
            tracker.put("status", status).put("status_detail", statusDetail);
            shipment.put("status", status);
        }
        return tracker.put("updated_at", Shapes.time(now));
    }

    private String store(String ending, byte[] file) {
        String name = shapes.id("file") + "." + ending;
        stored.put(name, file);
        return files.apply(name);
    }

    private static boolean isBought(ObjectNode shipment) {
        return shipment.path("postage_label").isObject();
    }

    private static void requireBought(ObjectNode shipment) {
        if (!isBought(shipment)) {
            throw new No(422, "SHIPMENT.POSTAGE.REQUIRED", "The shipment has no postage.");
        }
    }

    static No unknown() {
        return new No(404, "NOT_FOUND", "The requested resource could not be found.");
    }

    static ObjectNode list(String field, List<? extends JsonNode> entries) {
        ObjectNode list = FakeApi.JSON.createObjectNode();
        ArrayNode array = list.putArray(field);
        entries.forEach(array::add);
        return list.put("has_more", false);
    }
}
