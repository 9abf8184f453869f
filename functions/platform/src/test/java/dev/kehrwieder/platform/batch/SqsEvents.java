package dev.kehrwieder.platform.batch;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds SQS events for tests. */
public final class SqsEvents {

    private SqsEvents() {}

    /** Messages m-0, m-1, … with these bodies, each received for the first time. */
    public static SQSEvent of(String... bodies) {
        List<SQSMessage> messages = new ArrayList<>();
        for (int i = 0; i < bodies.length; i++) {
            messages.add(message("m-" + i, bodies[i], 1));
        }
        return of(messages);
    }

    public static SQSEvent of(List<SQSMessage> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    /** Its receipt handle is {@code h-} and the id. */
    public static SQSMessage message(String id, String body, int receiveCount) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setReceiptHandle("h-" + id);
        message.setBody(body);
        message.setAttributes(Map.of("ApproximateReceiveCount", Integer.toString(receiveCount)));
        message.setMessageAttributes(new HashMap<>());
        return message;
    }
}
