package dev.kehrwieder.platform.deployment;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.platform.batch.MessageHandler;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;

/** What a subscriber does with an event; what its result means for the message is the same for all. */
@FunctionalInterface
public interface EventConsumer extends MessageHandler {
    ConsumerResult on(StoredEvent event);

    @Override
    default void handle(QueueMessage message) {
        StoredEvent event = EventMessages.read(message);
        ConsumerResult result;
        try {
            result = on(event);
        } catch (Commits.Contention e) {
            throw new RetryLater("CONTENTION", e);
        }
        switch (result) {
            case DONE, DONE_BEFORE -> {}
            case LATER -> throw new RetryLater("LATER");
            case UNKNOWN_RETURN -> throw new NeverSucceeds("UNKNOWN_RETURN");
        }
    }
}
