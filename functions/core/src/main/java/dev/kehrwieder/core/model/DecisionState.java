package dev.kehrwieder.core.model;

/** What the inspection says of an item (handbook, domain 2.2). */
public enum DecisionState {
    PENDING,
    ACCEPTED,
    PARTIALLY_ACCEPTED,
    REJECTED,
    MANUAL_REVIEW,
    DISPUTED
}
