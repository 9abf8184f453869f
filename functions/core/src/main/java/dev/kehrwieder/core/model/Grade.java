package dev.kehrwieder.core.model;

/** The condition of a unit after test (handbook, domain 3). */
public enum Grade {
    /** Like new, sealed or tags on. */
    A,
    /** Opened, complete, sellable as B-stock. */
    B,
    /** Used or marked, reduces value. */
    C,
    /** Defective or incomplete. */
    D,
    /** Not identifiable or a wrong item. */
    X
}
