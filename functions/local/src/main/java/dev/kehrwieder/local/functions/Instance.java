package dev.kehrwieder.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** One start of a function: which calls it has, since when none of them was answered, and when its classes may go. */
final class Instance {
    /**
     * Lambda throws an instance away at its first time-out. Here one instance serves all callers at once, so a machine under load
     * would start it anew again and again; one that has answered nobody for so many time-outs will answer nobody any more.
     */
    private static final int PATIENCE_TIMEOUTS = 3;

    private final LoadedHandler handler;
    private final AutoCloseable classes;
    private final LongSupplier nanoTime;
    private OptionalLong unansweredSince = OptionalLong.empty();
    private int underWay;
    private boolean retired;

    /** @param classes closed once it is retired and its last call has ended */
    Instance(LoadedHandler handler, AutoCloseable classes, LongSupplier nanoTime) {
        this.handler = handler;
        this.classes = classes;
        this.nanoTime = nanoTime;
    }

    byte[] call(byte[] event, Context context) throws IOException {
        synchronized (this) {
            underWay++;
        }
        try {
            return handler.call(event, context);
        } finally {
            ended();
        }
    }

    /** Somebody waits from now on. */
    synchronized void asked() {
        if (unansweredSince.isEmpty()) {
            unansweredSince = OptionalLong.of(nanoTime.getAsLong());
        }
    }

    /** An exception is an answer too. */
    synchronized void answered() {
        unansweredSince = OptionalLong.empty();
    }

    synchronized boolean isStuck(Duration timeout) {
        return unansweredSince.isPresent()
                && nanoTime.getAsLong() - unansweredSince.getAsLong()
                        >= timeout.multipliedBy(PATIENCE_TIMEOUTS).toNanos();
    }

    /** Gets no more calls. */
    synchronized void retire() {
        retired = true;
        closeIfOver();
    }

    private synchronized void ended() {
        underWay--;
        closeIfOver();
    }

    private void closeIfOver() {
        if (retired && underWay == 0) {
            try {
                classes.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
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
