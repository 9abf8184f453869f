package dev.kehrwieder.platform.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Queues in memory that remember what was asked of them, and that can be away. */
public final class FakeQueues implements Queues {

    private final Map<String, List<OutgoingMessage>> sent = new LinkedHashMap<>();
    private final Map<String, Duration> visibility = new LinkedHashMap<>();
    private final Set<String> refusedBodies = new HashSet<>();
    private boolean away;

    /** From now on every call fails. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** A batch succeeds, this message in it does not. */
    public void refuse(String body) {
        refusedBodies.add(body);
    }

    public List<OutgoingMessage> sentTo(String queueUrl) {
        return List.copyOf(sent.getOrDefault(queueUrl, List.of()));
    }

    /** The delays that were asked for, by receipt handle. */
    public Map<String, Duration> visibility() {
        return Map.copyOf(visibility);
    }

    @Override
    public void send(String queueUrl, OutgoingMessage message) {
        requireThere();
        sent.computeIfAbsent(queueUrl, _ -> new ArrayList<>()).add(message);
    }

    @Override
    public List<OutgoingMessage> sendBatch(String queueUrl, List<OutgoingMessage> messages) {
        List<OutgoingMessage> failed = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            if (away || refusedBodies.contains(message.body())) {
                failed.add(message);
            } else {
                send(queueUrl, message);
            }
        }
        return failed;
    }

    @Override
    public void changeVisibility(String queueUrl, String receiptHandle, Duration duration) {
        requireThere();
        visibility.put(receiptHandle, duration);
    }

    private void requireThere() {
        if (away) {
            throw new IllegalStateException("The queues are away");
        }
    }
}
