package dev.kehrwieder.platform.call;

/** The call was sent, or may have been, and no whole answer came back: whether it had an effect is unknown. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String host, Throwable cause) {
        super(host + " does not answer", cause);
    }
}
