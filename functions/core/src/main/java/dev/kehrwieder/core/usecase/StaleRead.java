package dev.kehrwieder.core.usecase;

/**
 * What was read does not fit together: a return and its order's balance are read one after the other, and another commit
 * came in between. Reading again helps.
 */
final class StaleRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleRead(String message, Throwable cause) {
        super(message, cause);
    }
}
