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
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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
    void report() {
        System.out.println("put 500 " + used(() -> put(item("a", 500))));
        System.out.println("put 1500 " + used(() -> put(item("b", 1500))));
        System.out.println("put index " + used(() -> put(item("c", 500, "s1"))));
        System.out.println("put index same " + used(() -> put(item("c", 600, "s1"))));
        System.out.println("put index changed " + used(() -> put(item("c", 600, "s2"))));
        System.out.println("put index gone " + used(() -> put(item("c", 600))));
        System.out.println("tx two " + used(() -> transact(List.of(item("d", 500), item("e", 500)))));
        System.out.println("tx 1500 " + used(() -> transact(List.of(item("f", 1500)))));
        System.out.println("tx index new " + used(() -> transact(List.of(item("g", 500, "s1")))));
        System.out.println("tx index same " + used(() -> transact(List.of(item("g", 510, "s1")))));
        System.out.println("tx index changed " + used(() -> transact(List.of(item("g", 510, "s2")))));
        System.out.println("get strong " + used(() -> get("a", true)));
        System.out.println("get event " + used(() -> get("a", false)));
        System.out.println("get missing strong " + used(() -> get("zz", true)));
        System.out.println("query strong "
                + used(() -> client.query(q -> q.tableName(TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :a")
                        .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("a"))))));
        System.out.println("query none "
                + used(() -> client.query(q -> q.tableName(TABLE)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :a")
                        .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("zz"))))));
        System.out.println("refused tx "
                + used(() -> assertThatThrownBy(
                                () -> client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                                        .put(Put.builder()
                                                .tableName(TABLE)
                                                .item(item("a", 10))
                                                .conditionExpression("attribute_not_exists(pk)")
                                                .build())
                                        .build())))
                        .isInstanceOf(TransactionCanceledException.class)));
        System.out.println("condcheck "
                + used(() -> client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                        .conditionCheck(c -> c.tableName(TABLE)
                                .key(Map.of("pk", AttributeValue.fromS("a")))
                                .conditionExpression("attribute_exists(pk)"))
                        .build()))));
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
