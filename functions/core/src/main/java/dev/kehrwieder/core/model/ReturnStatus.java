package dev.kehrwieder.core.model;

/** The headline of a return (handbook, domain 2.2); derived except where a person decides. */
public enum ReturnStatus {
    REQUESTED,
    IN_REVIEW,
    APPROVED,
    DECLINED,
    CANCELED,
    EXPIRED,
    AWAITING_DROP_OFF,
    IN_TRANSIT,
    PARTIALLY_RECEIVED,
    RECEIVED,
    INSPECTED,
    CLOSED,
    REOPENED;

    /** Whether nothing more is expected to happen. */
    public boolean isFinished() {
        return this == DECLINED || this == CANCELED || this == EXPIRED || this == CLOSED;
    }
}
