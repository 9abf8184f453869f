package dev.kehrwieder.platform.call;

/** No connection came about: the other side never heard of the call. */
public final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(String host, Throwable cause) {
        super(host + " cannot be reached", cause);
    }
}
