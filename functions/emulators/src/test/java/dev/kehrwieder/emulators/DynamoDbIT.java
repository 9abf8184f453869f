package dev.kehrwieder.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class DynamoDbIT {
    private static final AtomicInteger TABLES = new AtomicInteger();

    private static Emulator emulator;

    private final String table = "returns-" + TABLES.incrementAndGet();
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    @BeforeAll
    static void start() {
        emulator = start(null);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    private static Emulator start(Path data) {
        return Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), data);
    }

    @BeforeEach
    void connect() {
        connect(emulator);
        createTable();
    }

    private void connect(Emulator to) {
        client = Sdk.client(DynamoDbClient.builder(), to);
        streams = Sdk.client(DynamoDbStreamsClient.builder(), to);
    }

    @AfterEach
    void disconnect() {
        client.close();
        streams.close();
    }

    @Test
    void transaction_writes_all_or_nothing() {
        client.transactWriteItems(request -> request.transactItems(create("R1", "RETURN"), create("R1", "E#1")));

        assertThatThrownBy(() -> client.transactWriteItems(
                        request -> request.transactItems(create("R1", "E#2"), create("R1", "E#1"))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> assertThat(e.cancellationReasons())
                        .extracting(CancellationReason::code)
                        .containsExactly("None", "ConditionalCheckFailed"));

        assertThat(sortKeys("R1")).containsExactly("E#1", "RETURN");
    }

    @Test
    void sparse_index_holds_only_items_that_have_its_key() {
        put(Map.of("pk", text("R1"), "sk", text("RETURN"), "due", text("2026-11-05")));
        put(Map.of("pk", text("R2"), "sk", text("RETURN")));

        assertThat(due()).containsExactly("R1");
    }

    @Test
    void stream_gives_new_images_in_the_order_of_the_writes() {
        put(Map.of("pk", text("R1"), "sk", text("E#1"), "body", text("first")));
        put(Map.of("pk", text("R1"), "sk", text("E#2"), "body", text("second")));

        List<Record> records = Await.until(this::records, found -> found.size() >= 2);

        assertThat(records)
                .extracting(
                        Record::eventNameAsString,
                        found -> found.dynamodb().newImage().get("body").s())
                .containsExactly(tuple("INSERT", "first"), tuple("INSERT", "second"));
    }

    /** DynamoDBLocal gives up on items that lack a key of an index: our sparse ones outlive their time here. */
    @Test
    void item_whose_time_to_live_has_passed_disappears() {
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(
                        specification -> specification.attributeName("ttl").enabled(true)));
        put(Map.of("pk", text("T1"), "sk", text("ENDED"), "due", text("x"), "ttl", seconds("1780000000")));
        put(Map.of("pk", text("T1"), "sk", text("LATER"), "due", text("x"), "ttl", seconds("4000000000")));

        assertThat(Await.until(() -> sortKeys("T1"), keys -> keys.size() == 1)).containsExactly("LATER");
    }

    @Test
    void restart_keeps_table_items_index_and_stream(@TempDir Path data) {
        try (Emulator before = start(data)) {
            connect(before);
            createTable();
            put(Map.of("pk", text("R1"), "sk", text("RETURN"), "due", text("2026-11-05"), "body", text("kept")));
        }

        try (Emulator after = start(data)) {
            connect(after);
            assertThat(sortKeys("R1")).containsExactly("RETURN");
            assertThat(due()).containsExactly("R1");
            assertThat(Await.until(this::records, found -> !found.isEmpty()))
                    .extracting(found -> found.dynamodb().newImage().get("body").s())
                    .containsExactly("kept");
        }
    }

    @Test
    void only_loopback_is_listened_on() throws Exception {
        assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(Loopback.othersThatAnswer(emulator.endpoint())).isEmpty();
    }

    @Test
    void database_that_cannot_be_opened_is_an_exception_with_the_reason(@TempDir Path data) throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> start(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void broken_database_leaves_no_thread_behind(@TempDir Path data) throws Exception {
        Files.writeString(data.resolve("shared-local-instance.db"), "not a database".repeat(1000));
        // The database of the other tests may start threads meanwhile; they carry a loader that is known by now.
        Set<ClassLoader> known = Thread.getAllStackTraces().keySet().stream()
                .map(thread -> Optional.ofNullable(thread.getContextClassLoader()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());

        assertThatThrownBy(() -> start(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DynamoDBLocal did not start");

        assertThat(Await.until(
                        () -> Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !thread.isDaemon() && thread.getContextClassLoader() != null)
                                .filter(thread -> !known.contains(thread.getContextClassLoader()))
                                .toList(),
                        List::isEmpty))
                .isEmpty();
    }

    private void createTable() {
        client.createTable(request -> request.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("due"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("due")
                        .keySchema(key("due", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(table).item(item));
    }

    private List<String> sortKeys(String partition) {
        return client
                .query(request -> request.tableName(table)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(partition))))
                .items()
                .stream()
                .map(item -> item.get("sk").s())
                .toList();
    }

    private List<String> due() {
        return client.scan(request -> request.tableName(table).indexName("due")).items().stream()
                .map(item -> item.get("pk").s())
                .toList();
    }

    private List<Record> records() {
        String stream = client.describeTable(request -> request.tableName(table))
                .table()
                .latestStreamArn();
        List<Record> records = new ArrayList<>();
        streams.describeStream(request -> request.streamArn(stream))
                .streamDescription()
                .shards()
                .forEach(shard -> {
                    String iterator = streams.getShardIterator(request -> request.streamArn(stream)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                            .shardIterator();
                    records.addAll(streams.getRecords(request -> request.shardIterator(iterator))
                            .records());
                });
        return records;
    }

    private TransactWriteItem create(String partition, String sort) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(Map.of("pk", text(partition), "sk", text(sort)))
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private static AttributeValue seconds(String sinceEpoch) {
        return AttributeValue.fromN(sinceEpoch);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
