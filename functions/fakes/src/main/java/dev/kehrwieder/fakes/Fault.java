package dev.kehrwieder.fakes;

/** What a fake does wrong when it is told to, once each. */
public enum Fault {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    PAYMENT_REQUIRED(402),
    FORBIDDEN(403),
    UNPROCESSABLE(422),
    /** With {@code Retry-After}. */
    TOO_MANY_REQUESTS(429),
    /** Nothing was done. */
    ERROR_BEFORE(500),
    /** It was done, and nobody would think so. */
    ERROR_AFTER(500),
    /** Away for a while; what answers is not the provider's own machine. */
    UNAVAILABLE(503),
    TIMEOUT_BEFORE,
    TIMEOUT_AFTER,
    /** The connection ends without an answer; nothing was done. */
    BREAK_BEFORE,
    /** The connection ends without an answer after it was done. */
    BREAK_AFTER,
    /** It was done, and half of the answer arrives. */
    BROKEN_JSON,
    /** It was done, and answered after two seconds. */
    SLOW,
    /** To where nothing was asked for. */
    REDIRECT(302);

    private final int status;

    Fault() {
        this(0);
    }

    Fault(int status) {
        this.status = status;
    }

    /** Of the answer, where there is one that is not the ordinary one's; else 0. */
    int status() {
        return status;
    }
}
