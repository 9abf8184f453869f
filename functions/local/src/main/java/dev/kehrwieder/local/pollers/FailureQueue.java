package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.template.FunctionResource;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a queue of stream records that were given up, in the same words as Lambda's on-failure destination: where they
 * are in the stream, never what is in them.
 */
final class FailureQueue {
    private static final JsonMapper JSON = new JsonMapper();

    private final SqsClient sqs;
    private final Optional<String> queueUrl;
    private final FunctionResource function;
    private final String streamArn;
    private final Clock clock;
    private final Consumer<String> report;

    FailureQueue(
            SqsClient sqs,
            Optional<String> queueUrl,
            FunctionResource function,
            String streamArn,
            Clock clock,
            Consumer<String> report) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.function = function;
        this.streamArn = streamArn;
        this.clock = clock;
        this.report = report;
    }

    void send(List<ObjectNode> records, String shard, String condition, int invocations) {
        report.accept(function.shortName() + ": " + records.size() + " stream records given up, " + condition);
        queueUrl.ifPresent(url -> sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody(message(records, shard, condition, invocations).toString())));
    }

    private ObjectNode message(List<ObjectNode> records, String shard, String condition, int invocations) {
        ObjectNode message = JSON.createObjectNode();
        message.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", function.arn())
                .put("condition", condition)
                .put("approximateInvokeCount", invocations);
        message.putObject("responseContext")
                .put("statusCode", 200)
                .put("executedVersion", "$LATEST")
                .put("functionError", "Unhandled");
        message.put("version", "1.0").put("timestamp", clock.instant().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", StreamBatches.sequenceNumber(records.getFirst()))
                .put("endSequenceNumber", StreamBatches.sequenceNumber(records.getLast()))
                .put(
                        "approximateArrivalOfFirstRecord",
                        StreamBatches.created(records.getFirst()).toString())
                .put(
                        "approximateArrivalOfLastRecord",
                        StreamBatches.created(records.getLast()).toString())
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return message;
    }
}
