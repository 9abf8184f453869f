package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.environment.Environment;
import java.time.Duration;

/**
 * Where a function's messages come from and what one of them may cost.
 *
 * @param maxReceives how often the queue lets a message come before it puts it aside itself
 * @param messageBudget the time that one message needs at the most (p99); with less left, no message is begun
 */
public record BatchSettings(String queueUrl, String deadLetterQueueUrl, int maxReceives, Duration messageBudget) {

    private static final int DEFAULT_MAX_RECEIVES = 10;

    public BatchSettings {
        requireNonNull(queueUrl, "queueUrl is null");
        requireNonNull(deadLetterQueueUrl, "deadLetterQueueUrl is null");
        requireNonNull(messageBudget, "messageBudget is null");
    }

    /** From {@code QUEUE_URL}, {@code DEAD_LETTER_QUEUE_URL} and {@code MAX_RECEIVES}. */
    public static BatchSettings from(Environment environment, Duration messageBudget) {
        return new BatchSettings(
                environment.required("QUEUE_URL"),
                environment.required("DEAD_LETTER_QUEUE_URL"),
                environment.integer("MAX_RECEIVES", DEFAULT_MAX_RECEIVES),
                messageBudget);
    }
}
