package dev.kehrwieder.relay;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.util.ArrayList;
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

    private final EventQueues queues;

    Relay(EventQueues queues) {
        this.queues = requireNonNull(queues, "queues is null");
    }

    private record Read(String sequenceNumber, Optional<StoredEvent> event, boolean unreadable) {}

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
        Set<StoredEvent> notTaken = bySubscriber.entrySet().stream()
                .flatMap(entry -> queues.send(entry.getKey(), entry.getValue()).stream())
                .collect(Collectors.toSet());
        // Records come in the order of the stream: the first failure is where it must go on.
        return new StreamsEventResponse(records.stream()
                .filter(read -> read.unreadable()
                        || read.event().filter(notTaken::contains).isPresent())
                .findFirst()
                .map(read -> new BatchItemFailure(read.sequenceNumber()))
                .stream()
                .toList());
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
            String body = streamed.getDynamodb().getNewImage().get("body").getS();
            return new Read(sequenceNumber, Optional.of(EventCodec.parseMessage(body)), false);
        } catch (NeverSucceeds e) {
            RuntimeLog.error("unreadable event", Map.of("exception", RuntimeLog.trace(e)));
            return new Read(sequenceNumber, Optional.empty(), true);
        }
    }
}
