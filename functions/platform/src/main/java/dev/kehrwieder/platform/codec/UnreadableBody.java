package dev.kehrwieder.platform.codec;

/** A stored body or a message that this release cannot read, however often it tries. The message quotes nothing of it. */
public final class UnreadableBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableBody(String message) {
        super(message);
    }

    UnreadableBody(String message, Throwable cause) {
        super(message, cause);
    }
}
