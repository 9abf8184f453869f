package dev.kehrwieder.local.functions;

/** How a call of a function ended. */
public sealed interface Outcome {
    /** It answered; {@code json} is never empty, nothing is {@code null}. */
    record Returned(byte[] json) implements Outcome {}

    /** It threw, or could not be started. */
    record Failed(String errorType, String errorMessage) implements Outcome {}

    /** It took longer than its time-out allows. */
    record TimedOut() implements Outcome {}
}
