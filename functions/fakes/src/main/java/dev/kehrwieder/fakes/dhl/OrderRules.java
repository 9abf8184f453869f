package dev.kehrwieder.fakes.dhl;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What DHL's specifications ask of an order of a label and of a pickup. */
final class OrderRules {
    static final Set<String> LABEL_TYPES = Set.of("SHIPMENT_LABEL", "QR_LABEL", "BOTH");

    /** One receiver per country of senders, by the name that DHL gives the country. */
    static final Set<String> RECEIVERS = Set.of(
            "bel", "bgr", "dnk", "deu", "est", "fin", "fra", "grc", "gbr", "irl", "ita", "hrv", "lva", "ltu", "lux",
            "mlt", "nld", "nor", "aut", "pol", "prt", "rou", "swe", "che", "svk", "svn", "esp", "cze", "hun", "cyp");

    private static final Set<String> WITH_CUSTOMS = Set.of("che", "gbr", "nor");
    private static final Pattern POSTAL_CODE = Pattern.compile("[0-9A-Za-z]+([ -]?[0-9A-Za-z]+)*");
    private static final Pattern BILLING_NUMBER = Pattern.compile("\\d{10}\\d{2}\\w{2}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");
    private static final Set<String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> Locale.of("", code).getISO3Country())
            .collect(Collectors.toSet());

    private OrderRules() {}

    /** @throws FieldCheck.Broken naming the field */
    static void checkReturn(JsonNode body) {
        new FieldCheck(body, "order")
                .only(Set.of(
                        "receiverId",
                        "customerReference",
                        "shipmentReference",
                        "creationSoftware",
                        "shipper",
                        "itemWeight",
                        "itemValue",
                        "customsDetails",
                        "services"))
                .required("receiverId", "shipper")
                .text("receiverId", 1, 50)
                .text("customerReference", 0, 50)
                .text("shipmentReference", 0, 50)
                .text("creationSoftware", 0, 35)
                .part("shipper", OrderRules::shipper)
                .part("itemWeight", OrderRules::weight)
                .part("itemValue", OrderRules::value)
                .part("customsDetails", customs -> customs.only(Set.of("items"))
                        .required("items")
                        .parts("items", 1, 20, OrderRules::commodity));
    }

    /** @throws FieldCheck.Broken if the fields are in form and DHL cannot do it all the same */
    static void checkReturnable(JsonNode body) {
        String receiver = body.path("receiverId").stringValue();
        if (!RECEIVERS.contains(receiver)) {
            throw new FieldCheck.Broken("order.receiverId is not configured");
        }
        if (WITH_CUSTOMS.contains(receiver) && !body.has("customsDetails")) {
            throw new FieldCheck.Broken("order.customsDetails is needed from there");
        }
    }

    private static void shipper(FieldCheck shipper) {
        shipper.only(Set.of(
                        "name1",
                        "name2",
                        "name3",
                        "addressStreet",
                        "addressHouse",
                        "city",
                        "email",
                        "phone",
                        "postalCode",
                        "state"))
                .required("name1", "addressStreet", "addressHouse", "postalCode", "city")
                .text("name1", 1, 50)
                .text("name2", 0, 50)
                .text("name3", 0, 50)
                .text("addressStreet", 1, 50)
                .text("addressHouse", 1, 10)
                .text("city", 1, 40)
                .text("email", 3, 70)
                .text("phone", 1, 20)
                .text("postalCode", 3, 10, POSTAL_CODE)
                .text("state", 0, 20);
    }

    private static void weight(FieldCheck weight) {
        weight.only(Set.of("uom", "value"))
                .required("uom", "value")
                .choice("uom", Set.of("g", "kg"))
                .number("value", "0.001", "31500", "0.001");
    }

    private static void value(FieldCheck value) {
        value.only(Set.of("currency", "value"))
                .choice("currency", Set.of("EUR", "GBP", "CHF"))
                .number("value", "0", "100000", "0.01");
    }

    private static void commodity(FieldCheck item) {
        item.only(Set.of("itemDescription", "packagedQuantity", "countryOfOrigin", "hsCode", "itemWeight", "itemValue"))
                .required("itemDescription", "packagedQuantity", "itemWeight", "itemValue")
                .text("itemDescription", 0, 50)
                .count("packagedQuantity")
                .choice("countryOfOrigin", COUNTRIES)
                .text("hsCode", 6, 11)
                .part("itemWeight", OrderRules::weight)
                .part("itemValue", OrderRules::value);
    }

    /** @throws FieldCheck.Broken naming the field */
    static void checkPickup(JsonNode body) {
        new FieldCheck(body, "order")
                .only(Set.of(
                        "customerDetails",
                        "pickupLocation",
                        "businessHours",
                        "contactPerson",
                        "pickupDetails",
                        "shipmentDetails"))
                .required("pickupLocation", "pickupDetails", "shipmentDetails")
                .part("customerDetails", customer -> customer.required("billingNumber")
                        .text("billingNumber", 14, 14, BILLING_NUMBER))
                .part("pickupLocation", location -> location.required("type", "pickupAddress")
                        .choice("type", Set.of("Address"))
                        .part("pickupAddress", OrderRules::pickupAddress))
                .parts("businessHours", 0, 3, hours -> hours.text("timeFrom", 5, 5, TIME)
                        .text("timeUntil", 5, 5, TIME))
                .part("pickupDetails", details -> details.required("pickupDate")
                        .part("pickupDate", date -> date.required("type")
                                .choice("type", Set.of("Date", "ASAP"))
                                .text("value", 10, 10, DATE))
                        .part("totalWeight", OrderRules::weight))
                .part("shipmentDetails", details -> details.required("shipments")
                        .parts("shipments", 1, 100, shipment -> shipment.required("transportationType")
                                .choice("transportationType", Set.of("PAKET", "SPERRGUT"))
                                .text("shipmentNo", 1, 50)
                                .text("customerReference", 0, 20)));
    }

    private static void pickupAddress(FieldCheck address) {
        address.only(Set.of(
                        "name1", "name2", "addressStreet", "addressHouse", "postalCode", "city", "country", "state"))
                .required("name1", "addressStreet", "addressHouse", "postalCode", "city")
                .text("name1", 0, 50)
                .text("name2", 0, 50)
                .text("addressStreet", 0, 70)
                .text("addressHouse", 0, 10)
                .text("postalCode", 0, 7)
                .text("city", 0, 35)
                .text("country", 2, 2);
    }
}
