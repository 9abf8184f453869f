package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.functions.Outcome;
import dev.kehrwieder.local.template.Physical;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a batch of messages, and which of them an answer reports as failed. */
final class QueueBatch {
    private static final JsonMapper JSON = new JsonMapper();

    private QueueBatch() {}

    static byte[] event(List<Message> messages, String queueArn, Physical physical) {
        ObjectNode event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode record = records.addObject()
                    .put("messageId", message.messageId())
                    .put("receiptHandle", message.receiptHandle())
                    .put("body", message.body());
            ObjectNode attributes = record.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            ObjectNode messageAttributes = record.putObject("messageAttributes");
            message.messageAttributes().forEach((name, value) -> attribute(messageAttributes.putObject(name), value));
            record.put("md5OfBody", message.md5OfBody())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", queueArn)
                    .put("awsRegion", physical.region());
        }
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The ids of the messages that stay in the queue. */
    static Set<String> failed(Outcome outcome, List<Message> messages, boolean reportsItemFailures) {
        Set<String> all = messages.stream().map(Message::messageId).collect(Collectors.toUnmodifiableSet());
        return switch (outcome) {
            case Outcome.Returned returned
            when reportsItemFailures ->
                ItemFailures.read(returned.json())
                        .<Set<String>>map(Set::copyOf)
                        .filter(all::containsAll)
                        .orElse(all);
            case Outcome.Returned returned -> Set.of();
            case Outcome.Failed failed -> all;
            case Outcome.TimedOut timedOut -> all;
        };
    }

    private static void attribute(ObjectNode node, MessageAttributeValue value) {
        if (value.stringValue() != null) {
            node.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            node.put(
                    "binaryValue",
                    Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
        }
        node.putArray("stringListValues");
        node.putArray("binaryListValues");
        node.put("dataType", value.dataType());
    }
}
