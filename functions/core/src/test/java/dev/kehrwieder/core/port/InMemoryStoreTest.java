package dev.kehrwieder.core.port;

import java.time.InstantSource;

final class InMemoryStoreTest extends StoreContract {
    @Override
    protected Store emptyStore(InstantSource machineClock) {
        return new InMemoryStore(machineClock);
    }
}
