package dev.kehrwieder.carriers.dhl;

import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of an order of a return label (handbook, carriers "DHL Parcel DE Returns", {@code ReturnOrder}). */
final class ReturnOrder {
    /** Longer ones are taken, but only so much is printed on the label. */
    private static final int PRINTED_REFERENCE = 30;

    private static final int REFERENCE = 50;
    private static final int RECEIVER = 50;
    private static final int HEAVIEST_GRAMS = 31_500;
    private static final long DEAREST = 100_000;
    private static final Set<String> CURRENCIES = Set.of("EUR", "GBP", "CHF");
    /** From outside the European Union DHL wants a customs declaration (CN23). */
    private static final Set<String> OUTSIDE_THE_UNION = Set.of("CH", "GB", "NO");

    private static final int CUSTOMS_ITEMS = 20;
    private static final int DESCRIPTION = 50;
    private static final int HS_CODE_MIN = 6;
    private static final int HS_CODE = 11;

    private ReturnOrder() {}

    /** The order, or a code of why DHL would not take it. */
    sealed interface Written {
        record Order(ObjectNode body) implements Written {}

        record Refused(String code) implements Written {}
    }

    /** A missing customs declaration would let the parcel strand at the border, not at DHL's counter. */
    static Written of(Carrier.LabelRequest request) {
        return switch (Shipper.of(request.sender())) {
            case Shipper.Fitted.Refused(String code) -> new Written.Refused(code);
            case Shipper.Fitted.Fits(Shipper shipper) ->
                whyNot(request)
                        .<Written>map(Written.Refused::new)
                        .orElseGet(() -> new Written.Order(body(request, shipper)));
        };
    }

    /** QR and paper unless one of them is of no use: a shop's counter prints, and a driver at the door has no scanner for it. */
    static String labelType(ReturnMethod method) {
        return switch (method) {
            case DROP_OFF_POINT -> "QR_LABEL";
            case HOME_PICKUP -> "SHIPMENT_LABEL";
            case BY_MAIL_LABEL, BY_MAIL_QR -> "BOTH";
            case IN_STORE, OWN_SHIPMENT, KEEP_ITEM -> throw new IllegalStateException(method + " has no label");
        };
    }

    private static Optional<String> whyNot(Carrier.LabelRequest request) {
        if (request.receiverId().filter(id -> !id.isBlank()).isEmpty()) {
            return Optional.of("RECEIVER_UNKNOWN");
        }
        if (Shipper.length(request.receiverId().get()) > RECEIVER) {
            return Optional.of("RECEIVER_INVALID");
        }
        if (request.weightGrams() > HEAVIEST_GRAMS) {
            return Optional.of("TOO_HEAVY");
        }
        if (isTooDear(request.value())) {
            return Optional.of("TOO_VALUABLE");
        }
        return OUTSIDE_THE_UNION.contains(request.sender().country())
                ? whyNotThroughCustoms(request)
                : Optional.empty();
    }

    private static Optional<String> whyNotThroughCustoms(Carrier.LabelRequest request) {
        List<Carrier.CustomsItem> items = request.customs();
        if (items.isEmpty()) {
            return Optional.of("CUSTOMS_DATA_MISSING");
        }
        if (positions(items).count() > CUSTOMS_ITEMS) {
            return Optional.of("TOO_MANY_CUSTOMS_ITEMS");
        }
        return items.stream().map(ReturnOrder::fault).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> fault(Carrier.CustomsItem item) {
        if (Shipper.clean(item.description()).isEmpty()
                || item.quantity() < 1
                || item.weightGrams() < item.quantity()) {
            return Optional.of("CUSTOMS_DATA_MISSING");
        }
        if (!CURRENCIES.contains(item.value().currency().getCurrencyCode())) {
            return Optional.of("CUSTOMS_CURRENCY");
        }
        if (isTooDear(item.value())) {
            return Optional.of("TOO_VALUABLE");
        }
        boolean hsCode = item.hsCode()
                .map(code -> code.length() >= HS_CODE_MIN && code.length() <= HS_CODE)
                .orElse(true);
        boolean origin =
                item.originCountry().map(country -> iso3(country).isPresent()).orElse(true);
        return hsCode && origin ? Optional.empty() : Optional.of("CUSTOMS_DATA_INVALID");
    }

    private static boolean isTooDear(Money value) {
        return value.decimal().longValue() >= DEAREST;
    }

    private static ObjectNode body(Carrier.LabelRequest request, Shipper shipper) {
        String reference = Shipper.clean(request.reference());
        ObjectNode body = Json.object()
                .put("receiverId", request.receiverId().orElseThrow())
                .put("customerReference", Shipper.cut(reference, PRINTED_REFERENCE))
                // What staff look for in DHL's portal if we never heard of a label.
                .put(
                        "shipmentReference",
                        Shipper.cut(reference + "/" + request.parcel().parcel() + "/" + request.attempt(), REFERENCE));
        ObjectNode who = body.putObject("shipper");
        for (int line = 0; line < shipper.names().size(); line++) {
            who.put("name" + (line + 1), shipper.names().get(line));
        }
        who.put("addressStreet", shipper.street())
                .put("addressHouse", shipper.house())
                .put("postalCode", shipper.postalCode())
                .put("city", shipper.city());
        if (request.weightGrams() > 0) {
            body.set("itemWeight", weight(request.weightGrams()));
        }
        if (CURRENCIES.contains(request.value().currency().getCurrencyCode())
                && request.value().isPositive()) {
            body.set("itemValue", value(request.value()));
        }
        if (OUTSIDE_THE_UNION.contains(request.sender().country())) {
            ArrayNode items = body.putObject("customsDetails").putArray("items");
            positions(request.customs()).forEach(items::add);
        }
        return body;
    }

    /**
     * DHL declares a quantity with the weight and the value of one unit. Where the value of all is no multiple, some of the
     * units are worth one minor unit more, in a position of their own, so that the sum stays what was paid.
     */
    private static Stream<ObjectNode> positions(List<Carrier.CustomsItem> items) {
        return items.stream().flatMap(item -> {
            long minor = item.value().minor() / item.quantity();
            int dearer = (int) (item.value().minor() % item.quantity());
            return Stream.of(position(item, item.quantity() - dearer, minor), position(item, dearer, minor + 1))
                    .flatMap(Optional::stream);
        });
    }

    private static Optional<ObjectNode> position(Carrier.CustomsItem item, int quantity, long minor) {
        if (quantity == 0) {
            return Optional.empty();
        }
        ObjectNode position = Json.object()
                .put("itemDescription", Shipper.cut(Shipper.clean(item.description()), DESCRIPTION))
                .put("packagedQuantity", quantity);
        item.originCountry().flatMap(ReturnOrder::iso3).ifPresent(country -> position.put("countryOfOrigin", country));
        item.hsCode().ifPresent(code -> position.put("hsCode", code));
        // Rounded down: together they must not weigh more than the parcel.
        position.set("itemWeight", weight(item.weightGrams() / item.quantity()));
        position.set("itemValue", value(new Money(minor, item.value().currency())));
        return Optional.of(position);
    }

    private static ObjectNode weight(int grams) {
        return Json.object().put("uom", "g").put("value", grams);
    }

    private static ObjectNode value(Money value) {
        return Json.object().put("currency", value.currency().getCurrencyCode()).put("value", value.decimal());
    }

    private static Optional<String> iso3(String alpha2) {
        try {
            return Optional.of(Locale.of("", alpha2).getISO3Country()).filter(code -> !code.isEmpty());
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
