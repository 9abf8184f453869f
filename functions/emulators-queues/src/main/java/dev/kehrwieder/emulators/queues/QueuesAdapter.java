package dev.kehrwieder.emulators.queues;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * Starts ElasticMQ on a free loopback port. Setting {@code data} is the folder of its H2 database, which holds queues and
 * messages; without it everything is in memory.
 */
public final class QueuesAdapter implements Function<Map<String, String>, Map.Entry<URI, AutoCloseable>> {
    @Override
    public Map.Entry<URI, AutoCloseable> apply(Map<String, String> settings) {
        QueueServer server = new QueueServer();
        try {
            return Map.entry(server.start(settings.get("data")), server::stop);
        } catch (Exception | LinkageError e) {
            closeAfter(e, server::stop);
            throw new IllegalStateException("ElasticMQ did not start: " + e.getMessage(), e);
        }
    }

    private static void closeAfter(Throwable failure, AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
