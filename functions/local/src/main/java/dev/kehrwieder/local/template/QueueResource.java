package dev.kehrwieder.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS standard queue.
 *
 * @param shortName its name as people say it, without the stack's prefix: {@code labels-queue}
 */
public record QueueResource(
        String logicalId,
        String name,
        String shortName,
        String arn,
        Duration visibilityTimeout,
        Duration delay,
        Duration retention,
        Optional<Redrive> redrive) {
    /** Where a message goes that was received {@code maxReceiveCount} times in vain. */
    public record Redrive(String deadLetterArn, int maxReceiveCount) {}
}
