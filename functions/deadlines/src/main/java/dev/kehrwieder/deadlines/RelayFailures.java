package dev.kehrwieder.deadlines;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.json.MalformedJsonException;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

/**
 * Batches of stream records that the relay gave up on: each message names shard and sequence numbers; their events are read
 * again and sent to all who subscribe. After 24 hours the stream has forgotten them; then the visit of the return repeats
 * what is missing, so such a message has done its duty.
 */
final class RelayFailures {
    private static final int MOST_MESSAGES = 10;

    /** What DynamoDB answers to names that can be no stream's or shard's. */
    private static final String INVALID = "ValidationException";

    private final SqsClient sqs;
    private final DynamoDbStreamsClient streams;
    private final String queueUrl;
    private final EventQueues queues;

    RelayFailures(SqsClient sqs, DynamoDbStreamsClient streams, String queueUrl, EventQueues queues) {
        this.sqs = requireNonNull(sqs, "sqs is null");
        this.streams = requireNonNull(streams, "streams is null");
        this.queueUrl = requireNonNull(queueUrl, "queueUrl is null");
        this.queues = requireNonNull(queues, "queues is null");
    }

    /** @return how many events were sent again */
    int drain() {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(queueUrl).maxNumberOfMessages(MOST_MESSAGES))
                .messages();
        int sent = 0;
        for (Message message : messages) {
            sent += drained(message);
        }
        return sent;
    }

    /** A message that cannot be dealt with now comes again, and keeps no other from its turn. */
    private int drained(Message message) {
        try {
            List<StoredEvent> events = events(message);
            if (send(events)) {
                sqs.deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
                return events.size();
            }
        } catch (RuntimeException e) {
            RuntimeLog.warn(
                    "relay failure not drained",
                    Map.of("messageId", message.messageId(), "exception", RuntimeLog.trace(e)));
        }
        return 0;
    }

    private boolean send(List<StoredEvent> events) {
        boolean taken = true;
        for (StoredEvent event : events) {
            for (String subscriber : queues.subscribers(event.event().type())) {
                taken &= queues.send(subscriber, List.of(event)).isEmpty();
            }
        }
        return taken;
    }

    private List<StoredEvent> events(Message message) {
        try {
            JsonNode batch = Json.parseObject(message.body()).path("DDBStreamBatchInfo");
            return read(
                    batch.path("streamArn").stringValue(""),
                    batch.path("shardId").stringValue(""),
                    batch.path("startSequenceNumber").stringValue(""),
                    new BigInteger(batch.path("endSequenceNumber").stringValue("0")));
        } catch (MalformedJsonException | NumberFormatException e) {
            return unreadable(message);
        } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
            RuntimeLog.warn("the stream has forgotten a failed batch", Map.of("messageId", message.messageId()));
            return List.of();
        } catch (DynamoDbException e) {
            if (INVALID.equals(e.awsErrorDetails().errorCode())) {
                return unreadable(message);
            }
            throw e;
        }
    }

    private static List<StoredEvent> unreadable(Message message) {
        RuntimeLog.error("unreadable failure of the relay", Map.of("messageId", message.messageId()));
        return List.of();
    }

    private List<StoredEvent> read(String streamArn, String shardId, String start, BigInteger end) {
        String iterator = streams.getShardIterator(request -> request.streamArn(streamArn)
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .sequenceNumber(start))
                .shardIterator();
        List<StoredEvent> events = new ArrayList<>();
        boolean more = true;
        while (iterator != null && more) {
            String at = iterator;
            var answer = streams.getRecords(request -> request.shardIterator(at));
            for (Record streamed : answer.records()) {
                if (new BigInteger(streamed.dynamodb().sequenceNumber()).compareTo(end) <= 0) {
                    add(streamed, events);
                } else {
                    more = false;
                }
            }
            more &= !answer.records().isEmpty();
            iterator = answer.nextShardIterator();
        }
        return events;
    }

    private static void add(Record streamed, List<StoredEvent> events) {
        Map<String, AttributeValue> image = streamed.dynamodb().newImage();
        if (streamed.eventName() != OperationType.INSERT || !image.get("sk").s().startsWith("E#")) {
            return;
        }
        try {
            events.add(EventCodec.parseMessage(image.get("body").s()));
        } catch (NeverSucceeds e) {
            RuntimeLog.error("unreadable event", Map.of("exception", RuntimeLog.trace(e)));
        }
    }
}
