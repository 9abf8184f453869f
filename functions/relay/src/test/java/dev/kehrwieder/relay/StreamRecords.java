package dev.kehrwieder.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.platform.codec.EventCodec;
import java.util.List;
import java.util.Map;

/** Builds batches of the table's stream. */
final class StreamRecords {
    private StreamRecords() {}

    static DynamodbEvent batch(DynamodbStreamRecord... records) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(List.of(records));
        return event;
    }

    static DynamodbStreamRecord inserted(String sequenceNumber, StoredEvent event) {
        return inserted(sequenceNumber, "E#" + event.id(), EventCodec.message(event));
    }

    static DynamodbStreamRecord inserted(String sequenceNumber, String sortKey, String body) {
        return change(
                "INSERT",
                sequenceNumber,
                Map.of(
                        "pk", new AttributeValue().withS("S#demo#R#R-1"),
                        "sk", new AttributeValue().withS(sortKey),
                        "body", new AttributeValue().withS(body)));
    }

    /** @param image null as for a removed item, of which the stream carries none */
    static DynamodbStreamRecord change(String name, String sequenceNumber, Map<String, AttributeValue> image) {
        StreamRecord data = new StreamRecord();
        data.setSequenceNumber(sequenceNumber);
        data.setNewImage(image);
        DynamodbStreamRecord streamed = new DynamodbStreamRecord();
        streamed.setEventName(name);
        streamed.setDynamodb(data);
        return streamed;
    }
}
