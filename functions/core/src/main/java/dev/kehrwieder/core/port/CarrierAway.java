package dev.kehrwieder.core.port;

/**
 * The carrier could not be reached, or said that it did nothing and may be asked again. Whatever was asked for was surely
 * not done: what may have been done is an answer of its own.
 */
public final class CarrierAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message without personal data: it is logged */
    public CarrierAway(String message, Throwable cause) {
        super(message, cause);
    }
}
