package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.usecase.NotifyShopper;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.batch.Queues;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.codec.UnreadableBody;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.function.FunctionModule;
import java.util.random.RandomGenerator;

/** One message, one event, at most one mail. */
final class NotificationsFunction {
    /** Under which the catalog finds it. */
    static final String DEFINITION = "notifications";

    private final NotifyShopper notifyShopper;

    NotificationsFunction(NotifyShopper notifyShopper) {
        this.notifyShopper = requireNonNull(notifyShopper, "notifyShopper is null");
    }

    FunctionModule module(Queues queues, BatchSettings settings, RandomGenerator random) {
        return FunctionModule.of(
                DEFINITION,
                SQSEvent.class,
                SQSBatchResponse.class,
                new BatchLoop(queues, settings, random, this::handle));
    }

    private void handle(QueueMessage message) {
        StoredEvent event = event(message);
        try {
            switch (notifyShopper.on(event, message.receiveCount() > 1)) {
                case DONE, DONE_BEFORE -> {}
                case UNKNOWN_RETURN -> throw new NeverSucceeds("UNKNOWN_RETURN");
                case UNDELIVERABLE -> throw new NeverSucceeds("MAIL_UNDELIVERABLE");
            }
        } catch (NotifyShopper.UnderWay e) {
            throw new RetryLater("UNDER_WAY", e);
        }
    }

    private static StoredEvent event(QueueMessage message) {
        try {
            return EventCodec.parseMessage(message.body());
        } catch (UnreadableBody e) {
            throw new NeverSucceeds("UNREADABLE_EVENT", e);
        }
    }
}
