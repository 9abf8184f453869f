package dev.kehrwieder.platform.deployment;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.platform.trace.TraceContext;
import dev.kehrwieder.platform.trace.Tracing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The way to the subscribers' queues, on which an event's place in its trace travels with it. */
public interface TracedQueues extends EventQueues {
    /** As {@link #send(String, List)}. @param places where each event's trace stands */
    List<StoredEvent> send(
            String subscriber, List<StoredEvent> events, Function<StoredEvent, Optional<TraceContext>> places);

    /** In the current trace. */
    @Override
    default List<StoredEvent> send(String subscriber, List<StoredEvent> events) {
        return send(subscriber, events, event -> Tracing.current());
    }
}
