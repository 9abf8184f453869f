package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.NotifyShopper;
import dev.kehrwieder.platform.batch.MessageHandler;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.deployment.EventMessages;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;

/** One message, one event, at most one mail. */
record NotifyOnEvent(NotifyShopper notifyShopper) implements MessageHandler {
    NotifyOnEvent {
        requireNonNull(notifyShopper, "notifyShopper is null");
    }

    @Override
    public void handle(QueueMessage message) {
        StoredEvent event = EventMessages.read(message);
        try {
            switch (notifyShopper.on(event)) {
                case DONE, DONE_BEFORE -> {}
                case UNKNOWN_RETURN -> throw new NeverSucceeds("UNKNOWN_RETURN");
            }
        } catch (NotifyShopper.UnderWay e) {
            throw new RetryLater("UNDER_WAY", e);
        } catch (Commits.Contention e) {
            throw new RetryLater("CONTENTION", e);
        }
    }
}
