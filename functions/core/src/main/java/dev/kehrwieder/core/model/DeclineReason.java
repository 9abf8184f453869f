package dev.kehrwieder.core.model;

/** Why staff decline a return (handbook, domain 3). */
public enum DeclineReason {
    RETURN_PERIOD_ENDED,
    FINAL_SALE,
    OTHER,
    ALREADY_RETURNED,
    NOT_FULFILLED,
    QUANTITY_EXCEEDED,
    DAMAGED_OR_USED,
    MISSING_COMPONENT,
    NOT_OUR_ITEM
}
