package dev.kehrwieder.platform.batch;

import java.time.Duration;
import java.util.List;

/** What we ask of queues. Failures are unchecked exceptions of the implementation. */
public interface Queues {

    void send(String queueUrl, OutgoingMessage message);

    /**
     * Sends as many as can be sent.
     *
     * @return those that were not taken, whatever the reason: a success of the call says nothing about each message
     */
    List<OutgoingMessage> sendBatch(String queueUrl, List<OutgoingMessage> messages);

    /** Hides a message that was received for this long from now on. */
    void changeVisibility(String queueUrl, String receiptHandle, Duration visibility);
}
