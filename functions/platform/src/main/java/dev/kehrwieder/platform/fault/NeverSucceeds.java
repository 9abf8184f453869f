package dev.kehrwieder.platform.fault;

import static java.util.Objects.requireNonNull;

/** No repetition will help: the message goes to the dead-letter queue at once, with the reason, for a person to read. */
public final class NeverSucceeds extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason travels with the message: no ids of people, no texts */
    public NeverSucceeds(String reason) {
        super(requireNonNull(reason, "reason is null"));
    }

    public NeverSucceeds(String reason, Throwable cause) {
        super(requireNonNull(reason, "reason is null"), cause);
    }
}
