package dev.kehrwieder.carriers.easypost;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Carrier.CustomsItem;
import dev.kehrwieder.core.port.Carrier.LabelRequest;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request for a label in EasyPost's words. */
final class ReturnShipment {
    /** "388 Townsend St", where Germany writes "Kehrwieder 1". */
    private static final Set<String> NUMBER_BEFORE_STREET = Set.of("AU", "CA", "FR", "GB", "IE", "LU", "NZ", "US");

    /** From the USA nothing is declared below this (15 CFR 30.37(a)). */
    private static final Money DECLARED_FROM = Money.of(new BigDecimal(2500), Currency.getInstance("USD"));

    private ReturnShipment() {}

    /**
     * Names a purchase, so that it is found again: shop (several may share an account), RMA, parcel, attempt, and what the
     * label depends on. A request that staff corrected is another purchase: the shipment of the wrong one stays unbought.
     */
    static String reference(LabelRequest request) {
        String contents = Sha256.hex(
                        List.of(request.sender(), request.receiver(), request.weightGrams(), request.customs())
                                .toString())
                .substring(0, 8);
        return String.join(
                "_",
                request.parcel().of().shop(),
                request.parcel().of().rma(),
                String.valueOf(request.parcel().parcel()),
                String.valueOf(request.attempt()),
                contents);
    }

    /** The addresses as they were on the way out: EasyPost turns them around for a return. */
    static Map<String, Object> of(LabelRequest request, EasyPostAccount account) {
        Map<String, Object> shipment = new HashMap<>();
        shipment.put("reference", reference(request));
        shipment.put("is_return", true);
        shipment.put("from_address", address(request.receiver()));
        shipment.put("to_address", address(request.sender()));
        shipment.put("parcel", Map.of("weight", Ounces.ofGrams(request.weightGrams())));
        shipment.put("options", Map.of("label_format", "PDF", "print_custom_1", request.reference()));
        if (!account.carrierAccounts().isEmpty()) {
            shipment.put("carrier_accounts", account.carrierAccounts());
        }
        if (!request.customs().isEmpty()) {
            shipment.put("customs_info", customs(request));
        }
        return shipment;
    }

    private static Map<String, String> address(Address address) {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", address.name());
        fields.put("street1", street(address));
        fields.put("zip", address.postalCode());
        fields.put("city", address.city());
        fields.put("country", address.country());
        address.region().ifPresent(region -> fields.put("state", region.substring(region.indexOf('-') + 1)));
        return fields;
    }

    private static String street(Address address) {
        String line = NUMBER_BEFORE_STREET.contains(address.country())
                ? address.houseNumber() + " " + address.street()
                : address.street() + " " + address.houseNumber();
        return line.strip();
    }

    private static Map<String, Object> customs(LabelRequest request) {
        Map<String, Object> customs = new HashMap<>();
        customs.put("contents_type", "returned_goods");
        customs.put("restriction_type", "none");
        customs.put("non_delivery_option", "return");
        customs.put("customs_certify", true);
        customs.put("customs_signer", request.sender().name());
        customs.put(
                "customs_items",
                request.customs().stream().map(ReturnShipment::customsItem).toList());
        if (request.sender().country().equals("US") && isBelow(request.value())) {
            customs.put("eel_pfc", "NOEEI 30.37(a)");
        }
        return customs;
    }

    private static boolean isBelow(Money value) {
        return value.currency().equals(DECLARED_FROM.currency()) && value.compareTo(DECLARED_FROM) < 0;
    }

    /** Weight and value are those of all units together, there as here. */
    private static Map<String, Object> customsItem(CustomsItem item) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("description", item.description());
        fields.put("quantity", item.quantity());
        fields.put("weight", Ounces.ofGrams(item.weightGrams()));
        fields.put("value", item.value().decimal());
        fields.put("currency", item.value().currency().getCurrencyCode());
        item.originCountry().ifPresent(country -> fields.put("origin_country", country));
        item.hsCode().ifPresent(code -> fields.put("hs_tariff_number", code));
        return fields;
    }
}
