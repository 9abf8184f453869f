package dev.kehrwieder.platform.aws;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.platform.store.ApiKey;
import dev.kehrwieder.platform.store.ApiKeyItem;
import dev.kehrwieder.platform.store.DynamoStore;
import dev.kehrwieder.platform.store.TableFixture;
import dev.kehrwieder.platform.time.MachineClock;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table in DynamoDB Local; {@link #renew} gives the next test an empty one. */
public final class LocalTable {
    private final Emulator emulator;
    private final DynamoDbClient client;
    private String name;

    LocalTable() {
        emulator = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), null);
        client = TableFixture.client(emulator);
        renew();
    }

    public void renew() {
        name = TableFixture.create(client);
    }

    public String name() {
        return name;
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbStreamsClient streams() {
        return LocalAws.clients(environment()).dynamoDbStreams();
    }

    public Store store() {
        return new DynamoStore(client, name, new MachineClock());
    }

    /** Puts these into the table, in one commit. */
    public void given(Write... writes) {
        CommitOutcome outcome = store().commit(List.of(writes));
        if (outcome != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("the fixture is " + outcome);
        }
    }

    public void givenApiKey(String key, ApiKey of) {
        client.putItem(request -> request.tableName(name).item(ApiKeyItem.of(key, of)));
    }

    Map<String, String> environment() {
        return Map.of("AWS_ENDPOINT_URL_DYNAMODB", emulator.endpoint().toString(), "TABLE_NAME", name);
    }

    void close() {
        client.close();
        emulator.close();
    }
}
