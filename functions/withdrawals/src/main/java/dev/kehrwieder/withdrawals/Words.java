package dev.kehrwieder.withdrawals;

import dev.kehrwieder.platform.api.DeclarationText;
import java.util.Locale;

/**
 * What the page says, in one language. The two labels are the law's own (§ 356a(1), (3) BGB; Directive 2011/83/EU, Art.
 * 11a(1), (3)), and a button has nothing but its label.
 *
 * @param language of the page
 * @param otherLanguage its name in itself, for who would rather read it
 */
record Words(
        String language,
        String otherLanguage,
        String otherLanguageName,
        String withdraw,
        String confirm,
        String intro,
        String name,
        String contract,
        String contractHint,
        String email,
        String emailHint,
        String items,
        String itemsHint,
        String optional,
        String requiredHint,
        String errorTitle,
        String errorPrefix,
        String nameMissing,
        String contractMissing,
        String emailMissing,
        String emailWrong,
        String tooLong,
        String notAccepted,
        String check,
        String checkIntro,
        String change,
        String received,
        String receivedIntro,
        String receivedAt,
        String number,
        String content,
        String mailFollows,
        String pdf,
        String fileName,
        String page,
        String expired,
        String tooMany,
        String away,
        String notFound) {

    static Words of(Locale locale) {
        return DeclarationText.isGerman(locale) ? GERMAN : ENGLISH;
    }

    private static final Words GERMAN = new Words(
            "de",
            "en",
            "English",
            "Vertrag widerrufen",
            "Widerruf bestätigen",
            "Hier können Sie einen Vertrag widerrufen. Einen Grund müssen Sie nicht nennen, und Sie müssen sich nicht"
                    + " anmelden.",
            "Ihr Name",
            "Bestellnummer oder andere Angaben zum Vertrag",
            "Die Bestellnummer steht in Ihrer Bestellbestätigung.",
            "Ihre E-Mail-Adresse",
            "An diese Adresse schicken wir die Eingangsbestätigung. Am besten nehmen Sie die Adresse, mit der Sie bestellt"
                    + " haben.",
            "Nur ein Teil der Bestellung?",
            "Nennen Sie die Artikel, einen je Zeile. Wenn Sie nichts eintragen, widerrufen Sie den ganzen Vertrag.",
            "freiwillig",
            "Alle Felder sind auszufüllen, wenn nicht „freiwillig“ dabei steht.",
            "Bitte prüfen Sie Ihre Angaben",
            "Fehler: ",
            "Geben Sie Ihren Namen an.",
            "Geben Sie an, um welchen Vertrag es geht, zum Beispiel die Bestellnummer.",
            "Geben Sie Ihre E-Mail-Adresse an.",
            "Geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel ada@example.org.",
            "Das ist zu lang. Möglich sind höchstens %d Zeichen.",
            "Hier stehen Zeichen, die wir nicht verarbeiten können. Bitte geben Sie den Text von Hand ein.",
            "Ihr Widerruf: bitte bestätigen",
            "Noch ist nichts abgeschickt. Stimmen die Angaben? Dann bestätigen Sie Ihren Widerruf.",
            "Angaben ändern",
            "Ihr Widerruf ist eingegangen",
            "Das haben Sie erklärt. Bewahren Sie diese Bestätigung gut auf.",
            "Eingegangen am",
            "Vorgangsnummer",
            "Inhalt Ihrer Erklärung",
            "Diese Eingangsbestätigung schicken wir Ihnen auch per E-Mail an %s.",
            "Bestätigung als PDF speichern",
            "widerruf",
            "%s · Seite %d von %d",
            "Seit Ihrer Eingabe ist mehr als ein Tag vergangen, oder die Seite gehört nicht zu Ihrer Eingabe. Es wurde"
                    + " nichts widerrufen. Bitte prüfen Sie Ihre Angaben und schicken Sie sie noch einmal ab.",
            "Von hier oder für diese E-Mail-Adresse kamen in der letzten Stunde zu viele Widerrufe. Bitte versuchen Sie es"
                    + " in %d Minuten noch einmal. Sie können Ihren Widerruf auch auf anderem Weg erklären, zum Beispiel per"
                    + " E-Mail.",
            "Das hat gerade nicht geklappt. Ihre Angaben stehen noch hier: Bitte versuchen Sie es gleich noch einmal. Ein"
                    + " zweiter Versuch zählt nicht doppelt.",
            "Diese Seite gibt es nicht.");

    private static final Words ENGLISH = new Words(
            "en",
            "de",
            "Deutsch",
            "withdraw from contract here",
            "confirm withdrawal",
            "Here you can withdraw from a contract. You need not give a reason, and you need not sign in.",
            "Your name",
            "Order number, or other details of the contract",
            "The order number is in your order confirmation.",
            "Your e-mail address",
            "We send the acknowledgement to this address. The one that you ordered with is best.",
            "Only a part of the order?",
            "Name the items, one in each line. If you leave this empty, you withdraw from the whole contract.",
            "optional",
            "Please fill in every field that is not marked as optional.",
            "Please check what you entered",
            "Error: ",
            "Enter your name.",
            "Enter which contract it is about, such as the order number.",
            "Enter your e-mail address.",
            "Enter a complete e-mail address, such as ada@example.org.",
            "This is too long. At most %d characters are possible.",
            "There are characters here that we cannot process. Please type the text by hand.",
            "Your withdrawal: please confirm",
            "Nothing has been sent yet. Are the details right? Then confirm your withdrawal.",
            "Change details",
            "We have received your withdrawal",
            "This is what you declared. Please keep this acknowledgement.",
            "Received on",
            "Reference number",
            "Content of your declaration",
            "We also send this acknowledgement by e-mail to %s.",
            "Save acknowledgement as PDF",
            "withdrawal",
            "%s · page %d of %d",
            "More than a day has passed since your entry, or the page does not belong to it. Nothing has been withdrawn"
                    + " from. Please check your details and send them once more.",
            "Too many withdrawals came from here or for this e-mail address within the last hour. Please try again in %d"
                    + " minutes. You can also declare your withdrawal in another way, such as by e-mail.",
            "That did not work just now. Your details are still here: please try again in a moment. A second try does"
                    + " not count twice.",
            "There is no such page.");
}
