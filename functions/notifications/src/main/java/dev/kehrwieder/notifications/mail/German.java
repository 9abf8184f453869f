package dev.kehrwieder.notifications.mail;

import java.util.List;

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
    public String labelSubject(String rma, boolean codes, boolean labels) {
        String what = codes ? (labels ? "QR-Code und Etikett" : "QR-Code") : (labels ? "Rücksendeetikett" : "Alles");
        return what + " für Ihre Retoure " + rma;
    }

    @Override
    public String labelIntro(boolean codes, boolean labels) {
        String where = codes
                ? (labels ? "QR-Code und Rücksendeetikett finden Sie" : "Den QR-Code finden Sie") + " in dieser E-Mail."
                : "Das Rücksendeetikett "
                        + (labels ? "liegt dieser E-Mail bei." : "finden Sie auf der Seite Ihrer Retoure.");
        return "Ihre Retoure ist angemeldet. " + where;
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
                ? "Legen Sie die Artikel mit allem, was dazugehört, in einen stabilen Karton, zum Beispiel in den, in dem"
                        + " sie zu Ihnen kamen."
                : "Verteilen Sie die Artikel mit allem, was dazugehört, auf " + parcels
                        + " stabile Kartons, zum Beispiel auf die, in denen sie zu Ihnen kamen.";
    }

    @Override
    public String stepClose(int parcels) {
        return "Polstern Sie, was empfindlich ist, und kleben Sie " + (parcels == 1 ? "den Karton" : "jeden Karton")
                + " gut zu. Alte Etiketten entfernen oder überkleben Sie bitte.";
    }

    @Override
    public String stepShowCode(String carrier, int parcels) {
        return parcels == 1
                ? "Zeigen Sie in einer Annahmestelle von " + carrier
                        + " den QR-Code auf Ihrem Telefon vor. Das Etikett wird dort für Sie gedruckt."
                : "Zeigen Sie in einer Annahmestelle von " + carrier
                        + " für jedes Paket seinen QR-Code vor. Die Etiketten werden dort für Sie gedruckt.";
    }

    @Override
    public String stepPrint(int parcels) {
        return parcels == 1
                ? "Drucken Sie das Etikett aus dem Anhang aus und kleben Sie es gut sichtbar auf das Paket."
                : "Drucken Sie die Etiketten aus dem Anhang aus und kleben Sie jedes gut sichtbar auf sein Paket.";
    }

    @Override
    public String stepPrintFromPage(int parcels) {
        return parcels == 1
                ? "Öffnen Sie die Seite Ihrer Retoure, drucken Sie das Etikett aus und kleben Sie es gut sichtbar auf das"
                        + " Paket."
                : "Öffnen Sie die Seite Ihrer Retoure, drucken Sie die Etiketten aus und kleben Sie jedes gut sichtbar auf"
                        + " sein Paket.";
    }

    @Override
    public String stepDropOff(String carrier, int parcels) {
        return "Geben Sie " + (parcels == 1 ? "das Paket" : "die Pakete") + " in einer Annahmestelle von " + carrier
                + " ab.";
    }

    @Override
    public String stepKeepReceipt() {
        return "Bewahren Sie den Einlieferungsbeleg auf, bis Ihre Retoure abgeschlossen ist.";
    }

    @Override
    public String orPrint(int parcels) {
        return "Sie drucken lieber selbst? " + (parcels == 1 ? "Das Etikett liegt" : "Die Etiketten liegen")
                + " dieser E-Mail auch als Datei bei.";
    }

    @Override
    public String orShowCode(int parcels) {
        return "Kein Drucker zur Hand? Zeigen Sie in der Annahmestelle einfach "
                + (parcels == 1 ? "den QR-Code" : "für jedes Paket seinen QR-Code") + " vor.";
    }

    @Override
    public String noCode(int parcels) {
        return parcels == 1
                ? "Für dieses Paket gibt es keinen QR-Code: Bitte drucken Sie das Etikett aus."
                : "Für diese Pakete gibt es keine QR-Codes: Bitte drucken Sie die Etiketten aus.";
    }

    @Override
    public String packing(String shop) {
        return "Verpackungshinweis von " + shop + ":";
    }

    @Override
    public String codeAlternative(int parcel, String trackingNumber) {
        return "QR-Code für Paket " + parcel + ", Sendungsnummer " + trackingNumber;
    }

    @Override
    public String codeFallback(String fileName) {
        return "Sie sehen keinen Code? Öffnen Sie den Anhang " + fileName + " oder nennen Sie die Sendungsnummer.";
    }

    @Override
    public String codeAttached(String fileName) {
        return "Ihr QR-Code liegt dieser E-Mail als Bild bei: " + fileName;
    }

    @Override
    public String expiringSubject(String rma) {
        return "Erinnerung: Ihre Retoure " + rma + " ist noch nicht unterwegs";
    }

    @Override
    public String expiringIntro(int labels) {
        return labels == 1
                ? "Ihr Rücksendeetikett ist noch nicht benutzt worden und läuft bald ab."
                : "Ihre Rücksendeetiketten sind noch nicht benutzt worden und laufen bald ab.";
    }

    @Override
    public String expiringOnPage(int labels) {
        return (labels == 1 ? "Ihr Etikett" : "Ihre Etiketten")
                + " finden Sie in unserer früheren E-Mail und auf der Seite Ihrer Retoure.";
    }

    @Override
    public String expiringSent(int labels) {
        return (labels == 1 ? "Haben Sie das Paket" : "Haben Sie die Pakete")
                + " schon abgegeben? Dann brauchen Sie nichts weiter zu tun.";
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
        return "Für die angenommenen Artikel folgt keine weitere Erstattung: Sie erhalten dafür ein Guthaben oder einen"
                + " Umtausch, oder der Betrag ist Ihnen schon erstattet worden.";
    }

    @Override
    public String noRefund() {
        return "Aus diesem Ergebnis folgt keine Erstattung.";
    }

    @Override
    public String madeGood(boolean repaired, boolean replaced) {
        String what = repaired && replaced
                ? "Ihre Artikel werden repariert oder ersetzt und kommen zu Ihnen."
                : repaired
                        ? "Ihr Artikel wird repariert und kommt zu Ihnen zurück."
                        : "Sie bekommen Ersatz für Ihren Artikel.";
        return what + " Das kostet Sie nichts.";
    }

    @Override
    public String notMadeGood() {
        return "Aus diesem Ergebnis folgt weder eine Reparatur noch ein Ersatz.";
    }

    @Override
    public String otherOpinion() {
        return "Sie sehen das anders? Dann melden Sie sich bitte bei uns, wir sehen es uns noch einmal an.";
    }

    @Override
    public String keptSubject(String rma, boolean rest) {
        return (rest ? "Einen Teil Ihrer Artikel können Sie behalten" : "Sie können Ihre Artikel behalten")
                + " (Retoure " + rma + ")";
    }

    @Override
    public String keptIntro() {
        return "vielen Dank, Ihre Retoure ist angemeldet und angenommen.";
    }

    @Override
    public String keptDoNotSend(boolean rest) {
        return rest
                ? "Was in dieser E-Mail aufgeführt ist, brauchen Sie nicht zurückzuschicken: Sie können es behalten."
                : "Bitte schicken Sie nichts zurück: Sie können alles behalten.";
    }

    @Override
    public String keptCredit(boolean part) {
        return (part ? "Einen Teil des Betrags" : "Den Betrag") + " schreiben wir Ihnen als Guthaben gut.";
    }

    @Override
    public String keptRest() {
        return "Die übrigen Artikel Ihrer Retoure schicken oder bringen Sie uns bitte zurück, wie Sie es angemeldet"
                + " haben.";
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
    public String expectedBy(String day) {
        return "Das Geld ist voraussichtlich bis " + day + ", bei Ihnen.";
    }

    @Override
    public String expectedAtOnce() {
        return "Der Betrag steht Ihnen in der Regel sofort zur Verfügung.";
    }

    @Override
    public String usually() {
        return "Dauer";
    }

    @Override
    public String usuallyWithin(int days) {
        return days == 1
                ? "in der Regel innerhalb eines Bankarbeitstags"
                : "in der Regel innerhalb von " + days + " Bankarbeitstagen";
    }

    @Override
    public String refundNotThere(int days) {
        return days == 0
                ? "Sie müssen nichts weiter tun. Falls der Betrag nicht erscheint, melden Sie sich bitte bei uns."
                : "Sie müssen nichts weiter tun. Wann der Betrag auf Ihrem Konto erscheint, hängt auch von Ihrer Bank"
                        + " ab. Falls er dann noch fehlt, melden Sie sich bitte bei uns.";
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
                + " anderen Weg ab.";
    }

    @Override
    public String refundFailedWait() {
        return "Im Moment müssen Sie nichts tun. Sobald das Geld unterwegs ist, schreiben wir Ihnen.";
    }

    @Override
    public String payoutActionSubject(String rma) {
        return "Für Ihre Erstattung fehlt noch etwas (Retoure " + rma + ")";
    }

    @Override
    public String payoutActionIntro(String amount, String means) {
        return "wir haben den Zahlungsdienst beauftragt, Ihnen " + amount + " zu erstatten (" + means + "). Bevor er"
                + " auszahlen kann, braucht er noch etwas von Ihnen.";
    }

    @Override
    public String payoutActionDo() {
        return "Bitte sehen Sie nach, ob der Zahlungsdienst Ihnen geschrieben hat, und antworten Sie ihm dort.";
    }

    @Override
    public List<String> payoutActionSteps(String rma) {
        return List.of(
                "Suchen Sie eine Nachricht des Zahlungsdienstes: in Ihren E-Mails, in seiner App, im Spam-Ordner.",
                "Erledigen Sie dort, worum er Sie bittet. Dann ist das Geld unterwegs, und wir schreiben Ihnen.",
                "Keine Nachricht da? Bitte wenden Sie sich an unseren Kundenservice und nennen Sie die Retourennummer "
                        + rma + ": Wir finden einen anderen Weg.");
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
    public String pickupFailedSubject(String rma) {
        return "Ihr Paket wurde nicht abgeholt: Retoure " + rma;
    }

    @Override
    public String pickupFailedIntro() {
        return "Die Abholung Ihres Pakets hat nicht geklappt.";
    }

    @Override
    public String pickupFailedChoose() {
        return "Wählen Sie bitte einen anderen Tag für die Abholung. Oder geben Sie das Paket mit dem Etikett selbst ab, "
                + "wenn Ihnen das lieber ist.";
    }

    @Override
    public String chooseDay() {
        return "Anderen Tag wählen";
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

    @Override
    public String withdrawalSubject(String number) {
        return "Eingangsbestätigung: Ihr Widerruf " + number;
    }

    @Override
    public String withdrawalPreview(String receivedAt) {
        return "Eingegangen am " + receivedAt + ".";
    }

    @Override
    public String withdrawalIntro(String shop) {
        return "wir bestätigen Ihnen, dass Ihre Widerrufserklärung bei " + shop + " eingegangen ist.";
    }

    @Override
    public String withdrawalReceivedAt() {
        return "Eingegangen am";
    }

    @Override
    public String withdrawalNumber() {
        return "Vorgangsnummer";
    }

    @Override
    public String withdrawalContent() {
        return "Inhalt Ihrer Erklärung";
    }

    @Override
    public String withdrawalReceiptOnly() {
        return "Diese Nachricht bestätigt nur den Eingang Ihrer Erklärung.";
    }

    @Override
    public String whyThisAcknowledgement(String shop) {
        return "Sie erhalten diese E-Mail, weil diese Adresse in einer Widerrufserklärung an " + shop
                + " angegeben wurde.";
    }
}
