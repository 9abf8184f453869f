package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How the API spells money and time (DESIGN 6, "Manners"). */
public final class Texts {
    private Texts() {}

    /** A decimal string with exactly the currency's digits. */
    public static String amount(Money money) {
        return money.decimal().toPlainString();
    }

    /** RFC 3339 in UTC. */
    public static String time(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    /** RFC 3339 with the offset of a zone. */
    public static String time(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }
}
