package dev.kehrwieder.notifications.mail;

import java.util.List;

/** English, for everybody who does not read German. */
final class English implements Phrases {

    @Override
    public String language() {
        return "en";
    }

    @Override
    public String greeting(String name) {
        return name.isEmpty() ? "Hello," : "Hello " + name + ",";
    }

    @Override
    public String closing() {
        return "Kind regards";
    }

    @Override
    public String whyThisMail(String shop) {
        return "You receive this email because there is a return for your order at " + shop + ".";
    }

    @Override
    public String questionsByAnswering() {
        return "Questions? Just reply to this email.";
    }

    @Override
    public String questions(String shop) {
        return "Questions? Customer service at " + shop + " is happy to help.";
    }

    @Override
    public String secrets() {
        return "We never ask for passwords or card details by email.";
    }

    @Override
    public String returnNumber() {
        return "Return number";
    }

    @Override
    public String orders(int count) {
        return count == 1 ? "Order" : "Orders";
    }

    @Override
    public String items() {
        return "Your items";
    }

    @Override
    public String furtherItems() {
        return "You will find all further items on the page of your return.";
    }

    @Override
    public String reason(String reason) {
        return "Reason: " + reason;
    }

    @Override
    public String viewReturn() {
        return "View your return";
    }

    @Override
    public String nothingToDo() {
        return "There is nothing else you need to do.";
    }

    @Override
    public String registeredSubject(String rma) {
        return "We are looking at your return " + rma;
    }

    @Override
    public String registeredIntro() {
        return "Thank you, we have your request. We are looking at it now and will email you our decision.";
    }

    @Override
    public String registeredWait() {
        return "Please don’t send anything back yet. If we agree, you will get everything you need to send it back.";
    }

    @Override
    public String labelSubject(String rma, boolean codes, boolean labels) {
        String what = codes ? (labels ? "QR code and label" : "QR code") : (labels ? "Return label" : "Everything");
        return what + " for your return " + rma;
    }

    @Override
    public String labelIntro(boolean codes, boolean labels) {
        String where = codes
                ? (labels ? "The QR code and the return label are" : "The QR code is") + " in this email."
                : "The return label is " + (labels ? "attached to this email." : "on the page of your return.");
        return "Your return is registered. " + where;
    }

    @Override
    public String handInBy(String day) {
        return "Please hand it in by " + day + " at the latest.";
    }

    @Override
    public String severalParcels(int count) {
        return "Your return has " + count + " parcels. Each parcel has its own code and its own label.";
    }

    @Override
    public String parcelOf(int number, int count) {
        return "Parcel " + number + " of " + count;
    }

    @Override
    public String carrier() {
        return "Carrier";
    }

    @Override
    public String trackingNumber() {
        return "Tracking number";
    }

    @Override
    public String whatToDo() {
        return "What to do";
    }

    @Override
    public String stepPack(int parcels) {
        return parcels == 1
                ? "Put the items and everything that belongs to them into a sturdy box, for example the one they came in."
                : "Put the items and everything that belongs to them into " + parcels
                        + " sturdy boxes, for example the ones they came in.";
    }

    @Override
    public String stepClose(int parcels) {
        return "Pad what is fragile and tape " + (parcels == 1 ? "the box" : "each box")
                + " shut. Please remove or cover old labels.";
    }

    @Override
    public String stepShowCode(String carrier, int parcels) {
        return parcels == 1
                ? "Show the QR code on your phone at a " + carrier + " drop-off point. They print the label for you."
                : "Show the QR code of each parcel at a " + carrier + " drop-off point. They print the labels for you.";
    }

    @Override
    public String stepPrint(int parcels) {
        return parcels == 1
                ? "Print the attached label and stick it on the parcel where it is easy to see."
                : "Print the attached labels and stick each on its parcel where it is easy to see.";
    }

    @Override
    public String stepPrintFromPage(int parcels) {
        return parcels == 1
                ? "Open the page of your return, print the label and stick it on the parcel where it is easy to see."
                : "Open the page of your return, print the labels and stick each on its parcel where it is easy to see.";
    }

    @Override
    public String stepDropOff(String carrier, int parcels) {
        return "Hand in the " + (parcels == 1 ? "parcel" : "parcels") + " at a " + carrier + " drop-off point.";
    }

    @Override
    public String stepKeepReceipt() {
        return "Keep the drop-off receipt until your return is complete.";
    }

    @Override
    public String orPrint(int parcels) {
        return "Would you rather print "
                + (parcels == 1 ? "the label yourself? It is" : "the labels yourself? They are")
                + " attached to this email too.";
    }

    @Override
    public String orShowCode(int parcels) {
        return "No printer at hand? Just show the QR code " + (parcels == 1 ? "" : "of each parcel ")
                + "at the drop-off point.";
    }

