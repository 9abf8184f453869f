package dev.kehrwieder.platform.store;

import dev.kehrwieder.emulators.Emulator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The table as the template defines it, without what only AWS has. */
public final class TableFixture {
    private static final AtomicInteger TABLES = new AtomicInteger();

    private TableFixture() {}

    public static DynamoDbClient client(Emulator emulator) {
        return DynamoDbClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A new, empty table with its stream. */
    public static String create(DynamoDbClient client) {
        String name = "kehrwieder-" + TABLES.incrementAndGet();
        Projection keys =
                Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
        Projection entry = Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(Item.ORDER_NUMBER, Item.STATUS)
                .build();
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of("pk", "sk", "duePk", "dueSk", "statusPk", "statusSk", "customerPk", "customerSk")
                                .map(attribute -> AttributeDefinition.builder()
                                        .attributeName(attribute)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                                .toList())
                .keySchema(keySchema("pk", "sk"))
                .globalSecondaryIndexes(
                        index("due", keys, "duePk", "dueSk"),
                        index("status", entry, "statusPk", "statusSk"),
                        index("customer", keys, "customerPk", "customerSk"))
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        return name;
    }

    private static GlobalSecondaryIndex index(String name, Projection projection, String... keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keySchema(keys))
                .projection(projection)
                .build();
    }

    private static List<KeySchemaElement> keySchema(String... keys) {
        return Arrays.stream(keys)
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(key.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }
}
