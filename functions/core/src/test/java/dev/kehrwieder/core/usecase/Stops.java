package dev.kehrwieder.core.usecase;

/** Where a function may be stopped: before and after each commit and each call to a provider. */
final class Stops {
    /** The process is gone. No use case knows this exception, so none can tidy up after it. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private int left;
    private Runnable meanwhile = () -> {};
    private int until;
    private int stopped;

    /** The process that runs next is stopped at its n-th step. */
    void at(int step) {
        left = step;
    }

    /** At its n-th step, something else happens first. */
    void meanwhile(int step, Runnable other) {
        until = step;
        meanwhile = other;
    }

    /** The next process runs undisturbed. */
    void none() {
        left = 0;
        until = 0;
        meanwhile = () -> {};
    }

    int stopped() {
        return stopped;
    }

    void pass() {
        if (until > 0 && --until == 0) {
            Runnable other = meanwhile;
            int rest = left;
            none();
            other.run();
            left = rest;
        }
        if (left > 0 && --left == 0) {
            stopped++;
            throw new Stopped();
        }
    }
}
