package dev.kehrwieder.core.policy;

import java.util.Set;

/**
 * The customs territory of the European Union by country codes (Regulation (EU) 952/2013, Article 4): the member states,
 * Monaco, and what has a code of its own and belongs to it. Places without a code of their own, such as Büsingen, Livigno or
 * Northern Ireland, are not told apart.
 */
public final class CustomsUnion {
    private static final Set<String> TERRITORY = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "MC", "AX", "GF", "GP", "MF", "MQ", "RE", "YT");

    private CustomsUnion() {}

    /** Whether customs ask what is in a parcel between two countries. A sender whose country nobody knows is not asked. */
    public static boolean asks(String sender, String receiver) {
        boolean inside = TERRITORY.contains(sender) && TERRITORY.contains(receiver);
        return !sender.isEmpty() && !sender.equals(receiver) && !inside;
    }
}
