package dev.kehrwieder.notifications.mail;

import java.util.List;
import java.util.Locale;

/**
 * Every sentence of the mails in one language. Sentences never promise more than the shop does: what the law grants
 * stands in the shop's withdrawal instruction.
 */
interface Phrases {

    static Phrases of(Locale locale) {
        return locale.getLanguage().equals("de") ? new German() : new English();
    }

    String language();

    /** @param name empty if nobody is to be named */
    String greeting(String name);

    String closing();

    String whyThisMail(String shop);

    String questionsByAnswering();

    String questions(String shop);

    String secrets();

    String returnNumber();

    String orders(int count);

    String items();

    String furtherItems();

    String reason(String reason);

    String viewReturn();

    String nothingToDo();

    String registeredSubject(String rma);

    String registeredIntro();

    String registeredWait();

    /**
     * @param codes whether there is one for each parcel
     * @param labels whether there is one for each parcel
     */
    String labelSubject(String rma, boolean codes, boolean labels);

    /** @see #labelSubject */
    String labelIntro(boolean codes, boolean labels);

    String handInBy(String day);

    String severalParcels(int count);

    String parcelOf(int number, int count);

    String carrier();

    String trackingNumber();

    String whatToDo();

    String stepPack(int parcels);

    String stepClose(int parcels);

    String stepShowCode(String carrier, int parcels);

    String stepPrint(int parcels);

    String stepPrintFromPage(int parcels);

    String stepDropOff(String carrier, int parcels);

    String stepKeepReceipt();

    String orPrint(int parcels);

    String orShowCode(int parcels);

    /** A code was asked for, and there is none. */
    String noCode(int parcels);

    String packing(String shop);

    String codeAlternative(int parcel, String trackingNumber);

    String codeFallback(String fileName);

    String codeAttached(String fileName);

    String expiringSubject(String rma);

    String expiringIntro(int labels);

    String expiringOnPage(int labels);

    String expiringSent(int labels);

    String receivedSubject(String rma);

    String receivedIntro(String day);

    String receivedNext();

    String inspectedSubject(String rma, boolean complete);

    String inspectedIntro(boolean complete);

    String allAccepted();

    String notAccepted(boolean all);

    String someMissing();

    String someOpen();

    String result();

    String accepted(int quantity);

    String rejected(int quantity);

    String missing(int quantity);

    String open(int quantity);

    String refundFollows(String amount);

    String amountFollows();

    String settledOtherwise();

    String noRefund();

    /** At least one of the two. */
    String madeGood(boolean repaired, boolean replaced);

    String notMadeGood();

    String otherOpinion();

    /** @param rest whether something else is to be sent */
    String keptSubject(String rma, boolean rest);

    String keptIntro();

    /** @see #keptSubject */
    String keptDoNotSend(boolean rest);

    /** @param part whether only for some of the items */
    String keptCredit(boolean part);

    String keptRest();

    String refundSentSubject(String amount, String rma);

    String refundSentIntro(String amount);

    String amount();

    String refundedTo();

    String refundedOn();

    String expectedBy(String day);

    String expectedAtOnce();

    String usually();

    String usuallyWithin(int days);

    String refundNotThere(int days);

    String refundFailedSubject(String rma);

    String refundFailedIntro(String amount, String means);

    String refundFailedNext();

    String refundFailedWait();

    String payoutActionSubject(String rma);

    String payoutActionIntro(String amount, String means);

    String payoutActionDo();

    List<String> payoutActionSteps(String rma);

    String declinedSubject(String rma);

    String declinedIntro();

    String declinedReason();

    String declinedDoNotSend();

    String statutoryRights();

    String pickupFailedSubject(String rma);

    String pickupFailedIntro();

    String pickupFailedChoose();

    /** On the button. */
    String chooseDay();

    String canceledSubject(String rma);

    String canceledIntro();

    String canceledAgain();

    String canceledHandedIn();

    String withdrawalSubject(String number);

    String withdrawalPreview(String receivedAt);

    String withdrawalIntro(String shop);

    String withdrawalReceivedAt();

    String withdrawalNumber();

    String withdrawalContent();

    String withdrawalReceiptOnly();

    String whyThisAcknowledgement(String shop);
}
