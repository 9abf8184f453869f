package dev.kehrwieder.platform.aws;

import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.HashMap;
import java.util.Map;

/**
 * The AWS of a test class: emulators on loopback with the table, queues and bucket that the template makes. Each part starts
 * when it is first asked for, so that a module needs the SDK services of its own function only.
 */
public final class LocalAws implements AutoCloseable {
    /** The secrets of the local machine, of the shop {@code demo}; the shop {@code other} has links only. */
    public static final String CARRIER_SECRET = "local-carrier-secret";

    public static final String PAYMENT_SECRET = "local-payment-secret";
    public static final String PUBLIC_URL = "http://localhost:8080";

    private LocalTable table;
    private LocalQueues queues;
    private LocalBucket bucket;

    public LocalTable table() {
        if (table == null) {
            table = new LocalTable();
        }
        return table;
    }

    public LocalQueues queues() {
        if (queues == null) {
            queues = new LocalQueues();
        }
        return queues;
    }

    public LocalBucket bucket() {
        if (bucket == null) {
            bucket = new LocalBucket();
        }
        return bucket;
    }

    /** What a function is given: what all have in common, and where the parts are that have been asked for. */
    public Map<String, String> environment(String definition) {
        Map<String, String> environment = new HashMap<>(common());
        environment.put(CatalogHandler.DEFINITION, definition);
        if (table != null) {
            environment.putAll(table.environment());
        }
        if (queues != null) {
            environment.putAll(queues.environment(definition));
        }
        if (bucket != null) {
            environment.putAll(bucket.environment());
        }
        return environment;
    }

    static Map<String, String> common() {
        return Map.of(
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "DEFAULT_SHOP",
                "demo",
                "PUBLIC_URL",
                PUBLIC_URL,
                // Nobody listens there.
                "CARRIER_DHL_URL",
                "http://127.0.0.1:1",
                "CARRIER_EASYPOST_URL",
                "http://127.0.0.1:1",
                "SECRETS_FIXED",
                """
                {"carrier/local/demo":"%s","payment/local/demo":"%s","link/demo":"local-link-secret","link/other":"other-link-secret"}"""
                        .formatted(CARRIER_SECRET, PAYMENT_SECRET));
    }

    static AwsClients clients(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(common());
        all.putAll(own);
        return new AwsClients(new Environment(all));
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
        if (queues != null) {
            queues.close();
        }
        if (bucket != null) {
            bucket.close();
        }
    }
}
