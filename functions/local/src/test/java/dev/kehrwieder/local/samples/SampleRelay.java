package dev.kehrwieder.local.samples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.util.List;
import java.util.Map;

/** Fails the records whose sort key ends with {@code bad}. */
public final class SampleRelay extends SampleHandler<DynamodbEvent, StreamsEventResponse> {
    public SampleRelay(Map<String, String> environment) {
        super(environment);
    }

    @Override
    StreamsEventResponse answer(DynamodbEvent event, Context context) {
        List<StreamsEventResponse.BatchItemFailure> failures = event.getRecords().stream()
                .filter(record -> sortKey(record).endsWith("bad"))
                .map(record -> new StreamsEventResponse.BatchItemFailure(
                        record.getDynamodb().getSequenceNumber()))
                .toList();
        event.getRecords().forEach(record -> journal.write("record " + record.getEventName() + " " + sortKey(record)));
        return new StreamsEventResponse(failures);
    }

    private static String sortKey(DynamodbEvent.DynamodbStreamRecord record) {
        return record.getDynamodb().getKeys().get("sk").getS();
    }
}
