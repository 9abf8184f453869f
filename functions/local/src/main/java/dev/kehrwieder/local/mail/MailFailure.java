package dev.kehrwieder.local.mail;

/** How a send can fail, as a test orders it. */
public enum MailFailure {
    /** Over the sending rate; nothing is kept. */
    THROTTLED,
    /** The service has a fault; nothing is kept. */
    UNAVAILABLE,
    /** Refused for good; nothing is kept. */
    REJECTED,
    /** The message is kept, and the sender hears of a fault: it can't know that the mail is on its way. */
    ANSWER_LOST
}
