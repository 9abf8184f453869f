package dev.kehrwieder.platform.fault;

import static java.util.Objects.requireNonNull;

/**
 * The same work may succeed later: a provider is away, a limit is reached, an event came before its predecessor. A batch
 * takes the message again after a growing delay; HTTP answers 503 with {@code Retry-After}.
 */
public final class RetryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is missing, for the log: no ids of people, no texts */
    public RetryLater(String reason) {
        super(requireNonNull(reason, "reason is null"));
    }

    public RetryLater(String reason, Throwable cause) {
        super(requireNonNull(reason, "reason is null"), cause);
    }
}
