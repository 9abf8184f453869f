package dev.kehrwieder.core.model;

/** Where the units of an item are (handbook, domain 2.2). */
public enum GoodsState {
    ANNOUNCED,
    IN_TRANSIT,
    RECEIVED,
    LOST_IN_TRANSIT,
    /** The box arrived without it. */
    NOT_RECEIVED,
    /** No return wanted. */
    KEPT,
    SENT_BACK
}