    @Override
    public String noCode(int parcels) {
        return parcels == 1
                ? "There is no QR code for this parcel: please print the label."
                : "There are no QR codes for these parcels: please print the labels.";
    }

    @Override
    public String packing(String shop) {
        return "Packing instructions from " + shop + ":";
    }

    @Override
    public String codeAlternative(int parcel, String trackingNumber) {
        return "QR code for parcel " + parcel + ", tracking number " + trackingNumber;
    }

    @Override
    public String codeFallback(String fileName) {
        return "Can’t see a code? Open the attachment " + fileName + " or give the tracking number.";
    }

    @Override
    public String codeAttached(String fileName) {
        return "Your QR code is attached to this email as an image: " + fileName;
    }

    @Override
    public String expiringSubject(String rma) {
        return "Reminder: your return " + rma + " is not on its way yet";
    }

    @Override
    public String expiringIntro(int labels) {
        return labels == 1
                ? "Your return label has not been used yet and expires soon."
                : "Your return labels have not been used yet and expire soon.";
    }

    @Override
    public String expiringOnPage(int labels) {
        return "You find your " + (labels == 1 ? "label" : "labels")
                + " in our earlier e-mail and on the page of your return.";
    }

    @Override
    public String expiringSent(int labels) {
        return "Have you already handed in the " + (labels == 1 ? "parcel" : "parcels")
                + "? Then there is nothing more to do.";
    }

    @Override
    public String receivedSubject(String rma) {
        return "Your return " + rma + " has arrived";
    }

    @Override
    public String receivedIntro(String day) {
        return "Your return arrived here on " + day + ". Thank you!";
    }

    @Override
    public String receivedNext() {
        return "Next, we inspect the items. We will email you as soon as we know the result.";
    }

    @Override
    public String inspectedSubject(String rma, boolean complete) {
        return complete ? "We have inspected your return " + rma : "First results for your return " + rma;
    }

    @Override
    public String inspectedIntro(boolean complete) {
        return complete
                ? "Your return has arrived and we have inspected it."
                : "Your return has arrived and we have inspected part of it.";
    }

    @Override
    public String allAccepted() {
        return "All is well: we have accepted every item we inspected.";
    }

    @Override
    public String notAccepted(boolean all) {
        String what = all
                ? "Unfortunately, we could not accept the items we inspected."
                : "We could not accept some of the items.";
        return what + " What we found is written next to each of them.";
    }

    @Override
    public String someMissing() {
        return "Not everything you announced was in the parcel. If you sent the rest in another parcel, please let us"
                + " know.";
    }

    @Override
    public String someOpen() {
        return "We will write to you about the other items once they have been inspected too.";
    }

    @Override
    public String result() {
        return "Result";
    }

    @Override
    public String accepted(int quantity) {
        return quantity + " × accepted";
    }

    @Override
    public String rejected(int quantity) {
        return quantity + " × not accepted";
    }

    @Override
    public String missing(int quantity) {
        return quantity + " × not in the parcel";
    }

    @Override
    public String open(int quantity) {
        return quantity + " × not inspected yet";
    }

    @Override
    public String refundFollows(String amount) {
        return "We will refund you " + amount + ". You will get another email as soon as the money is on its way.";
    }

    @Override
    public String amountFollows() {
        return "We are now taking care of your refund. You will get another email with the amount as soon as the"
                + " money is on its way.";
    }

    @Override
    public String settledOtherwise() {
        return "There is no further refund for the accepted items: you get store credit, an exchange, or have already been"
                + " refunded.";
    }

    @Override
    public String noRefund() {
        return "No refund follows from this result.";
    }

    @Override
    public String madeGood(boolean repaired, boolean replaced) {
        String what = repaired && replaced
                ? "Your items are repaired or replaced and come to you."
                : repaired ? "Your item is repaired and comes back to you." : "You get a replacement for your item.";
        return what + " It costs you nothing.";
    }

    @Override
    public String notMadeGood() {
        return "Neither a repair nor a replacement follows from this result.";
    }

    @Override
    public String otherOpinion() {
        return "Do you see it differently? Please get in touch and we will take another look.";
    }

    @Override
    public String keptSubject(String rma, boolean rest) {
        return (rest ? "You can keep some of your items" : "You can keep your items") + " (return " + rma + ")";
    }

    @Override
    public String keptIntro() {
        return "Thank you, your return is registered and accepted.";
    }

    @Override
    public String keptDoNotSend(boolean rest) {
        return rest
                ? "What is listed in this email does not have to be sent back: you can keep it."
                : "Please do not send anything back: you can keep everything.";
    }

    @Override
    public String keptCredit(boolean part) {
        return part
                ? "We pay a part of the amount out to you as store credit."
                : "We pay the amount out to you as store credit.";
    }

    @Override
    public String keptRest() {
        return "Please send or bring back the other items of your return as you registered them.";
    }

