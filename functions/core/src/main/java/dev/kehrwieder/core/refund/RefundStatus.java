package dev.kehrwieder.core.refund;

/** Where a refund is (handbook, domain 2.2). */
public enum RefundStatus {
    PLANNED,
    RESERVED,
    SUBMITTED,
    SUCCEEDED,
    FAILED,
    UNKNOWN,
    RELEASED,
    REQUIRES_ACTION,
    HELD
}
