package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

/** Ends the reading of a request with a problem; the router answers it. Use cases don't throw it: their "no" is a value. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: this is an answer, not a fault.
        super(requireNonNull(problem, "problem is null").code().name(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
