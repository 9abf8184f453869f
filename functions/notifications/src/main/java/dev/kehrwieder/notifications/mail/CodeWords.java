package dev.kehrwieder.notifications.mail;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/** What codes are called in a mail; the reasons of a return have their words in the policy. */
public final class CodeWords {

    private static final Words ORIGINAL_MEANS =
            new Words("Ihr ursprüngliches Zahlungsmittel", "your original means of payment");
    private static final Words UNKNOWN = new Words("", "");

    private static final Map<String, Words> DECLINE_REASONS = Map.ofEntries(
            entry(
                    "RETURN_PERIOD_ENDED",
                    new Words("Die Rückgabefrist ist abgelaufen.", "The return period has ended.")),
            entry(
                    "FINAL_SALE",
                    new Words(
                            "Der Artikel war von der freiwilligen Rückgabe ausgenommen.",
                            "The item was excluded from voluntary returns.")),
            entry(
                    "ALREADY_RETURNED",
                    new Words("Der Artikel ist schon zurückgegeben.", "The item has already been returned.")),
            entry(
                    "NOT_FULFILLED",
                    new Words("Der Artikel ist noch nicht geliefert.", "The item is not delivered yet.")),
            entry(
                    "QUANTITY_EXCEEDED",
                    new Words(
                            "Angemeldet waren mehr Artikel als geliefert.",
                            "More items were announced than delivered.")),
            entry(
                    "DAMAGED_OR_USED",
                    new Words("Der Artikel ist beschädigt oder gebraucht.", "The item is damaged or used.")),
            entry("MISSING_COMPONENT", new Words("Zum Artikel fehlen Teile.", "Parts of the item are missing.")),
            entry("NOT_OUR_ITEM", new Words("Der Artikel stammt nicht von uns.", "The item is not from us.")));

    private static final Map<String, Words> WITHDRAWAL_EXCEPTIONS = Map.of(
            "HYGIENE_SEAL_BROKEN",
            new Words(
                    "Die Versiegelung war entfernt. Versiegelte Ware, die aus Gründen des Gesundheitsschutzes oder der"
                            + " Hygiene nicht zur Rückgabe geeignet ist, kann dann nicht mehr widerrufen werden"
                            + " (§ 312g Abs. 2 Nr. 3 BGB).",
                    "The seal was removed. Sealed goods that are not suitable for return for reasons of health"
                            + " protection or hygiene cannot be withdrawn from after that"
                            + " (section 312g(2) no. 3 of the German Civil Code)."),
            "MEDIA_SEAL_BROKEN",
            new Words(
                    "Die Versiegelung war entfernt. Ton- und Videoaufnahmen und Computersoftware in versiegelter Packung"
                            + " können dann nicht mehr widerrufen werden (§ 312g Abs. 2 Nr. 6 BGB).",
                    "The seal was removed. Sealed audio or video recordings and computer software cannot be withdrawn"
                            + " from after that (section 312g(2) no. 6 of the German Civil Code)."),
            "MADE_TO_ORDER",
            new Words(
                    "Der Artikel wurde nach Ihren Angaben oder für Ihre persönlichen Bedürfnisse angefertigt. Dafür gilt"
                            + " das Widerrufsrecht nicht (§ 312g Abs. 2 Nr. 1 BGB).",
                    "The item was made to your specification or for your personal needs. The right of withdrawal does"
                            + " not cover it (section 312g(2) no. 1 of the German Civil Code)."),
            "PERISHED",
            new Words(
                    "Der Artikel verdirbt schnell, oder sein Verfallsdatum war schnell überschritten. Dafür gilt das"
                            + " Widerrufsrecht nicht (§ 312g Abs. 2 Nr. 2 BGB).",
                    "The item spoils quickly, or its date was soon passed. The right of withdrawal does not cover it"
                            + " (section 312g(2) no. 2 of the German Civil Code)."));

    private static final Map<String, Words> MEANS = Map.of(
            "CARD", new Words("Karte", "Card"),
            "PAYPAL", new Words("PayPal", "PayPal"),
            "KLARNA", new Words("Klarna", "Klarna"),
            "APPLE_PAY", new Words("Apple Pay", "Apple Pay"),
            "GOOGLE_PAY", new Words("Google Pay", "Google Pay"),
            "SEPA_DEBIT", new Words("Bankkonto (Lastschrift)", "Bank account (direct debit)"),
            "BANK_TRANSFER", new Words("Bankkonto", "Bank account"),
            "INVOICE", new Words("Rechnung", "Invoice"),
            "GIFT_CARD", new Words("Geschenkkarte", "Gift card"),
            "STORE_CREDIT", new Words("Guthaben", "Store credit"));

    private static final Map<String, String> CARRIERS = Map.of("local", "Kehrwieder Local");

    private CodeWords() {}

    /** A sentence, or empty for OTHER and every code that is not built in: then the mail tells only what staff wrote. */
    public static String declineReason(String code, Locale locale) {
        return DECLINE_REASONS.getOrDefault(code, UNKNOWN).in(locale);
    }

    /** Why the right of withdrawal does not cover goods: a sentence or two. */
    public static String withdrawalException(String code, Locale locale) {
        return WITHDRAWAL_EXCEPTIONS.getOrDefault(code, UNKNOWN).in(locale);
    }

    /** Where money goes; for a method that is not built in "your original means of payment". */
    public static String means(String method, Locale locale) {
        return MEANS.getOrDefault(method, ORIGINAL_MEANS).in(locale);
    }

    /** The name that people know a carrier by; for one that is not built in the code itself. */
    public static String carrier(String code) {
        return CARRIERS.getOrDefault(code, code);
    }

    private record Words(String german, String english) {

        String in(Locale locale) {
            return locale.getLanguage().equals("de") ? german : english;
        }
    }
}
