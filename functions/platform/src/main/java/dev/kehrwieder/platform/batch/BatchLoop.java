package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.kehrwieder.core.port.TooLarge;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.log.RuntimeLog;
import dev.kehrwieder.platform.trace.Span;
import dev.kehrwieder.platform.trace.TraceContext;
import dev.kehrwieder.platform.trace.Tracing;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Handles the messages of a batch one after the other and reports exactly those that must come again.
 *
 * <ul>
 *   <li>No message is begun with less time left than its budget: a function that is cut off reports nothing, and then the
 *       whole batch comes again.
 *   <li>What may succeed later comes again after a growing delay, not after the queue's whole visibility time.
 *   <li>What never will goes to the dead-letter queue at once, with the reason; if that fails, it comes again.
 *   <li>What has failed as often as the queue lets it come goes there too: the queue's own redrive would not say why.
 *   <li>An empty identifier in the report would bring the whole batch again, so there is none.
 * </ul>
 */
public final class BatchLoop implements Function<SQSEvent, SQSBatchResponse> {

    private final Queues queues;
    private final BatchSettings settings;
    private final BackOff backOff;
    private final MessageHandler handler;

    public BatchLoop(Queues queues, BatchSettings settings, RandomGenerator random, MessageHandler handler) {
        this.queues = requireNonNull(queues, "queues is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.backOff = new BackOff(random);
        this.handler = requireNonNull(handler, "handler is null");
    }

    /**
     * Handles the batch.
     *
     * @throws IllegalStateException if a message without an id failed: it cannot be reported, so the batch must come again
     */
    @Override
    public SQSBatchResponse apply(SQSEvent event) {
        List<SQSMessage> messages = event.getRecords() == null ? List.of() : event.getRecords();
        Set<String> seen = new HashSet<>();
        Set<String> failed = new LinkedHashSet<>();
        for (SQSMessage message : messages) {
            String id = ReceivedMessages.id(message);
            // A twin in one batch shares the fate of the first.
            boolean twin = !id.isEmpty() && !seen.add(id);
            if (!twin && !isDoneInTrace(message)) {
                failed.add(id);
            }
        }
        if (failed.contains("")) {
            throw new IllegalStateException("A message without an id failed, so the whole batch must come again");
        }
        return new SQSBatchResponse(failed.stream().map(BatchItemFailure::new).toList());
    }

    private boolean isDoneInTrace(SQSMessage received) {
        Optional<TraceContext> sender =
                ReceivedMessages.attribute(received, TraceContext.NAME).flatMap(TraceContext::parse);
        return Tracing.in(Span.Kind.CONSUMER, Invocation.current().function() + " message", sender, () -> {
            boolean done = isDone(received);
            if (!done) {
                Tracing.fail();
            }
            return done;
        });
    }

    private boolean isDone(SQSMessage received) {
        if (Invocation.current().remaining().compareTo(settings.messageBudget()) < 0) {
            RuntimeLog.info("message left for want of time", Map.of("messageId", ReceivedMessages.id(received)));
            return false;
        }
        try {
            handler.handle(ReceivedMessages.read(received));
            RuntimeLog.info("message done", Map.of("messageId", ReceivedMessages.id(received)));
            return true;
        } catch (NeverSucceeds e) {
            return isPutAside(received, e);
        } catch (TooLarge e) {
            return isPutAside(received, new NeverSucceeds(e.getMessage(), e));
        } catch (RetryLater e) {
            return failed(received, e.getMessage(), e);
        } catch (RuntimeException e) {
            return failed(received, RuntimeLog.trace(e), e);
        }
    }

    private boolean failed(SQSMessage received, String reason, RuntimeException fault) {
        return ReceivedMessages.receiveCount(received) < settings.maxReceives()
                ? comesAgain(received, reason)
                : isPutAside(received, new NeverSucceeds(reason, fault));
    }

    private boolean isPutAside(SQSMessage received, NeverSucceeds fault) {
        try {
            queues.send(settings.deadLetterQueueUrl(), ReceivedMessages.withReason(received, fault.getMessage()));
            RuntimeLog.error(
                    "message put aside",
                    Map.of(
                            "messageId", ReceivedMessages.id(received),
                            "reason", fault.getMessage(),
                            "exception", RuntimeLog.trace(fault)));
            return true;
        } catch (RuntimeException e) {
            return comesAgain(received, RuntimeLog.trace(e));
        }
    }

    private boolean comesAgain(SQSMessage received, String reason) {
        Duration delay = backOff.delay(ReceivedMessages.receiveCount(received));
        RuntimeLog.warn(
                "message comes again",
                Map.of(
                        "messageId", ReceivedMessages.id(received),
                        "reason", reason,
                        "receiveCount", ReceivedMessages.receiveCount(received),
                        "delaySeconds", delay.toSeconds()));
        try {
            queues.changeVisibility(settings.queueUrl(), received.getReceiptHandle(), delay);
        } catch (RuntimeException e) {
            // Then it comes after the queue's visibility time.
            RuntimeLog.warn(
                    "visibility not changed",
                    Map.of("messageId", ReceivedMessages.id(received), "exception", RuntimeLog.trace(e)));
        }
        return false;
    }
}
