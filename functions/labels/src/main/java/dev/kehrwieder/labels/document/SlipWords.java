package dev.kehrwieder.labels.document;

import java.util.List;
import java.util.Locale;

/** The fixed words of a slip in one language. */
record SlipWords(String title, String orders, String returnTo, String enclose, List<String> columns, String page) {
    private static final SlipWords GERMAN = new SlipWords(
            "Retourenschein",
            "Bestellung",
            "Rücksendung an",
            "Bitte legen Sie diesen Schein zu den Artikeln in das Paket. Außen kommt nur das Versandetikett auf das Paket.",
            List.of("Pos.", "Artikelnr.", "Artikel", "Menge", "Grund"),
            "RMA %s · Seite %d von %d");

    private static final SlipWords ENGLISH = new SlipWords(
            "Return slip",
            "Order",
            "Return to",
            "Please put this slip into the parcel with the items. Only the shipping label goes on the outside.",
            List.of("Line", "SKU", "Item", "Qty", "Reason"),
            "RMA %s · page %d of %d");

    static SlipWords of(Locale locale) {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }
}
