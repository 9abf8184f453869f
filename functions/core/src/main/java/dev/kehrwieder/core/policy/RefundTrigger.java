package dev.kehrwieder.core.policy;

/** What the money waits for. */
public enum RefundTrigger {
    HANDED_IN,
    DELIVERED,
    INSPECTED
}
