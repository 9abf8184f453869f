package dev.kehrwieder.core.port;

/** The store does not answer, or asks to slow down: whatever was under way may be tried again. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
