package dev.kehrwieder.notifications.mail;

/** German, with "Sie". */
final class German implements Phrases {

    @Override
    public String language() {
        return "de";
    }

    @Override
    public String greeting(String name) {
        return name.isEmpty() ? "Guten Tag," : "Guten Tag, " + name + ",";
    }

    @Override
    public String closing() {
        return "Freundliche Grüße";
    }

    @Override
    public String whyThisMail(String shop) {
        return "Sie erhalten diese E-Mail, weil es zu Ihrer Bestellung bei " + shop + " eine Retoure gibt.";
    }

    @Override
    public String questionsByAnswering() {
        return "Fragen? Antworten Sie einfach auf diese E-Mail.";
    }

    @Override
    public String questions(String shop) {
        return "Fragen? Der Kundenservice von " + shop + " hilft Ihnen gern weiter.";
    }

    @Override
    public String secrets() {
        return "Wir fragen Sie nie per E-Mail nach Passwörtern oder Kartendaten.";
    }

    @Override
    public String returnNumber() {
        return "Retourennummer";
    }

    @Override
    public String orders(int count) {
        return count == 1 ? "Bestellung" : "Bestellungen";
    }

    @Override
    public String items() {
        return "Ihre Artikel";
    }

    @Override
    public String furtherItems() {
        return "Alle weiteren Artikel finden Sie auf der Seite Ihrer Retoure.";
    }

    @Override
    public String reason(String reason) {
        return "Grund: " + reason;
    }

    @Override
    public String viewReturn() {
        return "Retoure ansehen";
    }

    @Override
    public String nothingToDo() {
        return "Sie müssen nichts weiter tun.";
    }

    @Override
    public String registeredSubject(String rma) {
        return "Wir prüfen Ihre Retoure " + rma;
    }

    @Override
    public String registeredIntro() {
        return "vielen Dank, Ihre Anmeldung ist bei uns eingegangen. Wir sehen sie uns jetzt an und melden uns"
                + " per E-Mail mit unserer Entscheidung.";
    }

    @Override
    public String registeredWait() {
        return "Bitte schicken Sie noch nichts zurück. Wenn wir zustimmen, bekommen Sie von uns alles, was Sie für"
                + " die Rücksendung brauchen.";
    }

    @Override
    public String labelSubject(String rma) {
        return "QR-Code und Etikett für Ihre Retoure " + rma;
    }

    @Override
    public String labelIntro() {
        return "Ihre Retoure ist angemeldet. QR-Code und Rücksendeetikett finden Sie in dieser E-Mail.";
    }

    @Override
    public String handInBy(String day) {
        return "Bitte geben Sie Ihre Rücksendung bis spätestens " + day + ", ab.";
    }

    @Override
    public String severalParcels(int count) {
        return "Ihre Retoure besteht aus " + count
                + " Paketen. Jedes Paket hat seinen eigenen Code und sein eigenes Etikett.";
    }

    @Override
    public String parcelOf(int number, int count) {
        return "Paket " + number + " von " + count;
    }

    @Override
    public String carrier() {
        return "Versand mit";
    }

    @Override
    public String trackingNumber() {
        return "Sendungsnummer";
    }

    @Override
    public String whatToDo() {
        return "So geht es";
    }

    @Override
    public String stepPack(int parcels) {
        return parcels == 1
                ? "Verpacken Sie die Artikel gut, zum Beispiel in dem Karton, in dem sie zu Ihnen kamen."
                : "Verpacken Sie die Artikel gut, zum Beispiel in den Kartons, in denen sie zu Ihnen kamen.";
    }

    @Override
    public String stepShowCode(String carrier) {
        return "Zeigen Sie den QR-Code in einer Annahmestelle von " + carrier
                + " auf Ihrem Telefon vor. Das Etikett wird dort für Sie gedruckt.";
    }

    @Override
    public String stepPrint() {
        return "Drucken Sie das Etikett aus dem Anhang (PDF) und kleben Sie es gut sichtbar auf das Paket."
                + " Alte Etiketten überkleben oder entfernen Sie bitte.";
    }

