package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Map;

/** Fails the messages that begin with {@code bad}. */
public final class SampleConsumer extends SampleHandler<SQSEvent, SQSBatchResponse> {
    public SampleConsumer(Map<String, String> environment) {
        super(environment);
    }

    @Override
    SQSBatchResponse answer(SQSEvent event, Context context) {
        event.getRecords()
                .forEach(message -> journal.write("message " + message.getBody() + " "
                        + message.getAttributes().get("ApproximateReceiveCount")));
        List<SQSBatchResponse.BatchItemFailure> failures = event.getRecords().stream()
                .filter(message -> message.getBody().startsWith("bad"))
                .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                .toList();
        return new SQSBatchResponse(failures);
    }
}
