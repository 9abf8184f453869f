package dev.kehrwieder.local;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Writes what the shop {@code demo} needs before the first call; must change nothing when repeated. */
@FunctionalInterface
public interface Seeder {
    void seed(DynamoDbClient dynamoDb, String table);
}
