package dev.kehrwieder.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the shop {@code demo}: {@code local-storefront} and so on, one per role. Only this machine knows them; they
 * are written as the store writes any key, by their SHA-256.
 */
public final class LocalKeys implements Seeder {
    private static final List<String> ROLES = List.of("STOREFRONT", "WAREHOUSE", "SUPPORT", "FINANCE", "ADMIN");

    @Override
    public void seed(DynamoDbClient dynamoDb, String table) {
        for (String role : ROLES) {
            String key = "local-" + role.toLowerCase(Locale.ROOT);
            dynamoDb.putItem(request -> request.tableName(table)
                    .item(Map.of(
                            "pk", AttributeValue.fromS("A#" + sha256(key)),
                            "sk", AttributeValue.fromS("A"),
                            "type", AttributeValue.fromS("API_KEY"),
                            "shop", AttributeValue.fromS("demo"),
                            "role", AttributeValue.fromS(role),
                            "keyId", AttributeValue.fromS(key))));
        }
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
