package dev.kehrwieder.local.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** ISO 3166-1 codes by English names, and by the names that the data set uses besides. */
final class Countries {
    /** Where the store is: the country of an order whose own is none that is known. */
    static final String HOME = "GB";

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(
                Map.of("eire", "IE", "usa", "US", "rsa", "ZA", "czech republic", "CZ", "hong kong", "HK"));
        Arrays.stream(Locale.getISOCountries())
                .forEach(code -> codes.put(
                        Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code));
        return Map.copyOf(codes);
    }
}
