package dev.kehrwieder.core.refund;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account's number (ISO 13616), without spaces. The check digits hold, and the length is its country's, for the countries
 * of SEPA; other countries' accounts are none that a SEPA transfer reaches.
 */
public record Iban(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    /** Of the SWIFT registry of IBANs, for the countries and territories of the EPC's list. */
    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("AD", 24),
            Map.entry("AL", 28),
            Map.entry("AT", 20),
            Map.entry("BE", 16),
            Map.entry("BG", 22),
            Map.entry("CH", 21),
            Map.entry("CY", 28),
            Map.entry("CZ", 24),
            Map.entry("DE", 22),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("ES", 24),
            Map.entry("FI", 18),
            Map.entry("FR", 27),
            Map.entry("GB", 22),
            Map.entry("GI", 23),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("HU", 28),
            Map.entry("IE", 22),
            Map.entry("IS", 26),
            Map.entry("IT", 27),
            Map.entry("LI", 21),
            Map.entry("LT", 20),
            Map.entry("LU", 20),
            Map.entry("LV", 21),
            Map.entry("MC", 27),
            Map.entry("MD", 24),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("MT", 31),
            Map.entry("NL", 18),
            Map.entry("NO", 15),
            Map.entry("PL", 28),
            Map.entry("PT", 25),
            Map.entry("RO", 24),
            Map.entry("RS", 22),
            Map.entry("SE", 24),
            Map.entry("SI", 19),
            Map.entry("SK", 24),
            Map.entry("SM", 27),
            Map.entry("VA", 22));

    /** @throws IllegalArgumentException without the number, which is personal, if it is none */
    public Iban {
        if (!isOne(text)) {
            throw new IllegalArgumentException("no IBAN of SEPA");
        }
    }

    /** As a person types it: spaces and small letters are no fault. */
    public static Optional<Iban> parse(String typed) {
        String text = typed.replaceAll("[\\s\\u00a0]", "").toUpperCase(Locale.ROOT);
        return isOne(text) ? Optional.of(new Iban(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return FORM.matcher(text).matches()
                && Integer.valueOf(text.length()).equals(LENGTHS.get(text.substring(0, 2)))
                && remainder(text) == 1;
    }

    /** ISO 7064, MOD 97-10: the first four characters last, letters as two digits. */
    private static int remainder(String text) {
        StringBuilder digits = new StringBuilder();
        (text.substring(4) + text.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValue();
    }

    /** It is personal: logs get its country at most. */
    @Override
    public String toString() {
        return text.substring(0, 2) + "…";
    }
}
