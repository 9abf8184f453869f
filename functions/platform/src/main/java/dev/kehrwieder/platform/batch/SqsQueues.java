package dev.kehrwieder.platform.batch;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Queues of SQS. */
public final class SqsQueues implements Queues {

    /** SQS takes ten in one call. */
    private static final int BATCH_SIZE = 10;

    private final SqsClient sqs;

    public SqsQueues(SqsClient sqs) {
        this.sqs = requireNonNull(sqs, "sqs is null");
    }

    @Override
    public void send(String queueUrl, OutgoingMessage message) {
        sqs.sendMessage(request ->
                request.queueUrl(queueUrl).messageBody(message.body()).messageAttributes(attributes(message)));
    }

    @Override
    public List<OutgoingMessage> sendBatch(String queueUrl, List<OutgoingMessage> messages) {
        List<OutgoingMessage> failed = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += BATCH_SIZE) {
            List<OutgoingMessage> batch = messages.subList(from, Math.min(from + BATCH_SIZE, messages.size()));
            failed.addAll(sendOneBatch(queueUrl, batch));
        }
        return List.copyOf(failed);
    }

    private List<OutgoingMessage> sendOneBatch(String queueUrl, List<OutgoingMessage> batch) {
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, batch.size())
                .mapToObj(i -> entry(i, batch.get(i)))
                .toList();
        try {
            return sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)).failed().stream()
                    .peek(SqsQueues::log)
                    .map(failure -> batch.get(Integer.parseInt(failure.id())))
                    .toList();
        } catch (SdkException e) {
            RuntimeLog.warn("batch not sent", Map.of("exception", RuntimeLog.trace(e)));
            return batch;
        }
    }

    private static void log(BatchResultErrorEntry failure) {
        RuntimeLog.warn("message not sent", Map.of("code", String.valueOf(failure.code())));
    }

    private static SendMessageBatchRequestEntry entry(int id, OutgoingMessage message) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(id))
                .messageBody(message.body())
                .messageAttributes(attributes(message))
                .build();
    }

    private static Map<String, MessageAttributeValue> attributes(OutgoingMessage message) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        message.attributes()
                .forEach((name, text) -> values.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(text)
                                .build()));
        return values;
    }

    @Override
    public void changeVisibility(String queueUrl, String receiptHandle, Duration visibility) {
        sqs.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                .receiptHandle(receiptHandle)
                .visibilityTimeout(Math.toIntExact(visibility.toSeconds())));
    }
}
