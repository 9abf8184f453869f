package dev.kehrwieder.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * In which order a country writes its addresses: the sheets of the Universal Postal Union, "Addressing systems of member
 * countries" (upu.int), compared with OpenCageData/address-formatting. A country that is in no set here writes the number
 * after the street and the code before the town, as most of Europe does, and no region.
 *
 * @param numberFirst whether the number of the house stands before the street
 */
record AddressForm(boolean numberFirst, Town town) {
    private static final Set<String> NUMBER_FIRST = Set.of(
            "AD", "AU", "CA", "FR", "GB", "GG", "HK", "IE", "IL", "IM", "IN", "JE", "LU", "MC", "MT", "MY", "NZ", "PH",
            "PR", "SG", "TH", "US", "ZA");
    private static final Set<String> TOWN_REGION_CODE = Set.of("AU", "CA", "PR", "US");
    private static final Set<String> CODE_ON_ITS_OWN = Set.of("GB", "GG", "IE", "IM", "JE", "MT", "UA", "ZA");
    private static final Set<String> TOWN_CODE = Set.of("IN", "NZ", "SG", "TH");
    private static final Set<String> CODE_TOWN_REGION = Set.of("IT");

    /** How the line of the town is put together. */
    enum Town {
        /** 20457 Hamburg. */
        CODE_TOWN,
        /** 00144 Roma RM. */
        CODE_TOWN_REGION,
        /** Auckland 1010. */
        TOWN_CODE,
        /** New York, NY 10001. */
        TOWN_REGION_CODE,
        /** London, and below it SW1A 1AA. */
        CODE_ON_ITS_OWN
    }

    static AddressForm of(String country) {
        return new AddressForm(NUMBER_FIRST.contains(country), town(country));
    }

    private static Town town(String country) {
        if (TOWN_REGION_CODE.contains(country)) {
            return Town.TOWN_REGION_CODE;
        }
        if (CODE_ON_ITS_OWN.contains(country)) {
            return Town.CODE_ON_ITS_OWN;
        }
        if (CODE_TOWN_REGION.contains(country)) {
            return Town.CODE_TOWN_REGION;
        }
        return TOWN_CODE.contains(country) ? Town.TOWN_CODE : Town.CODE_TOWN;
    }

    List<String> lines(Address address) {
        List<String> lines = new ArrayList<>();
        lines.add(address.name());
        lines.add(
                numberFirst
                        ? join(address.houseNumber(), address.street())
                        : join(address.street(), address.houseNumber()));
        lines.addAll(
                townLines(address, address.region().substring(address.region().indexOf('-') + 1)));
        lines.add(Locale.of("", address.country())
                .getDisplayCountry(Locale.ENGLISH)
                .toUpperCase(Locale.ROOT));
        return lines;
    }

    private List<String> townLines(Address address, String region) {
        String code = address.postalCode();
        String city = address.city();
        return switch (town) {
            case CODE_TOWN -> List.of(join(code, city));
            case CODE_TOWN_REGION -> List.of(join(join(code, city), region));
            case TOWN_CODE -> List.of(join(city, code));
            case TOWN_REGION_CODE -> List.of(join(region.isEmpty() ? city : city + ",", join(region, code)));
            case CODE_ON_ITS_OWN -> List.of(city, code);
        };
    }

    private static String join(String one, String other) {
        return (one + " " + other).strip();
    }
}
