package dev.kehrwieder.platform.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Finds API keys. The table knows them by SHA-256 only. */
public final class ApiKeys {
    private final Table table;
    private final InstantSource machineClock;

    public ApiKeys(DynamoDbClient client, String tableName, InstantSource machineClock) {
        this.table = new Table(client, tableName);
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /**
     * Whom a key lets in; empty where it is unknown or ran out. Eventually consistent: a new key may be unknown for a
     * second.
     *
     * @throws dev.kehrwieder.core.port.StoreUnavailable if the table does not answer
     */
    public Optional<ApiKey> find(String key) {
        return table.getEventually(Keys.apiKey(key))
                .filter(item -> !item.isExpired(machineClock.instant()))
                .map(item -> new ApiKey(
                        item.text(ApiKeyItem.SHOP),
                        item.text(ApiKeyItem.ROLE),
                        item.text(ApiKeyItem.KEY_ID),
                        item.has(Item.EXPIRES_AT)
                                ? Optional.of(Instant.ofEpochSecond(item.number(Item.EXPIRES_AT)))
                                : Optional.empty()));
    }
}
