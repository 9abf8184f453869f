package dev.kehrwieder.local.functions;

import java.time.Duration;
import java.util.function.LongSupplier;

/** One start of a function, and when it last answered anything. */
final class Instance {
    /**
     * Lambda throws an instance away at its first time-out. Here one instance serves all callers at once, so a machine under load
     * would start it anew again and again; one that has answered nobody for so many time-outs will answer nobody any more.
     */
    private static final int PATIENCE_TIMEOUTS = 3;

    private final LoadedHandler handler;
    private final LongSupplier nanoTime;
    private volatile long answeredNanos;

    Instance(LoadedHandler handler, LongSupplier nanoTime) {
        this.handler = handler;
        this.nanoTime = nanoTime;
        this.answeredNanos = nanoTime.getAsLong();
    }

    LoadedHandler handler() {
        return handler;
    }

    /** An exception is an answer too. */
    void answered() {
        answeredNanos = nanoTime.getAsLong();
    }

    boolean isStuck(Duration timeout) {
        return nanoTime.getAsLong() - answeredNanos
                >= timeout.multipliedBy(PATIENCE_TIMEOUTS).toNanos();
    }

    /** A class that could not be loaded or initialised stays so for as long as its loader lives. */
    static boolean isBroken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError) {
                return true;
            }
        }
        return false;
    }
}
