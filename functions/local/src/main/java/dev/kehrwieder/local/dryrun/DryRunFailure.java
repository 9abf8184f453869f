package dev.kehrwieder.local.dryrun;

/** The dry run can't go on; the message is for the person who started it. */
final class DryRunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DryRunFailure(String message) {
        super(message);
    }

    DryRunFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
