package dev.kehrwieder.notifications.mail;

/** The mails there are; the name is also the header {@code X-Kehrwieder-Template}. */
public enum MailTemplate {
    REGISTERED,
    LABEL_READY,
    LABEL_EXPIRING,
    RECEIVED,
    INSPECTED,
    KEEP_ITEM,
    REFUND_SENT,
    REFUND_FAILED,
    PAYOUT_NEEDS_ACTION,
    DECLINED,
    CANCELED,
    PICKUP_FAILED,
    WITHDRAWAL_RECEIVED
}
