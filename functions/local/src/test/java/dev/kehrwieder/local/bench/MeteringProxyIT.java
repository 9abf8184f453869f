package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What the local database says that requests cost, against the rules that AWS publishes. */
class MeteringProxyIT {
    private static final String TABLE = "metered";

    @TempDir
    static Path folder;

    private static Emulator database;
    private static MeteringProxy proxy;
    private static final Meter METER = new Meter();
    private static DynamoDbClient client;

    @BeforeAll
    static void start() throws Exception {
        database = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), folder);
        proxy = MeteringProxy.start("dynamodb", () -> database.endpoint(), METER);
        client = client(proxy.endpoint());
        client.createTable(CreateTableRequest.builder()
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("status"))
                .keySchema(hash("pk"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("status")
                        .keySchema(hash("status"))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build())
                .build());
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement hash(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsSessionCredentials.create("local", "local-secret-key", "labels")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        proxy.close();
        database.close();
    }

    private static Usage used(Runnable work) {
        Map<Meter.Call, Usage> before = METER.used();
        work.run();
        Map<Meter.Call, Usage> after = new TreeMap<>(METER.used());
        Usage sum = Usage.NONE;
        for (Map.Entry<Meter.Call, Usage> entry : after.entrySet()) {
            assertThat(entry.getKey().function()).isEqualTo("labels");
            sum = sum.plus(entry.getValue().minus(before.getOrDefault(entry.getKey(), Usage.NONE)));
        }
        return sum;
    }

    private static Map<String, AttributeValue> item(String key, int bytes) {
        return new TreeMap<>(Map.of("pk", AttributeValue.fromS(key), "body", AttributeValue.fromS("x".repeat(bytes))));
    }

    private static Map<String, AttributeValue> item(String key, int bytes, String status) {
        Map<String, AttributeValue> item = item(key, bytes);
        item.put("status", AttributeValue.fromS(status));
        return item;
    }

    private static void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(TABLE).item(item));
    }

    @Test
    void a_write_costs_a_unit_for_each_kilobyte_begun() {
        assertThat(used(() -> put(item("a", 500)))).isEqualTo(new Usage(1, 0, 1, 0, 1));
        assertThat(used(() -> put(item("b", 1500)))).isEqualTo(new Usage(1, 0, 2, 0, 2));
    }

    @Test
    void an_index_costs_nothing_while_its_key_stays_and_twice_when_it_changes() {
        assertThat(used(() -> put(item("c", 500, "APPROVED")))).isEqualTo(new Usage(1, 0, 2, 1, 2));
        assertThat(used(() -> put(item("c", 600, "APPROVED")))).isEqualTo(new Usage(1, 0, 1, 0, 1));
        assertThat(used(() -> put(item("c", 600, "CLOSED")))).isEqualTo(new Usage(1, 0, 3, 2, 3));
        assertThat(used(() -> put(item("c", 600)))).isEqualTo(new Usage(1, 0, 2, 1, 2));
    }

    @Test
    void a_transaction_costs_twice_and_the_local_database_counts_items_of_one_price_once() {
        assertThat(used(() -> transact(List.of(item("d", 1500))))).isEqualTo(new Usage(1, 0, 4, 0, 4));
        assertThat(used(() -> transact(List.of(item("e", 500), item("f", 500), item("g", 1500)))))
                .isEqualTo(new Usage(1, 0, 6, 0, 8));
        assertThat(used(() -> transact(List.of(item("h", 500, "APPROVED"))))).isEqualTo(new Usage(1, 0, 4, 2, 4));
    }

    @Test
    void a_strong_read_costs_one_and_an_eventual_one_half() {
        put(item("i", 500));
        assertThat(used(() -> get("i", true))).isEqualTo(new Usage(1, 1, 0, 0, 0));
        assertThat(used(() -> get("i", false))).isEqualTo(new Usage(1, 0.5, 0, 0, 0));
        assertThat(used(() -> get("missing", true))).isEqualTo(new Usage(1, 1, 0, 0, 0));
    }

    @Test
    void a_refused_write_is_a_request_without_units() {
        put(item("j", 500));
        assertThat(used(() -> assertThatThrownBy(() -> client.putItem(request -> request.tableName(TABLE)
                                .item(item("j", 10))
                                .conditionExpression("attribute_not_exists(pk)")))
                        .isInstanceOf(ConditionalCheckFailedException.class)))
                .isEqualTo(Usage.request());
    }

    private static void get(String key, boolean consistent) {
        client.getItem(request -> request.tableName(TABLE)
                .key(Map.of("pk", AttributeValue.fromS(key)))
                .consistentRead(consistent));
    }

    private static void transact(List<Map<String, AttributeValue>> items) {
        client.transactWriteItems(request -> request.transactItems(items.stream()
                .map(item -> TransactWriteItem.builder()
                        .put(put -> put.tableName(TABLE).item(item))
                        .build())
                .toList()));
    }
}
