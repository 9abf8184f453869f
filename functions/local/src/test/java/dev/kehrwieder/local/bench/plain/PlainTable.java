package dev.kehrwieder.local.bench.plain;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The table as a function without a frame would use it: the SDK's client and maps. */
final class PlainTable {
    private final DynamoDbClient client;
    private final String name = System.getenv("TABLE_NAME");

    PlainTable() {
        client = configured(DynamoDbClient.builder(), "DYNAMODB").build();
        // Connects during the initialisation, as ours does.
        client.getItem(request -> request.tableName(name).key(key("-", "-")));
    }

    /** The same region, credentials and HTTP client as ours. */
    static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder, String service) {
        return builder.region(Region.of(System.getenv("AWS_REGION")))
                .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_" + service)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"))))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(
                        request -> request.tableName(name).consistentRead(true).key(key(pk, sk)))
                .item();
    }

    List<Map<String, AttributeValue>> between(String pk, String from, String to) {
        return client.query(request -> request.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS(pk),
                                ":from", AttributeValue.fromS(from),
                                ":to", AttributeValue.fromS(to))))
                .items();
    }

    void write(List<TransactWriteItem> items) {
        client.transactWriteItems(request -> request.transactItems(items));
    }

    TransactWriteItem put(String pk, String sk, String body) {
        Map<String, AttributeValue> item = new HashMap<>(key(pk, sk));
        item.put("type", AttributeValue.fromS("PLAIN"));
        item.put("body", AttributeValue.fromS(body));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(name).item(item))
                .build();
    }

    TransactWriteItem update(String pk, String sk, String body) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(name)
                        .key(key(pk, sk))
                        .updateExpression("SET #type = :type, #body = :body")
                        .expressionAttributeNames(Map.of("#type", "type", "#body", "body"))
                        .expressionAttributeValues(
                                Map.of(":type", AttributeValue.fromS("PLAIN"), ":body", AttributeValue.fromS(body))))
                .build();
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }
}
