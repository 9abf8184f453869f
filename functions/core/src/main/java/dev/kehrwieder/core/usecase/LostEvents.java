package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Periods;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Events of a trail that a subscriber has not recorded, by subscriber. */
record LostEvents(Map<String, List<StoredEvent>> bySubscriber) {
    /** @param unanswered events that a subscriber must see again though it has recorded them */
    static LostEvents of(Subject subject, Store store, EventQueues queues, Predicate<StoredEvent> unanswered) {
        List<StoredEvent> trail = store.trail(subject);
        Set<InboxMark> recorded = Set.copyOf(store.recorded(subject));
        Map<String, Set<StoredEvent>> lost = new LinkedHashMap<>();
        for (StoredEvent event : trail) {
            for (String subscriber : queues.subscribers(event.event().type())) {
                boolean missed =
                        !recorded.contains(new InboxMark(subscriber, event.id().toString()));
                if (missed || unanswered.test(event)) {
                    lost.computeIfAbsent(subscriber, s -> new LinkedHashSet<>()).add(event);
                }
            }
        }
        Map<String, List<StoredEvent>> lists = new LinkedHashMap<>();
        lost.forEach((subscriber, events) -> lists.put(subscriber, new ArrayList<>(events)));
        return new LostEvents(lists);
    }

    /** @return how many were sent */
    int send(EventQueues queues) {
        int sent = 0;
        for (Map.Entry<String, List<StoredEvent>> entry : bySubscriber.entrySet()) {
            // What is not taken now is still missing at the next visit.
            sent += entry.getValue().size()
                    - queues.send(entry.getKey(), entry.getValue()).size();
        }
        return sent;
    }

    /** When to look again; empty where nothing is lost. */
    Optional<Instant> lookAgainAt(Instant now) {
        return bySubscriber.values().stream()
                .flatMap(List::stream)
                .map(StoredEvent::at)
                .min(Instant::compareTo)
                .map(since -> now.plus(delay(Duration.between(since, now))));
    }

    /** As long again as it has been missing: a subscriber that is down for days is not sent the same every ten minutes. */
    private static Duration delay(Duration missing) {
        Duration least = Periods.patience();
        Duration most = Duration.ofDays(1);
        if (missing.compareTo(least) < 0) {
            return least;
        }
        return missing.compareTo(most) > 0 ? most : missing;
    }
}
