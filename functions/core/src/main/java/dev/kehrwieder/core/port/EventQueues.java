package dev.kehrwieder.core.port;

import dev.kehrwieder.core.event.StoredEvent;
import java.util.List;
import java.util.Set;

/** Who subscribes to which event, and the way to their queues. */
public interface EventQueues {
    /** The names of those who subscribe to an event type. */
    Set<String> subscribers(String eventType);

    /**
     * Sends each event to one subscriber.
     *
     * @return the events that were not taken
     */
    List<StoredEvent> send(String subscriber, List<StoredEvent> events);
}
