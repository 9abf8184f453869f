package dev.kehrwieder.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
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
    private static final String TABLE = "returns";

    @TempDir
    Path data;

    private Emulator emulator;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    @BeforeEach
    void start() {
        start(null);
        createTable();
    }

    private void start(Path folder) {
        emulator = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), folder);
        client = DynamoDbClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        streams = DynamoDbStreamsClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        streams.close();
        emulator.close();
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

        assertThat(client.scan(request -> request.tableName(TABLE).indexName("due"))
                        .items())
                .extracting(item -> item.get("pk").s())
                .containsExactly("R1");
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

    @Test
    void item_whose_time_to_live_has_passed_disappears() {
        client.updateTimeToLive(request -> request.tableName(TABLE)
                .timeToLiveSpecification(
                        specification -> specification.attributeName("ttl").enabled(true)));
        Map<String, AttributeValue> token = Map.of("pk", text("T1"), "due", text("x"));
        put(with(token, Map.of("sk", text("ENDED"), "ttl", AttributeValue.fromN("1700000000"))));
        put(with(token, Map.of("sk", text("LATER"), "ttl", AttributeValue.fromN("4000000000"))));

        assertThat(Await.until(() -> sortKeys("T1"), keys -> keys.size() == 1)).containsExactly("LATER");
    }

    @Test
    void restart_keeps_table_items_and_stream() {
        stop();
        start(data);
        createTable();
        put(Map.of("pk", text("R1"), "sk", text("RETURN"), "due", text("2026-11-05"), "body", text("kept")));
        stop();

        start(data);

        assertThat(sortKeys("R1")).containsExactly("RETURN");
        assertThat(client.scan(request -> request.tableName(TABLE).indexName("due"))
                        .items())
                .hasSize(1);
        assertThat(Await.until(this::records, found -> !found.isEmpty()))
                .extracting(found -> found.dynamodb().newImage().get("body").s())
                .containsExactly("kept");
    }

    @Test
    void only_loopback_is_listened_on() throws Exception {
        assertThat(emulator.endpoint().getHost()).isEqualTo("127.0.0.1");
        assertThat(Loopback.othersThatAnswer(emulator.endpoint())).isEmpty();
    }

    @Test
    void database_that_cannot_be_opened_is_an_exception_with_the_reason() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "");

        assertThatThrownBy(() -> Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    private void createTable() {
        client.createTable(request -> request.tableName(TABLE)
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
        client.putItem(request -> request.tableName(TABLE).item(item));
    }

    private List<String> sortKeys(String partition) {
        return client
                .query(request -> request.tableName(TABLE)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(partition))))
                .items()
                .stream()
                .map(item -> item.get("sk").s())
                .toList();
    }

    private List<Record> records() {
        String stream = client.describeTable(request -> request.tableName(TABLE))
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

    private static TransactWriteItem create(String partition, String sort) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE)
                        .item(Map.of("pk", text(partition), "sk", text(sort)))
                        .conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> both = new HashMap<>(item);
        both.putAll(more);
        return both;
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
