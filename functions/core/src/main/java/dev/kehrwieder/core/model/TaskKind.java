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
    /** A parcel was lost after its units had been written off as missing: the shopper may be owed their money. */
    LOST_AFTER_DISPATCH,
    /** A withdrawal that fits no contract by itself: find out what the consumer means, and register the return. */
    WITHDRAWAL_UNMATCHED,
    /** A withdrawal that came after the period's end: decide, and tell the consumer. */
    WITHDRAWAL_LATE
}
