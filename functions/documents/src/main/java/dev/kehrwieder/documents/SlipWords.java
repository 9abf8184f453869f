package dev.kehrwieder.documents;

import java.util.List;
import java.util.Locale;

/**
 * The fixed words of a slip in one language.
 *
 * @param language the language's tag
 * @param codeShows what the QR code does
 * @param steps what the shopper does, one after the other
 */
record SlipWords(
        String language,
        String title,
        String orders,
        String codeShows,
        String returnTo,
        String howTo,
        List<String> steps,
        String items,
        List<String> columns,
        String page) {
    private static final SlipWords GERMAN = new SlipWords(
            "de",
            "Retourenschein",
            "Bestellung",
            "Rückgabe verfolgen",
            "Rücksendung an",
            "So geht es",
            List.of(
                    "Verpacken Sie die Artikel gut, am besten in dem Karton, in dem sie kamen.",
                    "Legen Sie diesen Schein zu den Artikeln in das Paket.",
                    "Entfernen Sie alte Etiketten und Strichcodes. Außen kommt nur das neue Versandetikett auf das Paket.",
                    "Geben Sie das Paket bei einer Annahmestelle des Paketdienstes ab.",
                    "Bewahren Sie den Einlieferungsbeleg auf, bis die Rückgabe abgeschlossen ist."),
            "Artikel im Paket",
            List.of("Pos.", "Artikelnr.", "Artikel", "Menge", "Grund"),
            "RMA %s · Seite %d von %d");

    private static final SlipWords ENGLISH = new SlipWords(
            "en",
            "Return slip",
            "Order",
            "Track your return",
            "Return to",
            "What to do",
            List.of(
                    "Pack the items well, best in the box in which they came.",
                    "Put this slip into the parcel with the items.",
                    "Remove old labels and bar codes. Only the new shipping label goes on the outside.",
                    "Hand the parcel in at a counter of the carrier.",
                    "Keep the receipt until the return is complete."),
            "Items in the parcel",
            List.of("Line", "SKU", "Item", "Qty", "Reason"),
            "RMA %s · page %d of %d");

    static SlipWords of(Locale locale) {
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
    }
}
