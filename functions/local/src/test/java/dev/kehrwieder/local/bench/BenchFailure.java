package dev.kehrwieder.local.bench;

/** A measurement that could not be made; its message is for the person at the terminal. */
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }

    BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
