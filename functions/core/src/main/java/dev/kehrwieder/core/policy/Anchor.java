package dev.kehrwieder.core.policy;

/** What the window of a voluntary return counts from. */
public enum Anchor {
    ORDERED,
    DELIVERED
}
