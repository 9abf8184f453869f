package dev.kehrwieder.fakes.stripe;

/** How a call goes wrong. */
public enum Trouble {
    /** Nothing was done, and nothing is kept under the key. */
    RATE_LIMITED,
    /** Another call holds the object. */
    LOCKED,
    /** Another call with the same key is under way. */
    KEY_IN_USE,
    UNAVAILABLE,
    UNAUTHORIZED,
    FORBIDDEN,
    /** The call began and failed before its effect; the answer is kept under the key and given again, as Stripe does. */
    ERROR_BEFORE,
    /** The same, but the refund was made. */
    ERROR_AFTER,
    /** The connection breaks before anything was done. */
    CUT_BEFORE,
    CUT_AFTER,
    /** No answer until the caller gives up; nothing was done. */
    SILENT_BEFORE,
    SILENT_AFTER;

    boolean hasEffect() {
        return this == ERROR_AFTER || this == CUT_AFTER || this == SILENT_AFTER;
    }

    boolean isKept() {
        return this == ERROR_BEFORE || this == ERROR_AFTER;
    }
}
