package dev.kehrwieder.relay;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.deployment.TracedQueues;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.trace.Span;
import dev.kehrwieder.platform.trace.TraceContext;
import dev.kehrwieder.platform.trace.Tracing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends each new event of a batch of stream records to its subscribers. What a queue does not take is reported by the first
 * record that it belongs to: the stream repeats from there on, and whoever gets an event twice does nothing the second time.
 */
final class Relay implements Function<DynamodbEvent, StreamsEventResponse> {
    private static final String EVENT_KEY = "E#";

    private final TracedQueues queues;

    Relay(TracedQueues queues) {
        this.queues = requireNonNull(queues, "queues is null");
    }

    /** @param trace where the commit of the event stands in its trace */
    private record Read(
            String sequenceNumber, Optional<StoredEvent> event, Optional<TraceContext> trace, boolean unreadable) {}

    @Override
    public StreamsEventResponse apply(DynamodbEvent batch) {
        List<Read> records = batch.getRecords().stream()
                .filter(Relay::isNewEvent)
                .map(Relay::read)
                .toList();
        Map<String, List<StoredEvent>> bySubscriber = new LinkedHashMap<>();
        for (Read read : records) {
            read.event()
                    .ifPresent(event -> queues.subscribers(event.event().type()).forEach(name -> bySubscriber
                            .computeIfAbsent(name, n -> new ArrayList<>())
                            .add(event)));
        }
        Set<StoredEvent> notTaken = send(bySubscriber, spans(records));
        // Records come in the order of the stream: the first failure is where it must go on.
        return new StreamsEventResponse(records.stream()
                .filter(read -> read.unreadable()
                        || read.event().filter(notTaken::contains).isPresent())
                .findFirst()
                .map(read -> new BatchItemFailure(read.sequenceNumber()))
                .stream()
                .toList());
    }

    /** A span for each event, in the trace of its commit. */
    private static Map<StoredEvent, Span> spans(List<Read> records) {
        Map<StoredEvent, Span> spans = new HashMap<>();
        for (Read read : records) {
            read.event().ifPresent(event -> spans.computeIfAbsent(event, e -> span(e, read.trace())));
        }
        return spans;
    }

    private static Span span(StoredEvent event, Optional<TraceContext> commit) {
        Span span = Tracing.open(
                Span.Kind.PRODUCER, RelayFunction.NAME + " " + event.event().type(), commit);
        return event.of() instanceof ReturnKey key ? span.with(Tracing.RMA, key.rma()) : span;
    }

    /** @return what was not taken */
    private Set<StoredEvent> send(Map<String, List<StoredEvent>> bySubscriber, Map<StoredEvent, Span> spans) {
        try {
            return bySubscriber.entrySet().stream()
                    .flatMap(
                            entry -> queues
                                    .send(
                                            entry.getKey(),
                                            entry.getValue(),
                                            event ->
                                                    Optional.of(spans.get(event).context()))
                                    .stream())
                    .collect(Collectors.toSet());
        } finally {
            spans.values().forEach(Span::close);
        }
    }

    /** The event source filters; a record that slips through must not stop the stream. */
    private static boolean isNewEvent(DynamodbStreamRecord streamed) {
        Map<String, AttributeValue> image = streamed.getDynamodb().getNewImage();
        return "INSERT".equals(streamed.getEventName())
                && image != null
                && image.get("sk").getS().startsWith(EVENT_KEY);
    }

    /** What we cannot read is retried, set aside by the stream's own limits, and read again by {@code deadlines}. */
    private static Read read(DynamodbStreamRecord streamed) {
        String sequenceNumber = streamed.getDynamodb().getSequenceNumber();
        try {
            Map<String, AttributeValue> image = streamed.getDynamodb().getNewImage();
            Optional<TraceContext> trace = Optional.ofNullable(image.get(TraceContext.NAME))
                    .map(AttributeValue::getS)
                    .flatMap(TraceContext::parse);
            StoredEvent event = EventCodec.parseMessage(image.get("body").getS());
            return new Read(sequenceNumber, Optional.of(event), trace, false);
        } catch (NeverSucceeds e) {
            RuntimeLog.error("unreadable event", Map.of("exception", RuntimeLog.trace(e)));
            return new Read(sequenceNumber, Optional.empty(), Optional.empty(), true);
        }
    }
}
