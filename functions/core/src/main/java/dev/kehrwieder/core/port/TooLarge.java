package dev.kehrwieder.core.port;

/** Something does not fit into the store, not even packed; nothing of the commit was written, and no repetition helps. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is too large, and by how much: no ids of people, no texts */
    public TooLarge(String message) {
        super(message);
    }
}
