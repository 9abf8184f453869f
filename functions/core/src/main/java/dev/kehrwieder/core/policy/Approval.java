package dev.kehrwieder.core.policy;

/** How a voluntary return is decided. */
public enum Approval {
    AUTO,
    MANUAL,
    REJECT
}
