package dev.kehrwieder.fakes.easypost;

import dev.kehrwieder.fakes.FakeApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** EasyPost's objects with the fields that its recorded answers have, absent ones as null. */
final class Shapes {
    private final Random random;

    /** @param seed of the ids, so that two runs can be compared */
    Shapes(long seed) {
        this.random = new Random(seed);
    }

    synchronized String id(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static ObjectNode error(String code, String message) {
        ObjectNode body = FakeApi.JSON.createObjectNode();
        body.putObject("error").put("code", code).put("message", message).putArray("errors");
        return body;
    }

    private ObjectNode object(String type, String prefix, Instant now) {
        return FakeApi.JSON
                .createObjectNode()
                .put("id", id(prefix))
                .put("object", type)
                .put("mode", "test")
                .put("created_at", time(now))
                .put("updated_at", time(now));
    }

    private static void nulls(ObjectNode object, String... fields) {
        for (String field : fields) {
            if (!object.has(field)) {
                object.putNull(field);
            }
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            to.set(field, from.has(field) ? from.get(field) : FakeApi.JSON.nullNode());
        }
    }

    ObjectNode address(JsonNode given, Instant now) {
        ObjectNode address = object("Address", "adr", now);
        copy(
                given, address, "name", "company", "street1", "street2", "city", "state", "zip", "country", "phone",
                "email");
        nulls(address, "residential", "carrier_facility", "federal_tax_id", "state_tax_id");
        address.putObject("verifications");
        return address;
    }

    ObjectNode parcel(JsonNode given, Instant now) {
        ObjectNode parcel = object("Parcel", "prcl", now);
        copy(given, parcel, "length", "width", "height", "weight", "predefined_package");
        return parcel;
    }

    ObjectNode customsInfo(JsonNode given, Instant now) {
        ObjectNode customs = object("CustomsInfo", "cstinfo", now);
        copy(given, customs, "contents_type", "contents_explanation", "customs_certify", "customs_signer", "eel_pfc");
        copy(given, customs, "non_delivery_option", "restriction_type", "restriction_comments", "declaration");
        ArrayNode items = customs.putArray("customs_items");
        for (JsonNode item : given.path("customs_items")) {
            ObjectNode made = object("CustomsItem", "cstitem", now);
            copy(item, made, "description", "quantity", "weight", "hs_tariff_number", "origin_country", "currency");
            made.put("value", item.path("value").asString());
            nulls(made, "code", "eccn", "manufacturer", "printed_commodity_identifier");
            items.add(made);
        }
        return customs;
    }

    /** Not yet bought. */
    ObjectNode shipment(JsonNode given, Instant now) {
        ObjectNode shipment = object("Shipment", "shp", now);
        copy(given, shipment, "reference");
        shipment.put("is_return", given.path("is_return").asBoolean(false));
        ObjectNode from = address(given.path("from_address"), now);
        ObjectNode to = address(given.path("to_address"), now);
        shipment.set("from_address", from);
        shipment.set("to_address", to);
        shipment.set("return_address", from);
        shipment.set("buyer_address", to);
        shipment.set("parcel", parcel(given.path("parcel"), now));
        shipment.set(
                "customs_info",
                given.hasNonNull("customs_info")
                        ? customsInfo(given.get("customs_info"), now)
                        : FakeApi.JSON.nullNode());
        ObjectNode options =
                given.path("options") instanceof ObjectNode some ? some.deepCopy() : FakeApi.JSON.createObjectNode();
        options.put("currency", "USD").put("date_advance", 0);
        options.putObject("payment").put("type", "SENDER");
        shipment.set("options", options);
        shipment.put("status", "unknown");
        for (String list : List.of("rates", "messages", "forms", "fees")) {
            shipment.putArray(list);
        }
        nulls(shipment, "selected_rate", "postage_label", "tracker", "tracking_code", "scan_form", "insurance");
        nulls(shipment, "refund_status", "order_id", "batch_id", "batch_status", "batch_message", "usps_zone");
        return shipment;
    }

    ObjectNode rate(String shipment, Tariff tariff, BigDecimal price, Instant now) {
        String amount = price.toPlainString();
        ObjectNode rate = object("Rate", "rate", now)
                .put("carrier", tariff.carrier())
                .put("service", tariff.service())
                .put("carrier_account_id", tariff.account())
                .put("shipment_id", shipment)
                .put("rate", amount)
                .put("currency", tariff.currency())
                .put("list_rate", amount)
                .put("list_currency", tariff.currency())
                .put("retail_rate", amount)
                .put("retail_currency", tariff.currency())
                .put("billing_type", "easypost")
                .put("delivery_days", 3)
                .put("est_delivery_days", 3)
                .put("delivery_date_guaranteed", false);
        nulls(rate, "delivery_date");
        return rate;
    }

    /** Whoever has no rates says why. */
    ObjectNode rateError(String carrier, String message) {
        return FakeApi.JSON
                .createObjectNode()
                .put("carrier", carrier)
                .put("carrier_account_id", id("ca"))
                .put("type", "rate_error")
                .put("message", message);
    }

    ObjectNode label(String address, String type, Instant now) {
        ObjectNode label = object("PostageLabel", "pl", now)
                .put("label_url", address)
                .put("label_file_type", type)
                .put("label_type", "default")
                .put("label_size", "4x6")
                .put("label_resolution", 300)
                .put("label_date", time(now))
                .put("integrated_form", "none")
                .put("date_advance", 0);
        nulls(label, "label_pdf_url", "label_zpl_url", "label_epl2_url", "label_file");
        return label;
    }

    ObjectNode form(String type, String address, Instant now) {
        return object("Form", "form", now)
                .put("form_type", type)
                .put("form_url", address)
                .put("submitted_electronically", false);
    }

    ObjectNode fee(String type, BigDecimal amount) {
        return FakeApi.JSON
                .createObjectNode()
                .put("object", "Fee")
                .put("type", type)
                .put("amount", amount.setScale(5).toPlainString())
                .put("charged", true)
                .put("refunded", false);
    }

    ObjectNode tracker(String trackingCode, String carrier, String shipment, Instant now) {
        ObjectNode tracker = object("Tracker", "trk", now)
                .put("tracking_code", trackingCode)
                .put("carrier", carrier)
                .put("shipment_id", shipment)
                .put("status", "unknown")
                .put("status_detail", "unknown")
                .put("is_return", shipment != null)
                .put("finalized", false)
                .put("public_url", "https://track.example/" + trackingCode);
        tracker.putArray("tracking_details");
        tracker.putArray("fees");
        nulls(tracker, "signed_by", "weight", "est_delivery_date", "carrier_detail");
        return tracker;
    }

    ObjectNode trackingDetail(String status, String statusDetail, String carrier, Instant at) {
        ObjectNode detail = FakeApi.JSON
                .createObjectNode()
                .put("object", "TrackingDetail")
                .put("status", status)
                .put("status_detail", statusDetail)
                .put("message", status)
                .put("description", "")
                .put("source", carrier)
                .put("carrier_code", "")
                .put("datetime", time(at));
        ObjectNode place = detail.putObject("tracking_location").put("object", "TrackingLocation");
        nulls(place, "city", "state", "country", "zip");
        return detail;
    }

    ObjectNode event(String description, ObjectNode result, Instant now) {
        ObjectNode event =
                object("Event", "evt", now).put("description", description).put("status", "pending");
        event.set("result", result.deepCopy());
        event.putObject("previous_attributes");
        event.putArray("pending_urls");
        event.putArray("completed_urls");
        return event;
    }
}
