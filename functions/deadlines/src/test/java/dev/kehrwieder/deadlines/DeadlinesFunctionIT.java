package dev.kehrwieder.deadlines;

import static dev.kehrwieder.platform.aws.LocalQueues.RELAY_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.usecase.VisitDueReturns;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.time.BusinessClock;
import dev.kehrwieder.platform.time.BusinessTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.JsonNode;

/** Against a real table with its stream, and real queues. */
final class DeadlinesFunctionIT {
    private static final String SAMPLE = SampleEvents.read("deadlines/schedule.json");

    private static LocalAws aws;

    private BusinessTime time;
    private ReturnJourney journey;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @BeforeEach
    void aReturnOfWhichNobodyHeard() {
        time = BusinessTime.usual();
        aws.table().renew();
        journey = ReturnJourney.begin(aws.table().store(), new BusinessClock()).registered();
    }

    @AfterEach
    void empty() {
        time.close();
        aws.queues().purge();
    }

    private static DeadlinesHandler handler() {
        return handler(aws.environment(VisitDueReturns.NAME));
    }

    private static DeadlinesHandler handler(Map<String, String> environment) {
        return new DeadlinesHandler(environment);
    }

    private static JsonNode summary(int visited, int repeated, int relayed) {
        return Json.string("visited " + visited + ", repeated " + repeated + ", relayed " + relayed);
    }

    private static List<String> types(String queue) {
        return aws.queues().take(queue).stream()
                .map(message -> EventCodec.parseMessage(message.body()).event().type())
                .toList();
    }

    @Test
    void a_run_repeats_what_was_lost_and_the_next_run_does_not() {
        DeadlinesHandler handler = handler();
        assertThat(BothEntries.agree(handler, SAMPLE)).isEqualTo(summary(0, 0, 0));
        time.set("2026-11-10T09:20:00Z");
        assertThat(BothEntries.typed(handler, SAMPLE)).isEqualTo(summary(1, 2, 0));
        assertThat(types("labels-queue")).containsExactly("ReturnApproved");
        assertThat(types("notifications-queue")).containsExactly("ReturnRequested");
        assertThat(BothEntries.agree(handler, SAMPLE)).isEqualTo(summary(0, 0, 0));
    }

    @Test
    void a_label_that_nobody_used_expires() {
        journey.labelled();
        time.set("2026-12-10T09:00:00Z");
        BothEntries.typed(handler(), SAMPLE);
        assertThat(journey.now().state().status()).isEqualTo(ReturnStatus.EXPIRED);
        assertThat(journey.trail()).endsWith("ReturnExpired");
    }

    @Test
    void what_the_relay_gave_up_on_is_read_again_from_the_stream_and_sent_to_all() {
        List<Record> records = records();
        aws.queues().send(RELAY_FAILED, failure(records.getFirst(), records.getLast()));
        assertThat(BothEntries.typed(handler(), SAMPLE)).isEqualTo(summary(0, 0, 2));
        assertThat(types("labels-queue")).containsExactly("ReturnApproved");
        assertThat(types("notifications-queue")).containsExactly("ReturnRequested");
        assertThat(aws.queues().depth(RELAY_FAILED)).isZero();
    }

    @Test
    void only_the_records_of_the_failed_batch_are_read() {
        Record approved = records().stream()
                .filter(record -> record.dynamodb().keys().get("sk").s().equals("E#000000001#01"))
                .findFirst()
                .orElseThrow();
        journey.labelled();
        aws.queues().send(RELAY_FAILED, failure(approved, approved));
        assertThat(BothEntries.typed(handler(), SAMPLE)).isEqualTo(summary(0, 0, 1));
        assertThat(types("labels-queue")).containsExactly("ReturnApproved");
        assertThat(types("notifications-queue")).isEmpty();
    }

    @Test
    void a_failure_stays_until_its_events_are_taken() {
        List<Record> records = records();
        aws.queues().send(RELAY_FAILED, failure(records.getFirst(), records.getLast()));
        Map<String, String> environment = aws.environment(VisitDueReturns.NAME);
        environment.computeIfPresent("SUBSCRIPTIONS", (name, json) -> json.replace("labels-queue", "gone"));
        assertThat(BothEntries.typed(handler(environment), SAMPLE)).isEqualTo(summary(0, 0, 0));
        assertThat(aws.queues().depth(RELAY_FAILED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                """
                {"DDBStreamBatchInfo":{"shardId":"shardId-00000000000000000000-000000000000",
                "startSequenceNumber":"000000000000000000001","endSequenceNumber":"000000000000000000002",
                "streamArn":"arn:aws:dynamodb:ddblocal:000000000000:table/gone/stream/2026-11-01T00:00:00.000"}}""",
                "{\"DDBStreamBatchInfo\":{\"shardId\":\"x\",\"startSequenceNumber\":\"y\",\"endSequenceNumber\":\"z\"}}"
            })
    void a_failure_that_cannot_be_read_again_does_not_stop_the_others(String hopeless) {
        List<Record> records = records();
        aws.queues().send(RELAY_FAILED, hopeless);
        aws.queues().send(RELAY_FAILED, failure(records.getFirst(), records.getLast()));
        assertThat(BothEntries.typed(handler(), SAMPLE)).isEqualTo(summary(0, 0, 2));
        assertThat(aws.queues().depth(RELAY_FAILED)).isZero();
    }

    /** What the stream holds, in order; the table has one shard. */
    private static List<Record> records() {
        try (DynamoDbStreamsClient streams = aws.table().streams()) {
            String arn = streamArn();
            String iterator = streams.getShardIterator(request -> request.streamArn(arn)
                            .shardId(shard(streams, arn).shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            return streams.getRecords(request -> request.shardIterator(iterator))
                    .records();
        }
    }

    private static String streamArn() {
        return aws.table()
                .client()
                .describeTable(request -> request.tableName(aws.table().name()))
                .table()
                .latestStreamArn();
    }

    private static Shard shard(DynamoDbStreamsClient streams, String arn) {
        return streams.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst();
    }

    /** As Lambda writes it for a stream's failed batch. */
    private static String failure(Record first, Record last) {
        try (DynamoDbStreamsClient streams = aws.table().streams()) {
            String arn = streamArn();
            return """
                    {"requestContext":{"requestId":"r-1","functionArn":"arn:aws:lambda:eu-central-1:000000000000:function:relay",
                     "condition":"RetryAttemptsExhausted","approximateInvokeCount":6},
                     "responseContext":{"statusCode":200,"executedVersion":"$LATEST"},"version":"1.0",
                     "timestamp":"2026-11-10T09:05:00.000Z",
                     "DDBStreamBatchInfo":{"shardId":"%s","startSequenceNumber":"%s","endSequenceNumber":"%s",
                     "approximateArrivalOfFirstRecord":"2026-11-10T09:00:00Z",
                     "approximateArrivalOfLastRecord":"2026-11-10T09:00:00Z","batchSize":2,"streamArn":"%s"}}"""
                    .formatted(
                            shard(streams, arn).shardId(),
                            first.dynamodb().sequenceNumber(),
                            last.dynamodb().sequenceNumber(),
                            arn);
        }
    }
}
