package dev.kehrwieder.local.journey;

/** The return did not get to its end; the message says where it stopped. */
final class JourneyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JourneyFailure(String message) {
        super(message);
    }

    JourneyFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
