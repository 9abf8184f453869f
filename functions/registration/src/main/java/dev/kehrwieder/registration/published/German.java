package dev.kehrwieder.registration.published;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.RefundTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** German, with "Sie". */
final class German implements Words {
    /** Countries that are not named without an article, in the dative. */
    private static final Map<String, String> WITH_ARTICLE = Map.of(
            "CH", "der Schweiz",
            "NL", "den Niederlanden",
            "US", "den USA",
            "GB", "dem Vereinigten Königreich",
            "TR", "der Türkei",
            "SK", "der Slowakei",
            "UA", "der Ukraine",
            "MD", "der Republik Moldau",
            "AE", "den Vereinigten Arabischen Emiraten");

    @Override
    public Locale locale() {
        return Locale.GERMANY;
    }

    @Override
    public String otherLanguage() {
        return "English";
    }

    @Override
    public String title(String shop) {
        return "Rückgabe bei " + shop;
    }

    @Override
    public String intro() {
        return "Hier steht, wie Sie Artikel zurückgeben oder umtauschen können. Ihre gesetzlichen Rechte haben Sie"
                + " immer, auch wo diese Seite etwas ausschließt.";
    }

    @Override
    public String atAGlance() {
        return "Auf einen Blick";
    }

    @Override
    public String howLong() {
        return "So lange haben Sie Zeit";
    }

    @Override
    public String windowInShort(int days, Anchor anchor) {
        return days == 0
                ? (anchor == Anchor.ORDERED ? "nur am Tag der Bestellung" : "nur am Tag der Lieferung")
                : days(days) + (anchor == Anchor.ORDERED ? " ab der Bestellung" : " ab der Lieferung");
    }

    @Override
    public String window(int days, Anchor anchor) {
        String day = anchor == Anchor.ORDERED ? "Bestellung" : "Lieferung";
        return days == 0
                ? "Sie können Artikel am Tag der " + day + " zurückgeben."
                : "Sie können Artikel innerhalb von " + inDays(days) + " nach der " + day + " zurückgeben. Der Tag der "
                        + day + " selbst zählt nicht mit.";
    }

    private static String inDays(int days) {
        return days == 1 ? "einem Tag" : days + " Tagen";
    }

    @Override
    public String season(String orderedFrom, String orderedTo, String until) {
        return "Bestellt vom " + orderedFrom + " bis zum " + orderedTo + ": Sie haben mindestens bis zum " + until
                + " Zeit.";
    }

    @Override
    public String approval(Approval approval) {
        return switch (approval) {
            case AUTO, REJECT -> "";
            case MANUAL ->
                "Wir prüfen jede Anmeldung von Hand. Bitte schicken Sie erst etwas zurück, wenn wir zugestimmt haben.";
        };
    }

    @Override
    public String notTakenBack() {
        return "Über Ihre gesetzlichen Rechte hinaus nehmen wir Artikel nicht zurück, soweit unten keine besondere Regel"
                + " etwas anderes sagt.";
    }

    @Override
    public String whatItCosts() {
        return "Was es kostet";
    }

    @Override
    public String free() {
        return "kostenlos";
    }

    @Override
    public String postage(String amount) {
        return amount;
    }

    @Override
    public String ownPostage() {
        return "Ihr Porto";
    }

    @Override
    public String ownPostageAnd(String amount) {
        return "Ihr Porto und " + amount;
    }

    @Override
    public String inTheOrdersCurrency(String number) {
        return number + " in der Währung Ihrer Bestellung";
    }

    @Override
    public String wayAndCost() {
        return "Die Rücksendung";
    }

    @Override
    public String way() {
        return "Weg";
    }

    @Override
    public String cost() {
        return "Kosten";
    }

    @Override
    public String postageIsDeducted() {
        return "Was die Rücksendung kostet, ziehen wir einmal je Rückgabe von Ihrer Erstattung ab.";
    }

    @Override
    public String restocking(String percent) {
        return "Als Bearbeitungsgebühr behalten wir " + percent + " vom Preis der zurückgegebenen Artikel ein.";
    }

    @Override
    public String noRestocking() {
        return "Eine Bearbeitungsgebühr gibt es nicht.";
    }

    @Override
    public String freeIfFaulty() {
        return "Ist ein Artikel fehlerhaft, falsch, unvollständig oder auf dem Weg beschädigt worden, ziehen wir Ihnen"
                + " nichts ab.";
    }