    @Override
    public String stepDropOff(String carrier) {
        return "Geben Sie das Paket in einer Annahmestelle von " + carrier + " ab.";
    }

    @Override
    public String stepKeepReceipt() {
        return "Bewahren Sie den Einlieferungsbeleg auf, bis Ihre Retoure abgeschlossen ist.";
    }

    @Override
    public String orPrint() {
        return "Sie möchten das Etikett lieber selbst drucken? Es liegt dieser E-Mail als PDF bei.";
    }

    @Override
    public String orShowCode() {
        return "Kein Drucker zur Hand? Zeigen Sie in der Annahmestelle einfach den QR-Code vor.";
    }

    @Override
    public String shopInstructions(String shop) {
        return "Hinweis von " + shop + ":";
    }

    @Override
    public String codeAlternative(int parcel, String trackingNumber) {
        return "QR-Code für Paket " + parcel + ", Sendungsnummer " + trackingNumber;
    }

    @Override
    public String codeFallback(String fileName, String trackingNumber) {
        return "Sie sehen keinen Code? Öffnen Sie den Anhang " + fileName + " oder nennen Sie die Sendungsnummer "
                + trackingNumber + ".";
    }

    @Override
    public String openLabel() {
        return "Etikett öffnen";
    }

    @Override
    public String receivedSubject(String rma) {
        return "Ihre Retoure " + rma + " ist angekommen";
    }

    @Override
    public String receivedIntro(String day) {
        return "Ihre Rücksendung ist am " + day + ", bei uns angekommen. Vielen Dank!";
    }

    @Override
    public String receivedNext() {
        return "Als Nächstes prüfen wir die Artikel. Sobald das Ergebnis feststeht, schreiben wir Ihnen.";
    }

    @Override
    public String inspectedSubject(String rma, boolean complete) {
        return complete ? "Ihre Retoure " + rma + " ist geprüft" : "Erste Ergebnisse zu Ihrer Retoure " + rma;
    }

    @Override
    public String inspectedIntro(boolean complete) {
        return complete
                ? "Ihre Rücksendung ist bei uns angekommen und wir haben sie geprüft."
                : "Ihre Rücksendung ist bei uns angekommen und wir haben einen Teil davon geprüft.";
    }

    @Override
    public String allAccepted() {
        return "Alles in Ordnung: Wir haben alle geprüften Artikel angenommen.";
    }

    @Override
    public String notAccepted(boolean all) {
        String what = all
                ? "Leider konnten wir die geprüften Artikel nicht annehmen."
                : "Einen Teil der Artikel konnten wir nicht annehmen.";
        return what + " Was wir festgestellt haben, steht beim Artikel.";
    }

    @Override
    public String someMissing() {
        return "Nicht alles, was angemeldet war, lag in der Sendung. Wenn Sie den Rest in einem anderen Paket"
                + " geschickt haben, sagen Sie uns bitte Bescheid.";
    }

    @Override
    public String someOpen() {
        return "Zu den übrigen Artikeln schreiben wir Ihnen, sobald auch sie geprüft sind.";
    }

    @Override
    public String result() {
        return "Ergebnis";
    }

    @Override
    public String accepted(int quantity) {
        return quantity + " × angenommen";
    }

    @Override
    public String rejected(int quantity) {
        return quantity + " × nicht angenommen";
    }

    @Override
    public String missing(int quantity) {
        return quantity + " × nicht in der Sendung";
    }

    @Override
    public String open(int quantity) {
        return quantity + " × noch nicht geprüft";
    }

    @Override
    public String refundFollows(String amount) {
        return "Wir erstatten Ihnen " + amount + ". Sobald das Geld unterwegs ist, bekommen Sie eine weitere E-Mail.";
    }

