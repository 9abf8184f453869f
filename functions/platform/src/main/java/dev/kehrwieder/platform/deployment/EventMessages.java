package dev.kehrwieder.platform.deployment;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.trace.Tracing;

/** Events as the relay sends them. */
public final class EventMessages {
    private EventMessages() {}

    /**
     * The event of a message; trace and log name it from here on.
     *
     * @throws dev.kehrwieder.platform.fault.NeverSucceeds if there is none in it
     */
    public static StoredEvent read(QueueMessage message) {
        StoredEvent event = EventCodec.parseMessage(message.body());
        Tracing.rename(Invocation.current().function() + " " + event.event().type());
        if (event.of() instanceof ReturnKey key) {
            Tracing.note(Tracing.RMA, key.rma());
        }
        return event;
    }
}
