package dev.kehrwieder.registration.published;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What schema.org (release 30, the types' pages at schema.org) says of the types that a returns policy uses: which
 * properties they have, of what, and which members an enumeration has.
 */
final class SchemaOrgVocabulary {
    private static final String ID = "https://schema.org/";
    private static final Set<String> THING = Set.of("name", "description", "url");

    /** Beside those of every thing. */
    private static final Map<String, Map<String, Set<String>>> PROPERTIES = Map.of(
            "OnlineStore",
            Map.of("logo", Set.of("URL", "ImageObject"), "hasMerchantReturnPolicy", Set.of("MerchantReturnPolicy")),
            "MerchantReturnPolicy",
            Map.ofEntries(
                    Map.entry("additionalProperty", Set.of("PropertyValue")),
                    Map.entry("applicableCountry", Set.of("Country", "Text")),
                    Map.entry("customerRemorseReturnFees", Set.of("ReturnFeesEnumeration")),
                    Map.entry("customerRemorseReturnLabelSource", Set.of("ReturnLabelSourceEnumeration")),
                    Map.entry("customerRemorseReturnShippingFeesAmount", Set.of("MonetaryAmount")),
                    Map.entry("inStoreReturnsOffered", Set.of("Boolean")),
                    Map.entry("itemCondition", Set.of("OfferItemCondition")),
                    Map.entry("itemDefectReturnFees", Set.of("ReturnFeesEnumeration")),
                    Map.entry("itemDefectReturnLabelSource", Set.of("ReturnLabelSourceEnumeration")),
                    Map.entry("itemDefectReturnShippingFeesAmount", Set.of("MonetaryAmount")),
                    Map.entry("merchantReturnDays", Set.of("Date", "DateTime", "Integer")),
                    Map.entry("merchantReturnLink", Set.of("URL")),
                    Map.entry("refundType", Set.of("RefundTypeEnumeration")),
                    Map.entry("restockingFee", Set.of("MonetaryAmount", "Number")),
                    Map.entry("returnFees", Set.of("ReturnFeesEnumeration")),
                    Map.entry("returnLabelSource", Set.of("ReturnLabelSourceEnumeration")),
                    Map.entry("returnMethod", Set.of("ReturnMethodEnumeration")),
                    Map.entry("returnPolicyCategory", Set.of("MerchantReturnEnumeration")),
                    Map.entry("returnPolicyCountry", Set.of("Country", "Text")),
                    Map.entry("returnPolicySeasonalOverride", Set.of("MerchantReturnPolicySeasonalOverride")),
                    Map.entry("returnShippingFeesAmount", Set.of("MonetaryAmount")),
                    Map.entry("validForMemberTier", Set.of("MemberProgramTier"))),
            "MerchantReturnPolicySeasonalOverride",
            Map.of(
                    "startDate", Set.of("Date", "DateTime"),
                    "endDate", Set.of("Date", "DateTime"),
                    "merchantReturnDays", Set.of("Date", "DateTime", "Integer"),
                    "refundType", Set.of("RefundTypeEnumeration"),
                    "restockingFee", Set.of("MonetaryAmount", "Number"),
                    "returnFees", Set.of("ReturnFeesEnumeration"),
                    "returnMethod", Set.of("ReturnMethodEnumeration"),
                    "returnPolicyCategory", Set.of("MerchantReturnEnumeration"),
                    "returnShippingFeesAmount", Set.of("MonetaryAmount")),
            "MonetaryAmount",
            Map.of("currency", Set.of("Text"), "value", Set.of("Number", "Text", "Boolean", "StructuredValue")),
            "PropertyValue",
            Map.of(
                    "propertyID",
                    Set.of("Text", "URL"),
                    "value",
                    Set.of("Number", "Text", "Boolean", "StructuredValue")));

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "MerchantReturnEnumeration",
            Set.of(
                    "MerchantReturnFiniteReturnWindow",
                    "MerchantReturnNotPermitted",
                    "MerchantReturnUnlimitedWindow",
                    "MerchantReturnUnspecified"),
            "RefundTypeEnumeration",
            Set.of("ExchangeRefund", "FullRefund", "StoreCreditRefund"),
            "ReturnFeesEnumeration",
            Set.of(
                    "FreeReturn",
                    "OriginalShippingFees",
                    "RestockingFees",
                    "ReturnFeesCustomerResponsibility",
                    "ReturnShippingFees"),
            "ReturnLabelSourceEnumeration",
            Set.of("ReturnLabelCustomerResponsibility", "ReturnLabelDownloadAndPrint", "ReturnLabelInBox"),
            "ReturnMethodEnumeration",
            Set.of("KeepProduct", "ReturnAtKiosk", "ReturnByMail", "ReturnInStore"),
            "OfferItemCondition",
            Set.of("DamagedCondition", "NewCondition", "RefurbishedCondition", "UsedCondition"));

    private final List<String> faults = new ArrayList<>();

    private SchemaOrgVocabulary() {}

    /** What a document says that the vocabulary has no word for; every type in it is named where it stands. */
    static List<String> faults(JsonNode document) {
        SchemaOrgVocabulary vocabulary = new SchemaOrgVocabulary();
        vocabulary.require(document.path("@context").stringValue("").equals("https://schema.org"), "/@context");
        for (JsonNode node : document.path("@graph")) {
            vocabulary.checkObject(node, "/@graph");
        }
        return List.copyOf(vocabulary.faults);
    }

    private void require(boolean holds, String where) {
        if (!holds) {
            faults.add(where);
        }
    }

    private void checkObject(JsonNode object, String where) {
        String type = object.path("@type").stringValue("");
        Map<String, Set<String>> properties = PROPERTIES.get(type);
        if (properties == null) {
            faults.add(where + "/@type " + type);
            return;
        }
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            String at = where + "/" + name;
            if (name.equals("@id")) {
                require(property.getValue().isString(), at);
            } else if (!name.equals("@type")) {
                Set<String> range = THING.contains(name) ? Set.of("Text") : properties.get(name);
                require(range != null, at);
                checkValues(property.getValue(), range == null ? Set.of() : range, at);
            }
        }
    }

    private void checkValues(JsonNode value, Set<String> range, String where) {
        if (value.isArray()) {
            value.forEach(each -> checkValues(each, range, where));
        } else {
            require(range.stream().anyMatch(type -> isOf(value, type)), where + " " + value);
            if (value.isObject()) {
                checkObject(value, where);
            }
        }
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "Text" -> value.isString();
            case "Boolean" -> value.isBoolean();
            case "Integer" -> value.isIntegralNumber();
            case "Number" -> value.isNumber();
            case "Date" -> value.isString() && isDate(value.stringValue());
            case "URL" -> value.isString() && value.stringValue().matches("https?://[!-~]+");
            default ->
                MEMBERS.containsKey(type)
                        ? value.isString()
                                && value.stringValue().startsWith(ID)
                                && MEMBERS.get(type)
                                        .contains(value.stringValue().substring(ID.length()))
                        : value.path("@type").stringValue("").equals(type);
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
