package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.platform.batch.OutgoingMessage;
import dev.kehrwieder.platform.batch.Queues;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.trace.TraceContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Who subscribes to which event, as the template says it:
 * {@code {"labels":{"queue":"https://…","events":["ReturnApproved"]},…}}.
 */
final class Subscriptions implements TracedQueues {
    private record Subscription(String queueUrl, Set<String> events) {}

    private final Map<String, Subscription> bySubscriber;
    private final Queues queues;

    private Subscriptions(Map<String, Subscription> bySubscriber, Queues queues) {
        this.bySubscriber = bySubscriber;
        this.queues = requireNonNull(queues, "queues is null");
    }

    static Subscriptions parse(String json, Queues queues) {
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : Json.parseObject(json).properties()) {
            Set<String> events = new HashSet<>();
            entry.getValue().get("events").forEach(event -> events.add(event.stringValue()));
            subscriptions.put(
                    entry.getKey(),
                    new Subscription(entry.getValue().get("queue").stringValue(), Set.copyOf(events)));
        }
        return new Subscriptions(subscriptions, queues);
    }

    @Override
    public Set<String> subscribers(String eventType) {
        Set<String> names = new TreeSet<>();
        bySubscriber.forEach((name, subscription) -> {
            if (subscription.events().contains(eventType)) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public List<StoredEvent> send(
            String subscriber, List<StoredEvent> events, Function<StoredEvent, Optional<TraceContext>> places) {
        Map<OutgoingMessage, StoredEvent> messages = new LinkedHashMap<>();
        for (StoredEvent event : events) {
            Map<String, String> attributes = places.apply(event)
                    .map(place -> Map.of(TraceContext.NAME, place.header()))
                    .orElse(Map.of());
            messages.put(new OutgoingMessage(EventCodec.message(event), attributes), event);
        }
        String queueUrl = bySubscriber.get(subscriber).queueUrl();
        return queues.sendBatch(queueUrl, List.copyOf(messages.keySet())).stream()
                .map(messages::get)
                .toList();
    }
}
