package dev.kehrwieder.local.provision;

import dev.kehrwieder.local.template.TableResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables with their keys, indexes, stream and time to live. */
final class Tables {
    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Makes the table unless it is there; returns its stream's local ARN. */
    Optional<String> provide(TableResource table) {
        TableDescription description = existing(table).orElseGet(() -> create(table));
        check(table, description);
        expire(table);
        return Optional.ofNullable(description.latestStreamArn())
                .filter(arn -> table.streamView().isPresent());
    }

    private Optional<TableDescription> existing(TableResource table) {
        try {
            return Optional.of(dynamoDb.describeTable(request -> request.tableName(table.name()))
                    .table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private TableDescription create(TableResource table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(table.key()))
                .attributeDefinitions(table.attributes().entrySet().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.getKey())
                                .attributeType(attribute.getValue())
                                .build())
                        .toList());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Tables::index).toList());
        }
        table.streamView()
                .ifPresent(view -> request.streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build()));
        return dynamoDb.createTable(request.build()).tableDescription();
    }

    private static GlobalSecondaryIndex index(TableResource.Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.nonKeyAttributes().isEmpty()) {
            projection.nonKeyAttributes(index.nonKeyAttributes());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.key()))
                .projection(projection.build())
                .build();
    }

    private static List<KeySchemaElement> key(TableResource.Key key) {
        List<KeySchemaElement> elements = new ArrayList<>();
        elements.add(element(key.hash(), KeyType.HASH));
        key.range().ifPresent(range -> elements.add(element(range, KeyType.RANGE)));
        return elements;
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    /** Data of an older template would fail in ways that nobody understands; this says it at once. */
    private static void check(TableResource table, TableDescription there) {
        Map<String, List<KeySchemaElement>> wanted = new HashMap<>();
        wanted.put("", key(table.key()));
        table.indexes().forEach(index -> wanted.put(index.name(), key(index.key())));
        Map<String, List<KeySchemaElement>> found = new HashMap<>();
        found.put("", there.keySchema());
        there.globalSecondaryIndexes().forEach(index -> found.put(index.indexName(), index.keySchema()));
        boolean streams = there.streamSpecification() != null
                && Boolean.TRUE.equals(there.streamSpecification().streamEnabled());
        if (!wanted.equals(found) || streams != table.streamView().isPresent()) {
            throw new IllegalStateException("the table " + table.name()
                    + " of an earlier run has other keys, indexes or stream than the template; start with --fresh");
        }
    }

    private void expire(TableResource table) {
        table.timeToLive().ifPresent(attribute -> {
            TimeToLiveStatus status = dynamoDb.describeTimeToLive(request -> request.tableName(table.name()))
                    .timeToLiveDescription()
                    .timeToLiveStatus();
            if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
                dynamoDb.updateTimeToLive(request -> request.tableName(table.name())
                        .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(attribute)));
            }
        });
    }
}
