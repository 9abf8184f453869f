package dev.kehrwieder.core.model;

/** What a person has to see to. */
public enum TaskKind {
    /** The address takes no mail: the shopper must be reached in another way. */
    MAIL_BOUNCED,
    /** The shopper calls our mail unwanted. */
    MAIL_COMPLAINED,
    /** The mail service refused a mail for good. */
    MAIL_UNDELIVERABLE,
    /** A label can't be made: the shopper has nothing to send the goods back with. */
    LABEL_FAILED,
    /** A label may have been bought and nobody knows of it: look at the carrier, then ask anew or enter its number. */
    LABEL_UNKNOWN,
    /** Ten days after a withdrawal its money is not back, and the shop may not wait for goods any longer. */
    REFUND_DUE_SOON,
    /** The last day on which the money of a withdrawal is in time has come, or is over. */
    REFUND_DUE,
    /** A refund is not paid and will not be by itself: pay it in another way. */
    REFUND_FAILED,
    /** A refund stays where it is for longer than it should; the detail says what helps. */
    REFUND_STUCK,
    /** A provider says that a refund is paid in whose place another way was taken: ask it, and claim back what is too much. */
    REFUND_PAID_TWICE,
    /** Staff wants to give money above the limit of its role: a second person must agree or refuse. */
    REFUND_APPROVAL,
    /** More was paid before the inspection than is due, or what was paid back of it is owed again: say what becomes of it. */
    OVERPAID,
    /** A parcel was lost after its units had been written off as missing: the shopper may be owed their money. */
    LOST_AFTER_DISPATCH,
    /** A withdrawal that fits no contract by itself: find out what the consumer means, and register the return. */
    WITHDRAWAL_UNMATCHED,
    /** A withdrawal that came after the period's end: decide, and tell the consumer. */
    WITHDRAWAL_LATE,

    /** The carrier says that something happened to a parcel, such as that it was destroyed: find out, tell the shopper. */
    PARCEL_EXCEPTION,
    /** The shopper has the goods again: find out why, and see that they get a new label. */
    PARCEL_RETURNED_TO_SENDER,
    /** A parcel that was handed in has not been seen for so long that it may be lost: ask the carrier, then declare it lost. */
    PARCEL_SILENT,
    /** A parcel was handed in after its return had expired: decide whether it is taken up again. */
    HANDED_IN_LATE,
    /** A pickup may or may not have been booked: ask the carrier. */
    PICKUP_UNKNOWN
}