    @Override
    public String refundSentSubject(String amount, String rma) {
        return "Your refund is on its way: " + amount + " (return " + rma + ")";
    }

    @Override
    public String refundSentIntro(String amount) {
        return "Good news: we have refunded you " + amount + ".";
    }

    @Override
    public String amount() {
        return "Amount";
    }

    @Override
    public String refundedTo() {
        return "Refunded to";
    }

    @Override
    public String refundedOn() {
        return "Refunded on";
    }

    @Override
    public String expectedBy(String day) {
        return "You can expect the money by " + day + ".";
    }

    @Override
    public String expectedAtOnce() {
        return "The amount is usually available to you at once.";
    }

    @Override
    public String usually() {
        return "Time";
    }

    @Override
    public String usuallyWithin(int days) {
        return days == 1 ? "usually within one banking day" : "usually within " + days + " banking days";
    }

    @Override
    public String refundNotThere(int days) {
        return days == 0
                ? "There is nothing else you need to do. If the amount does not show up, please get in touch."
                : "There is nothing else you need to do. When the amount shows up in your account also depends on your"
                        + " bank. If it is still missing then, please get in touch.";
    }

    @Override
    public String refundFailedSubject(String rma) {
        return "Your refund is delayed (return " + rma + ")";
    }

    @Override
    public String refundFailedIntro(String amount, String means) {
        return "We tried to refund you " + amount + " (" + means + "). Unfortunately, that did not work.";
    }

    @Override
    public String refundFailedNext() {
        return "We are finding out why. Then we will try again or agree on another way with you.";
    }

    @Override
    public String refundFailedWait() {
        return "There is nothing you need to do right now. We will email you as soon as the money is on its way.";
    }

    @Override
    public String payoutActionSubject(String rma) {
        return "Please help us refund you (return " + rma + ")";
    }

    @Override
    public String payoutActionIntro(String amount, String means) {
        return "We have asked the payment provider to refund you " + amount + " (" + means + "). It needs something"
                + " from you before it can pay.";
    }

    @Override
    public String payoutActionDo() {
        return "Please check whether the payment provider has written to you, and answer it there.";
    }

    @Override
    public List<String> payoutActionSteps(String rma) {
        return List.of(
                "Look for a message from the payment provider: in your emails, in its app, in the spam folder.",
                "Do there what it asks you for. The money is then on its way, and we will email you.",
                "No message? Please contact our customer service and give the return number " + rma
                        + ": we will find another way.");
    }

    @Override
    public String declinedSubject(String rma) {
        return "About your return " + rma + ": unfortunately not possible";
    }

    @Override
    public String declinedIntro() {
        return "We have looked at your request and, unfortunately, cannot accept this return.";
    }

    @Override
    public String declinedReason() {
        return "The reason:";
    }

    @Override
    public String declinedDoNotSend() {
        return "Please don’t send the items back.";
    }

    @Override
    public String statutoryRights() {
        return "Your statutory rights are not affected.";
    }

    @Override
    public String pickupFailedSubject(String rma) {
        return "Your parcel was not collected: return " + rma;
    }

    @Override
    public String pickupFailedIntro() {
        return "The collection of your parcel did not work out.";
    }

    @Override
    public String pickupFailedChoose() {
        return "Please choose another day for the collection. Or hand the parcel in yourself with the label, "
                + "if you prefer.";
    }

    @Override
    public String chooseDay() {
        return "Choose another day";
    }

    @Override
    public String canceledSubject(String rma) {
        return "Your return " + rma + " is cancelled";
    }

    @Override
    public String canceledIntro() {
        return "Your return is cancelled. Please don’t use a label or QR code that you already have.";
    }

    @Override
    public String canceledAgain() {
        return "Would you like to return something after all? Please register a new return.";
    }

    @Override
    public String canceledHandedIn() {
        return "Have you already handed in the parcel? Please get in touch so that we can match it.";
    }

    @Override
    public String withdrawalSubject(String number) {
        return "Acknowledgement of receipt: your withdrawal " + number;
    }

    @Override
    public String withdrawalPreview(String receivedAt) {
        return "Received on " + receivedAt + ".";
    }

    @Override
    public String withdrawalIntro(String shop) {
        return "We confirm that " + shop + " has received your declaration of withdrawal.";
    }

    @Override
    public String withdrawalReceivedAt() {
        return "Received on";
    }

    @Override
    public String withdrawalNumber() {
        return "Reference number";
    }

    @Override
    public String withdrawalContent() {
        return "Content of your declaration";
    }

    @Override
    public String withdrawalReceiptOnly() {
        return "This message confirms only that your declaration was received.";
    }

    @Override
    public String whyThisAcknowledgement(String shop) {
        return "You get this e-mail because this address was given in a declaration of withdrawal to " + shop + ".";
    }
}
