package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.template.Physical;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the stream's records into the JSON that Lambda sends. */
final class StreamRecords {
    private static final JsonMapper JSON = new JsonMapper();

    private StreamRecords() {}

    static ObjectNode json(Record record, String streamArn, Physical physical) {
        ObjectNode json = JSON.createObjectNode()
                .put("eventID", record.eventID())
                .put("eventName", name(record.eventName()))
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", physical.region());
        ObjectNode change = json.putObject("dynamodb");
        Instant created = record.dynamodb().approximateCreationDateTime();
        if (created != null) {
            change.put("ApproximateCreationDateTime", created.getEpochSecond());
        }
        image(change, "Keys", record.dynamodb().hasKeys(), record.dynamodb().keys());
        image(
                change,
                "NewImage",
                record.dynamodb().hasNewImage(),
                record.dynamodb().newImage());
        image(
                change,
                "OldImage",
                record.dynamodb().hasOldImage(),
                record.dynamodb().oldImage());
        change.put("SequenceNumber", record.dynamodb().sequenceNumber());
        change.put("SizeBytes", record.dynamodb().sizeBytes());
        change.put("StreamViewType", record.dynamodb().streamViewTypeAsString());
        json.put("eventSourceARN", streamArn);
        if (isExpiry(record.eventName())) {
            json.putObject("userIdentity").put("type", "Service").put("principalId", "dynamodb.amazonaws.com");
        }
        return json;
    }

    /** The local table reports an expired item under a name that the SDK does not know, and names no deleter. */
    private static boolean isExpiry(OperationType type) {
        return type == OperationType.UNKNOWN_TO_SDK_VERSION;
    }

    private static String name(OperationType type) {
        return isExpiry(type) ? OperationType.REMOVE.toString() : type.toString();
    }

    private static void image(ObjectNode change, String name, boolean present, Map<String, AttributeValue> item) {
        if (present) {
            map(change.putObject(name), item);
        }
    }

    private static void map(ObjectNode node, Map<String, AttributeValue> item) {
        item.forEach((name, value) -> node.set(name, value(value)));
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode node = JSON.createObjectNode();
        String type = value.type().toString();
        return switch (value.type()) {
            case S -> node.put(type, value.s());
            case N -> node.put(type, value.n());
            case B ->
                node.put(type, Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case BOOL -> node.put(type, value.bool());
            case NUL -> node.put("NULL", true);
            case SS -> {
                value.ss().forEach(node.putArray(type)::add);
                yield node;
            }
            case NS -> {
                value.ns().forEach(node.putArray(type)::add);
                yield node;
            }
            case BS -> {
                var array = node.putArray(type);
                value.bs().forEach(bytes -> array.add(Base64.getEncoder().encodeToString(bytes.asByteArray())));
                yield node;
            }
            case L -> {
                var array = node.putArray(type);
                value.l().forEach(each -> array.add(value(each)));
                yield node;
            }
            case M -> {
                map(node.putObject(type), value.m());
                yield node;
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("an attribute of an unknown type");
        };
    }
}
