package dev.kehrwieder.local.payments;

/** How a call of the provider can fail, as a test orders it. */
public enum PaymentFailure {
    /** Nothing happens, and no answer comes. */
    TIMEOUT_BEFORE_EFFECT,
    /** The call has its effect, and no answer comes. */
    TIMEOUT_AFTER_EFFECT,
    /** Nothing happens; 500. */
    ERROR_500,
    /** Nothing happens; 429 with {@code Retry-After}. */
    TOO_MANY_REQUESTS
}
