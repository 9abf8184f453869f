package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.template.EventSource;
import dev.kehrwieder.local.template.Physical;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes a queue's messages to its function in batches, several at a time. What the function does not report as failed
 * is deleted; the rest comes again when its visibility time-out ends, and the queue itself moves it to its dead-letter
 * queue after too many receives.
 */
final class QueuePoller implements AutoCloseable {
    /** What two cores can use, whatever the template allows in the cloud. */
    private static final int MOST_CONCURRENT = 4;

    private static final int WAIT_SECONDS = 5;
    /** As many as are mixed while messages are doubled. */
    private static final int MIXED = 50;

    private final SqsClient sqs;
    private final String queueUrl;
    private final EventSource.Messages source;
    private final LocalFunction function;
    private final Physical physical;
    private final Faults faults;
    private final Consumer<String> report;
    private final Semaphore slots;
    private final ExecutorService batches;
    private final Thread thread;
    private volatile boolean closed;

    QueuePoller(
            SqsClient sqs,
            String queueUrl,
            EventSource.Messages source,
            LocalFunction function,
            Physical physical,
            Faults faults,
            Consumer<String> report) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.source = source;
        this.function = function;
        this.physical = physical;
        this.faults = faults;
        this.report = report;
        this.slots = new Semaphore(Math.min(source.maximumConcurrency(), MOST_CONCURRENT));
        String name = "queue-" + function.resource().shortName();
        this.batches = Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                slots.acquire();
                List<Message> messages = faults.deliversTwiceAndShuffled() ? collect() : receive(WAIT_SECONDS);
                if (messages.isEmpty()) {
                    slots.release();
                    continue;
                }
                dispatch(messages);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                slots.release();
                if (!closed) {
                    report.accept(function.resource().shortName() + ": its queue was not read: " + e);
                    pause();
                }
            }
        }
    }

    private void dispatch(List<Message> messages) {
        batches.execute(() -> {
            try {
                if (faults.deliversTwiceAndShuffled()) {
                    deliverTwice(messages);
                } else {
                    delete(messages, deliver(messages));
                }
            } catch (RuntimeException e) {
                // Not deleted: they come again, and the function is safe to repeat.
                if (!closed) {
                    report.accept(function.resource().shortName() + ": messages not done with: " + e);
                }
            } finally {
                slots.release();
            }
        });
    }

    private Set<String> deliver(List<Message> messages) {
        return QueueBatch.failed(
                function.invoke(QueueBatch.event(messages, source.queueArn(), physical)),
                messages,
                source.reportsItemFailures());
    }

    /** Each message in two batches of mixed order; it is done only if both times went well. */
    private void deliverTwice(List<Message> messages) {
        List<Message> doubled = new ArrayList<>(messages);
        doubled.addAll(messages);
        Collections.shuffle(doubled, new Random(faults.random().nextLong()));
        Set<String> failed = new HashSet<>();
        while (!doubled.isEmpty()) {
            // A batch never holds one message twice, because SQS never hands it out like that.
            Map<String, Message> batch = new ConcurrentHashMap<>();
            List<Message> ordered = new ArrayList<>();
            doubled.removeIf(message -> {
                boolean taken =
                        ordered.size() < source.batchSize() && batch.putIfAbsent(message.messageId(), message) == null;
                if (taken) {
                    ordered.add(message);
                }
                return taken;
            });
            failed.addAll(deliver(ordered));
        }
        delete(messages, failed);
    }

    private void delete(List<Message> messages, Set<String> failed) {
        List<DeleteMessageBatchRequestEntry> done = messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .collect(Collectors.toMap(Message::messageId, message -> message, (one, same) -> one))
                .values()
                .stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        for (int from = 0; from < done.size(); from += 10) {
            List<DeleteMessageBatchRequestEntry> ten = done.subList(from, Math.min(from + 10, done.size()));
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(ten));
        }
    }

    /** What is there within a short moment, so that there is something to mix. */
    private List<Message> collect() {
        List<Message> messages = new ArrayList<>(receive(1));
        int before = 0;
        while (messages.size() > before && messages.size() < MIXED) {
            before = messages.size();
            pause();
            messages.addAll(receive(0));
        }
        return messages;
    }

    private List<Message> receive(int waitSeconds) {
        return sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(Math.min(10, source.batchSize()))
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        batches.shutdownNow();
    }
}
