package dev.kehrwieder.core.model;

/**
 * What the shop says of a customer. It never touches what the law gives: a withdrawal and a warranty claim are taken from
 * everybody alike.
 */
public enum CustomerStanding {
    UNLISTED,
    /** Nothing waits for a person. */
    ALLOWED,
    /** Everything waits for a person. */
    REVIEW,
    /** Nothing comes back voluntarily. */
    BLOCKED
}
