package dev.kehrwieder.platform.store;

import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreContract;
import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The suite that every store passes, against a real table. */
final class DynamoStoreIT extends StoreContract {
    private static Emulator emulator;
    private static DynamoDbClient client;

    @BeforeAll
    static void startDynamoDb() {
        emulator = Emulators.dynamoDb(Emulators.libraries(Emulators.DYNAMODB), null);
        client = TableFixture.client(emulator);
    }

    @AfterAll
    static void stopDynamoDb() {
        client.close();
        emulator.close();
    }

    @Override
    protected Store emptyStore(InstantSource machineClock) {
        return new DynamoStore(client, TableFixture.create(client), machineClock);
    }
}
