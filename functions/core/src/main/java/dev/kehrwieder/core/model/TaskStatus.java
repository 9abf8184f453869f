package dev.kehrwieder.core.model;

/** Where a task is. */
public enum TaskStatus {
    OPEN,
    /** Somebody is at it. */
    ASSIGNED,
    CLOSED;

    public boolean isClosed() {
        return this == CLOSED;
    }
}
