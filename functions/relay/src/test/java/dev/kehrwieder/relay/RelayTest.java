package dev.kehrwieder.relay;

import static dev.kehrwieder.core.Fixtures.event;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.relay.StreamRecords.batch;
import static dev.kehrwieder.relay.StreamRecords.change;
import static dev.kehrwieder.relay.StreamRecords.inserted;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.platform.deployment.TracedQueues;
import dev.kehrwieder.platform.trace.TraceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RelayTest {
    private final StoredEvent requested = event(
            returnKey("R-1"),
            1,
            0,
            new ReturnEvent.ReturnRequested(List.of("1001"), ReturnMethod.BY_MAIL_QR, false, false, List.of()));
    private final StoredEvent approved = event(returnKey("R-1"), 1, 1, new ReturnEvent.ReturnApproved(true));
    private final StoredEvent issued = event(returnKey("R-1"), 2, 0, new ReturnEvent.LabelIssued(List.of()));
    private final StoredEvent closed = event(returnKey("R-1"), 3, 0, new ReturnEvent.ReturnClosed());

    private final Queues queues = new Queues();
    private final Relay relay = new Relay(queues);

    /** Two subscribers, of whom each call is written down. */
    private static final class Queues implements TracedQueues {
        private final Map<String, Set<String>> subscriptions = Map.of(
                "ReturnRequested", Set.of("notifications"),
                "ReturnApproved", Set.of("labels"),
                "LabelIssued", Set.of("labels", "notifications"));
        private final TreeMap<String, List<List<StoredEvent>>> calls = new TreeMap<>();
        private final Map<StoredEvent, TraceContext> traces = new HashMap<>();
        private final Set<StoredEvent> refused = new HashSet<>();

        @Override
        public Set<String> subscribers(String eventType) {
            return subscriptions.getOrDefault(eventType, Set.of());
        }

        @Override
        public List<StoredEvent> send(
                String subscriber, List<StoredEvent> events, Function<StoredEvent, Optional<TraceContext>> places) {
            events.forEach(event -> traces.put(event, places.apply(event).orElseThrow()));
            calls.computeIfAbsent(subscriber, name -> new ArrayList<>()).add(List.copyOf(events));
            return events.stream().filter(refused::contains).toList();
        }
    }

    private List<String> failures(DynamodbEvent batch) {
        return relay.apply(batch).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    @Test
    void a_batch_goes_to_each_subscriber_in_one_call_and_in_order() {
        assertThat(failures(batch(inserted("10", requested), inserted("11", approved), inserted("12", issued))))
                .isEmpty();
        assertThat(queues.calls)
                .containsExactly(
                        Map.entry("labels", List.of(List.of(approved, issued))),
                        Map.entry("notifications", List.of(List.of(requested, issued))));
    }

    @Test
    void an_event_travels_on_in_the_trace_of_its_commit() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        DynamodbEvent batch = batch(inserted("10", requested), inserted("11", issued));
        StreamRecord first = batch.getRecords().getFirst().getDynamodb();
        Map<String, AttributeValue> traced = new HashMap<>(first.getNewImage());
        traced.put(TraceContext.NAME, new AttributeValue("00-" + trace + "-00f067aa0ba902b7-01"));
        first.setNewImage(traced);
        relay.apply(batch);
        assertThat(queues.traces.get(requested).traceId()).isEqualTo(trace);
        assertThat(queues.traces.get(requested).spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(queues.traces.get(issued).traceId()).isNotEqualTo(trace);
    }

    @Test
    void an_event_that_nobody_subscribes_to_is_done() {
        assertThat(failures(batch(inserted("10", closed)))).isEmpty();
        assertThat(queues.calls).isEmpty();
    }

    @Test
    void the_stream_goes_on_at_the_first_record_that_was_not_taken() {
        queues.refused.add(approved);
        queues.refused.add(issued);
        assertThat(failures(batch(inserted("10", requested), inserted("11", approved), inserted("12", issued))))
                .containsExactly("11");
    }

    @Test
    void one_queue_that_refuses_keeps_no_other_from_its_events() {
        queues.refused.add(approved);
        relay.apply(batch(inserted("10", approved), inserted("11", issued)));
        assertThat(queues.calls).containsKeys("labels", "notifications");
    }

    @Test
    void what_is_no_new_event_is_ignored() {
        DynamodbEvent batch = batch(
                change("REMOVE", "10", null),
                change("MODIFY", "11", inserted("11", approved).getDynamodb().getNewImage()),
                inserted("12", "RETURN", "{\"v\":1}"),
                inserted("13", "M#001", "{\"v\":1}"));
        assertThat(failures(batch)).isEmpty();
        assertThat(queues.calls).isEmpty();
    }

    @Test
    void an_event_that_cannot_be_read_is_reported_and_the_others_are_sent() {
        DynamodbEvent batch = batch(
                inserted("10", requested),
                inserted("11", "E#000000001#01", "{\"v\":1,\"type\":\"ReturnEaten\"}"),
                inserted("12", issued));
        assertThat(failures(batch)).containsExactly("11");
        assertThat(queues.calls.get("notifications")).containsExactly(List.of(requested, issued));
    }

    @Test
    void a_refusal_before_an_unreadable_event_comes_first() {
        queues.refused.add(requested);
        assertThat(failures(batch(inserted("10", requested), inserted("11", "E#000000001#01", "no json"))))
                .containsExactly("10");
    }

    @Test
    void an_empty_batch_is_done() {
        assertThat(failures(batch())).isEmpty();
    }
}
