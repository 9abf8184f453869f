package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.template.EventSource;
import dev.kehrwieder.local.template.Physical;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the table's stream shard by shard, parents before children, and brings each batch to an end before the next.
 * A checkpoint is written after each batch, so a crash repeats at most one.
 */
final class StreamPoller implements AutoCloseable {
    private static final int IDLE_MILLIS = 100;
    private static final int SHARDS_KNOWN_MILLIS = 10_000;

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private final EventSource.Stream source;
    private final Physical physical;
    private final Checkpoints checkpoints;
    private final Faults faults;
    private final Consumer<String> report;
    private final List<EventPattern> patterns;
    private final StreamBatches batches;
    private final Map<String, String> iterators = new HashMap<>();
    private final Thread thread;
    private List<Shard> shards = List.of();
    private long shardsReadNanos;
    private volatile String currentShard = "";
    private volatile boolean closed;

    /** @param streamArn where the local table's stream is read; the events carry the template's ARN */
    StreamPoller(
            DynamoDbStreamsClient streams,
            String streamArn,
            EventSource.Stream source,
            LocalFunction function,
            FailureQueue failures,
            Physical physical,
            Checkpoints checkpoints,
            Faults faults,
            Consumer<String> report) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.source = source;
        this.physical = physical;
        this.checkpoints = checkpoints;
        this.faults = faults;
        this.report = report;
        this.patterns = source.patterns().stream().map(EventPattern::new).toList();
        this.batches = new StreamBatches(
                source,
                function::invoke,
                (records, condition, invocations) -> failures.send(records, currentShard, condition, invocations),
                Clock.systemUTC(),
                () -> closed || faults.dropsStreamRecords());
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("stream-" + function.resource().shortName())
                .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                if (!poll()) {
                    Thread.sleep(IDLE_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // Whatever it is: read again from the checkpoint, because a stream that nobody reads holds everything
                // up.
                iterators.clear();
                if (!closed) {
                    report.accept("stream: " + e);
                    pause();
                }
            }
        }
    }

    /** One round over all open shards; true if there was anything. */
    private boolean poll() throws InterruptedException {
        refreshShards();
        boolean found = false;
        for (Shard shard : shards) {
            boolean parentIsOpen = shard.parentShardId() != null
                    && shards.stream().anyMatch(it -> it.shardId().equals(shard.parentShardId()))
                    && !checkpoints.isFinished(shard.parentShardId());
            if (!parentIsOpen && !checkpoints.isFinished(shard.shardId())) {
                found |= read(shard.shardId());
            }
        }
        return found;
    }

    private boolean read(String shard) throws InterruptedException {
        String iterator = iterators.get(shard);
        if (iterator == null) {
            iterator = iterator(shard);
        }
        GetRecordsResponse page;
        try {
            String from = iterator;
            page = streams.getRecords(request -> request.shardIterator(from).limit(1000));
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            iterators.remove(shard);
            return true;
        }
        currentShard = shard;
        handle(shard, page.records());
        if (closed) {
            return true;
        }
        if (page.nextShardIterator() == null) {
            checkpoints.finished(shard);
            iterators.remove(shard);
            shards = List.of();
            return true;
        }
        iterators.put(shard, page.nextShardIterator());
        return !page.records().isEmpty();
    }

    private void handle(String shard, List<Record> records) throws InterruptedException {
        for (int from = 0; from < records.size(); from += source.batchSize()) {
            List<Record> some = records.subList(from, Math.min(from + source.batchSize(), records.size()));
            List<ObjectNode> batch = some.stream()
                    .map(record -> StreamRecords.json(record, source.streamArn(), physical))
                    .filter(this::matches)
                    .toList();
            if (!batch.isEmpty() && !faults.dropsStreamRecords()) {
                batches.handle(batch);
            }
            if (closed) {
                return;
            }
            checkpoints.reached(shard, some.getLast().dynamodb().sequenceNumber());
        }
    }

    private boolean matches(ObjectNode record) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(record));
    }

    private String iterator(String shard) {
        Optional<String> last = checkpoints.last(shard);
        try {
            if (last.isPresent()) {
                return streams.getShardIterator(request -> request.streamArn(streamArn)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(last.get()))
                        .shardIterator();
            }
        } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
            // The stream no longer knows the place; what it still has comes from its beginning.
            report.accept("stream: the last place is gone, reading what is left");
        }
        return streams.getShardIterator(request -> request.streamArn(streamArn)
                        .shardId(shard)
                        .shardIteratorType(
                                source.fromTheBeginning() || last.isPresent()
                                        ? ShardIteratorType.TRIM_HORIZON
                                        : ShardIteratorType.LATEST))
                .shardIterator();
    }

    private void refreshShards() {
        if (!shards.isEmpty() && System.nanoTime() - shardsReadNanos < SHARDS_KNOWN_MILLIS * 1_000_000L) {
            return;
        }
        List<Shard> all = new ArrayList<>();
        String after = null;
        do {
            String start = after;
            StreamDescription description = streams.describeStream(
                            request -> request.streamArn(streamArn).exclusiveStartShardId(start))
                    .streamDescription();
            all.addAll(description.shards());
            after = description.lastEvaluatedShardId();
        } while (after != null);
        Set<String> known = all.stream().map(Shard::shardId).collect(Collectors.toSet());
        checkpoints.keepOnly(known);
        shards = List.copyOf(all);
        shardsReadNanos = System.nanoTime();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
