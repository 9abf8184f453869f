package dev.kehrwieder.core.model;

/** Where the money of an item is (handbook, domain 2.2). */
public enum MoneyState {
    NONE,
    RESERVED,
    REFUNDED,
    CREDITED,
    EXCHANGED,
    WITHHELD,
    NOT_DUE
}
