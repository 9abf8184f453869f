package dev.kehrwieder.core.port;

/** What came of a commit. */
public enum CommitOutcome {
    COMMITTED,
    /** A state has moved on since it was read, or another commit is under way on it: read and decide again. */
    STALE,
    /** What must happen once has happened: an inbox mark or an idempotency record is there. */
    ALREADY_DONE
}
