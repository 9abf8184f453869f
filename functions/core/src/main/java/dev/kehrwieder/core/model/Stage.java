package dev.kehrwieder.core.model;

/** What people and deadlines have decided of a return as a whole; the headline is derived from it and the tracks. */
public enum Stage {
    REQUESTED,
    IN_REVIEW,
    APPROVED,
    DECLINED,
    CANCELED,
    EXPIRED,
    CLOSED,
    REOPENED;

    /** Whether goods may come in and money go out. */
    public boolean isOpen() {
        return this == APPROVED || this == REOPENED;
    }
}