    @Override
    public String howToSend() {
        return "So geben Sie zurück";
    }

    @Override
    public String announceFirst() {
        return "Melden Sie die Rückgabe zuerst im Shop an. Dort wählen Sie, was Sie zurückgeben und wie:";
    }

    @Override
    public String method(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_LABEL -> "Paket mit Etikett";
            case BY_MAIL_QR -> "Paket mit QR-Code";
            case DROP_OFF_POINT -> "Abgabestelle";
            case IN_STORE -> "Im Geschäft";
            case HOME_PICKUP -> "Abholung zu Hause";
            case OWN_SHIPMENT -> "Eigener Versand";
            case KEEP_ITEM -> "Behalten";
        };
    }

    @Override
    public String methodExplained(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_LABEL -> "Sie drucken unser Etikett aus, kleben es auf das Paket und geben es ab.";
            case BY_MAIL_QR -> "Sie zeigen den QR-Code in einer Annahmestelle vor; das Etikett wird dort gedruckt.";
            case DROP_OFF_POINT -> "Sie bringen das Paket zu einer Abgabestelle.";
            case IN_STORE -> "Sie bringen die Artikel in eines unserer Geschäfte.";
            case HOME_PICKUP -> "Das Paket wird bei Ihnen abgeholt.";
            case OWN_SHIPMENT -> "Sie wählen den Paketdienst selbst, bezahlen ihn und nennen uns die Sendungsnummer.";
            case KEEP_ITEM -> "Sie müssen den Artikel nicht zurückschicken.";
        };
    }

    @Override
    public String labelsLast(int days) {
        return "Etikett und QR-Code gelten " + days(days) + ".";
    }

    @Override
    public String packing() {
        return "So packen Sie";
    }

    @Override
    public String whatYouGet() {
        return "Was Sie bekommen";
    }

    @Override
    public String resolution(Resolution resolution) {
        return switch (resolution) {
            case REFUND_ORIGINAL_PAYMENT -> "Ihr Geld zurück";
            case STORE_CREDIT -> "ein Guthaben im Shop";
            case EXCHANGE_VARIANT -> "denselben Artikel in einer anderen Größe oder Farbe";
            case EXCHANGE_PRODUCT -> "einen anderen Artikel";
            case INSTANT_EXCHANGE -> "einen Umtausch, bei dem der neue Artikel sofort losgeht";
            case REPLACEMENT -> "einen Ersatz";
            case REPAIR -> "eine Reparatur";
            case REFUND_KEEP_ITEM -> "Ihr Geld zurück, und Sie behalten den Artikel";
            case PARTIAL_REFUND_KEEP_ITEM -> "einen Teil des Geldes, und Sie behalten den Artikel";
            case NO_COMPENSATION -> "nichts";
        };
    }

    @Override
    public String bonus(String percent) {
        return "Entscheiden Sie sich für ein Guthaben, legen wir " + percent + " dazu.";
    }

    @Override
    public String money(RefundTrigger trigger) {
        return "Wir zahlen, " + moneyInShort(trigger) + ".";
    }

    @Override
    public String moneyInShort(RefundTrigger trigger) {
        return switch (trigger) {
            case HANDED_IN -> "sobald Sie das Paket abgegeben haben";
            case DELIVERED -> "sobald das Paket bei uns angekommen ist";
            case INSPECTED -> "sobald das Paket bei uns ist und wir die Artikel geprüft haben";
        };
    }

    @Override
    public String sameWay() {
        return "Das Geld geht auf dem Weg zurück, auf dem Sie bezahlt haben. Bis Ihre Bank es zeigt, können noch einige"
                + " Bankarbeitstage vergehen.";
    }

    @Override
    public String whatStays() {
        return "Was nicht zurückkommt";
    }

    @Override
    public String whatStaysIntro() {
        return "Diese Artikel nehmen wir über Ihre gesetzlichen Rechte hinaus nicht zurück:";
    }

    @Override
    public String goods(LineFlag flag) {
        return switch (flag) {
            case FINAL_SALE -> "Artikel im endgültigen Verkauf";
            case SEALED_HYGIENE -> "versiegelte Hygieneartikel";
            case SEALED_MEDIA -> "versiegelte Ton- und Bildträger und Software";
            case MADE_TO_ORDER -> "Artikel, die eigens für Sie gemacht wurden";
            case PERISHABLE -> "verderbliche Artikel";
            case GIFT_CARD -> "Geschenkkarten";
            case BULKY -> "sperrige Artikel";
            case HAZARDOUS -> "Gefahrgut";
            case DIGITAL -> "digitale Artikel";
        };
    }

    @Override
    public String whyNot(LineFlag flag) {
        return switch (flag) {
            case FINAL_SALE -> "beim Kauf als vom Umtausch ausgeschlossen gekennzeichnet";
            case MADE_TO_ORDER -> "niemand anders könnte sie gebrauchen";
            case PERISHABLE -> "sie halten sich nicht bis zum nächsten Verkauf";
            case GIFT_CARD -> "sie sind wie Bargeld";
            case DIGITAL -> "was einmal geladen ist, kann nicht zurückkommen";
            case SEALED_HYGIENE, SEALED_MEDIA, BULKY, HAZARDOUS -> "";
        };
    }

    @Override
    public String sealed() {
        return "Versiegelte Hygieneartikel sowie versiegelte Ton- und Bildträger und Software sehen wir uns an, wenn sie"
                + " bei uns ankommen: Ist das Siegel gebrochen, können wir sie ablehnen.";
    }

    @Override
    public String blocked(List<String> skus, int more) {
        return "einzelne Artikel mit diesen Nummern: " + String.join(", ", skus)
                + (more == 0 ? "" : " und " + more + " weitere");
    }

    @Override
    public String specialRules() {
        return "Besondere Regeln";
    }

    @Override
    public String firstRuleCounts() {
        return "Passen mehrere Regeln, gilt in jedem Punkt die oberste, die etwas dazu sagt.";
    }

    @Override
    public String from(String country) {
        return WITH_ARTICLE.getOrDefault(country, Locale.of("", country).getDisplayCountry(Locale.GERMANY));
    }

    @Override
    public String ordersFrom(List<String> countries) {
        return "bestellt aus " + or(countries);
    }

    @Override
    public String because(List<String> reasons) {
        return "Grund " + or(reasons.stream().map(reason -> "„" + reason + "“").toList());
    }

    @Override
    public String fault(FaultParty fault) {
        return switch (fault) {
            case CUSTOMER -> "wenn der Artikel in Ordnung ist und Sie ihn nicht behalten möchten";
            case MERCHANT -> "wenn wir etwas falsch gemacht haben";
            case CARRIER -> "wenn auf dem Weg etwas schiefgegangen ist";
            case SUPPLIER -> "wenn der Artikel einen Fehler hat";
            case UNKNOWN -> "wenn der Grund unklar ist";
        };
    }

    @Override
    public String sentBy(List<String> methods) {
        return "Rückgabe per " + or(methods);
    }

    @Override
    public String everything() {
        return "Alle Artikel";
    }

    @Override
    public String days(int days) {
        return days == 1 ? "1 Tag" : days + " Tage";
    }

    @Override
    public String ruleApproval(Approval approval) {
        return switch (approval) {
            case AUTO -> "ohne Prüfung vorab angenommen";
            case MANUAL -> "wird von Hand geprüft";
            case REJECT -> "nehmen wir nicht zurück";
        };
    }

    @Override
    public String rulePostage(String amount) {
        return "Rücksendung " + amount;
    }

    @Override
    public String ruleFreePostage() {
        return "Rücksendung kostenlos";
    }

    @Override
    public String ruleRestocking(String percent) {
        return percent + " Bearbeitungsgebühr";
    }

    @Override
    public String ruleNoRestocking() {
        return "keine Bearbeitungsgebühr";
    }

    @Override
    public String ruleMethods(List<String> methods) {
        return "Rückgabe nur so: " + or(methods);
    }

    @Override
    public String ruleResolutions(List<String> resolutions) {
        return "Sie bekommen " + or(resolutions);
    }

    @Override
    public String rulePhotos(int photos) {
        return photos == 0 ? "ohne Fotos" : "mit " + (photos == 1 ? "einem Foto" : photos + " Fotos");
    }

    @Override
    public String ruleKeep(String amount) {
        return "unter " + amount + " behalten Sie den Artikel";
    }

    @Override
    public String or(List<String> words) {
        return Lists.joined(words, " oder ");
    }

    @Override
    public String and(List<String> words) {
        return Lists.joined(words, " und ");
    }

    @Override
    public String photos() {
        return "Wann wir Fotos brauchen";
    }

    @Override
    public String photosIntro() {
        return "Bei diesen Gründen bitten wir Sie bei der Anmeldung um Fotos je Artikel:";
    }

    @Override
    public String photosFor(String reason, int photos) {
        return reason + ": " + (photos == 1 ? "ein Foto" : photos + " Fotos");
    }

    @Override
    public String keeping() {
        return "Was Sie behalten dürfen";
    }

    @Override
    public String keep(String amount) {
        return "Ist ein Artikel weniger wert als " + amount
                + ", müssen Sie ihn nicht zurückschicken. Sie behalten ihn und bekommen Ihr Geld trotzdem.";
    }

    @Override
    public String whereTo() {
        return "Wohin die Ware geht";
    }

    @Override
    public String addressFor(List<String> countries) {
        return "Rückgaben aus " + and(countries);
    }

    @Override
    public String addressOtherwise() {
        return "Alle anderen Rückgaben";
    }

    @Override
    public String addressNote() {
        return "Bitte schicken Sie nichts ohne Anmeldung: Wir könnten das Paket sonst niemandem zuordnen.";
    }

    @Override
    public String withdrawal() {
        return "Ihr gesetzliches Widerrufsrecht";
    }

    @Override
    public List<String> withdrawalText() {
        return List.of(
                "Als Verbraucherin oder Verbraucher können Sie einen Kauf im Fernabsatz binnen 14 Tagen widerrufen, ohne"
                        + " einen Grund zu nennen. Die Frist beginnt am Tag, nachdem der letzte Artikel Ihrer Bestellung"
                        + " bei Ihnen angekommen ist. Es genügt, den Widerruf rechtzeitig abzuschicken.",
                "Dieses Recht hängt von nichts ab, was oben steht: weder von unseren Fristen und Regeln noch von einer"
                        + " Prüfung. Eine Bearbeitungsgebühr gibt es dabei nicht. Wir erstatten spätestens 14 Tage, nachdem"
                        + " Ihr Widerruf bei uns ist, dürfen damit aber warten, bis die Ware wieder hier ist oder Sie"
                        + " nachweisen, dass Sie sie abgeschickt haben.",
                "Das Gesetz nimmt einige Waren vom Widerruf aus, zum Beispiel Waren nach Ihren eigenen Angaben,"
                        + " schnell Verderbliches und versiegelte Hygieneartikel oder Datenträger, deren Siegel Sie"
                        + " gebrochen haben.");
    }

    @Override
    public String valueLoss() {
        return "Einen Wertverlust ersetzen Sie nur, wenn er daher kommt, dass Sie mit der Ware mehr gemacht haben, als sie"
                + " zu prüfen.";
    }

    @Override
    public String withdrawalLink() {
        return "Vertrag widerrufen";
    }

    @Override
    public String warranty() {
        return "Wenn etwas nicht in Ordnung ist";
    }

    @Override
    public List<String> warrantyText() {
        return List.of(
                "Ist ein Artikel mangelhaft, haben Sie ab der Lieferung zwei Jahre lang die gesetzliche Gewährleistung,"
                        + " auch lange nach allen Fristen auf dieser Seite. Sie wählen zwischen Reparatur und Ersatz; gelingt"
                        + " beides nicht, können Sie vom Kauf zurücktreten oder den Preis mindern.",
                "Das kostet Sie nichts, auch nicht den Versand. Zeigt sich der Mangel im ersten Jahr, wird vermutet, dass"
                        + " es ihn von Anfang an gab.");
    }

    @Override
    public String repairExtension() {
        return "Entscheiden Sie sich für die Reparatur, verlängert sich unsere Haftung dafür einmal um zwölf Monate"
                + " (Käufe ab dem 31. Juli 2026).";
    }

    @Override
    public String questions() {
        return "Fragen? Schreiben Sie uns:";
    }

    @Override
    public String version(int version) {
        return "Fassung " + version;
    }

    @Override
    public String since(String day) {
        return "gültig für Bestellungen seit dem " + day;
    }

    @Override
    public String unknownTitle() {
        return "Diese Seite gibt es nicht";
    }

    @Override
    public String unknownText() {
        return "Unter dieser Adresse steht keine Rückgabe-Regelung. Bitte folgen Sie dem Link auf den Seiten Ihres Shops.";
    }
}
