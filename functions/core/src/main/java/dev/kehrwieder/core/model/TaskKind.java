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
    /** A withdrawal that fits no contract by itself: find out what the consumer means, and register the return. */
    WITHDRAWAL_UNMATCHED,
    /** A withdrawal that came after the period's end: decide, and tell the consumer. */
    WITHDRAWAL_LATE
}
