package dev.kehrwieder.platform.http;

/** The codes of problems, a part of the API's contract. */
public enum ProblemCode {
    UNAUTHORIZED(401, "The key is missing or unknown"),
    FORBIDDEN(403, "The key's role may not do this"),
    NOT_FOUND(404, "There is no such thing in this shop"),
    METHOD_NOT_ALLOWED(405, "The path does not know this method"),
    MALFORMED(400, "The request cannot be read"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    INVALID_STATE(409, "The state does not allow this"),
    CONFLICT(409, "Somebody else was faster"),
    LABEL_NOT_READY(409, "The document does not exist yet"),
    ALREADY_INSPECTED(409, "The units are already decided"),
    INSUFFICIENT_CREDIT(409, "There is less credit than that"),
    VALIDATION_FAILED(422, "Some fields cannot be accepted"),
    QUANTITY_EXCEEDED(422, "More units than can be returned"),
    NOT_RETURNABLE(422, "Some units cannot be returned"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used with another body"),
    MIXED_CURRENCY(422, "The currencies differ"),
    WITHDRAWAL_PERIOD_ENDED(422, "The withdrawal period has ended"),
    RATE_LIMITED(429, "Too many calls"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "A part of the service does not answer");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