    @Override
    public String amountFollows() {
        return "Wir kümmern uns jetzt um die Erstattung. Sobald das Geld unterwegs ist, bekommen Sie eine weitere"
                + " E-Mail mit dem Betrag.";
    }

    @Override
    public String settledOtherwise() {
        return "Für die angenommenen Artikel folgt keine weitere Erstattung: Sie bekommen ein Guthaben, einen Umtausch oder"
                + " haben Ihr Geld schon zurück.";
    }

    @Override
    public String noRefund() {
        return "Aus diesem Ergebnis folgt keine Erstattung.";
    }

    @Override
    public String otherOpinion() {
        return "Sie sehen das anders? Dann melden Sie sich bitte bei uns, wir sehen es uns noch einmal an.";
    }

    @Override
    public String refundSentSubject(String amount, String rma) {
        return "Ihre Erstattung ist unterwegs: " + amount + " (Retoure " + rma + ")";
    }

    @Override
    public String refundSentIntro(String amount) {
        return "gute Nachrichten: Wir haben Ihnen " + amount + " erstattet.";
    }

    @Override
    public String amount() {
        return "Betrag";
    }

    @Override
    public String refundedTo() {
        return "Erstattet auf";
    }

    @Override
    public String refundedOn() {
        return "Erstattet am";
    }

    @Override
    public String expected() {
        return "Bei Ihnen";
    }

    @Override
    public String expectedIn(int days) {
        return switch (days) {
            case 0 -> "in der Regel sofort";
            case 1 -> "in der Regel innerhalb eines Bankarbeitstags";
            default -> "in der Regel innerhalb von " + days + " Bankarbeitstagen";
        };
    }

    @Override
    public String refundNotThere(int days) {
        return days == 0
                ? "Sie müssen nichts weiter tun. Falls der Betrag nicht erscheint, melden Sie sich bitte bei uns."
                : "Sie müssen nichts weiter tun. Wann der Betrag auf Ihrem Konto erscheint, hängt auch von Ihrer Bank"
                        + " ab. Falls er danach noch fehlt, melden Sie sich bitte bei uns.";
    }

    @Override
    public String refundFailedSubject(String rma) {
        return "Ihre Erstattung verzögert sich (Retoure " + rma + ")";
    }

    @Override
    public String refundFailedIntro(String amount, String means) {
        return "wir wollten Ihnen " + amount + " erstatten (" + means + "). Das hat leider nicht geklappt.";
    }

    @Override
    public String refundFailedNext() {
        return "Wir klären jetzt, woran es liegt. Dann versuchen wir es noch einmal oder sprechen mit Ihnen einen"
                + " anderen Weg ab. Sobald das Geld unterwegs ist, schreiben wir Ihnen. Im Moment müssen Sie nichts"
                + " tun.";
    }

    @Override
    public String declinedSubject(String rma) {
        return "Zu Ihrer Retoure " + rma + ": leider nicht möglich";
    }

    @Override
    public String declinedIntro() {
        return "wir haben Ihre Anmeldung geprüft und können diese Retoure leider nicht annehmen.";
    }

    @Override
    public String declinedReason() {
        return "Der Grund:";
    }

    @Override
    public String declinedDoNotSend() {
        return "Bitte schicken Sie die Artikel nicht zurück.";
    }

    @Override
    public String statutoryRights() {
        return "Ihre gesetzlichen Rechte bleiben davon unberührt.";
    }

    @Override
    public String canceledSubject(String rma) {
        return "Ihre Retoure " + rma + " ist storniert";
    }

    @Override
    public String canceledIntro() {
        return "Ihre Retoure ist storniert. Bitte verwenden Sie vorhandene Etiketten und Codes nicht mehr.";
    }

    @Override
    public String canceledAgain() {
        return "Sie möchten doch etwas zurückgeben? Melden Sie die Retoure bitte neu an.";
    }

    @Override
    public String canceledHandedIn() {
        return "Sie haben das Paket schon abgegeben? Dann melden Sie sich bitte bei uns, damit wir es zuordnen können.";
    }
}
