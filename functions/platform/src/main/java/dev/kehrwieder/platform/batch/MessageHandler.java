package dev.kehrwieder.platform.batch;

/** Handles one message: reads it, calls one use case. Must be safe to repeat. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Returning means done. {@link dev.kehrwieder.platform.fault.RetryLater} asks for the message again,
     * {@link dev.kehrwieder.platform.fault.NeverSucceeds} puts it aside; any other exception asks for it again, too.
     */
    void handle(QueueMessage message);
}
