package dev.kehrwieder.platform.batch;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a message of an SQS event holds, with its absences filled in. */
final class ReceivedMessages {

    static final String REASON = "reason";

    private static final int MAX_ATTRIBUTES = 10;
    private static final int MAX_REASON = 256;

    private ReceivedMessages() {}

    /** Empty if there is none, which SQS never does. */
    static String id(SQSMessage message) {
        String id = message.getMessageId();
        return id == null || id.isBlank() ? "" : id;
    }

    static QueueMessage read(SQSMessage message) {
        return new QueueMessage(id(message), body(message), attributes(message), receiveCount(message));
    }

    static Optional<String> attribute(SQSMessage message, String name) {
        return Optional.ofNullable(attributes(message).get(name));
    }

    static int receiveCount(SQSMessage message) {
        Map<String, String> attributes = message.getAttributes() == null ? Map.of() : message.getAttributes();
        try {
            return Integer.parseInt(attributes.getOrDefault("ApproximateReceiveCount", "1"));
        } catch (NumberFormatException _) {
            return 1;
        }
    }

    /** The message as it goes to the dead-letter queue; a reason beside ten attributes takes the place of the last. */
    static OutgoingMessage withReason(SQSMessage message, String reason) {
        TreeMap<String, String> attributes = new TreeMap<>(attributes(message));
        attributes.remove(REASON);
        while (attributes.size() >= MAX_ATTRIBUTES) {
            attributes.pollLastEntry();
        }
        attributes.put(REASON, printable(reason));
        // A body may not be empty.
        return new OutgoingMessage(body(message).isEmpty() ? " " : body(message), attributes);
    }

    private static String body(SQSMessage message) {
        return message.getBody() == null ? "" : message.getBody();
    }

    private static Map<String, String> attributes(SQSMessage message) {
        TreeMap<String, String> texts = new TreeMap<>();
        Map<String, MessageAttribute> attributes =
                message.getMessageAttributes() == null ? Map.of() : message.getMessageAttributes();
        attributes.forEach((name, attribute) -> {
            if (attribute.getStringValue() != null
                    && !attribute.getStringValue().isEmpty()) {
                texts.put(name, attribute.getStringValue());
            }
        });
        return texts;
    }

    private static String printable(String reason) {
        String text = reason.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return text.isEmpty() ? "UNKNOWN" : text.substring(0, Math.min(text.length(), MAX_REASON));
    }
}
