package dev.kehrwieder.emulators;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts the emulators, each from the folder of jars that its module packages.
 *
 * <p>Each call returns when the emulator answers, and throws {@link IllegalStateException} with the reason when it can't. {@code
 * data} is the folder in which everything survives a restart; null means in memory. Calls may run in parallel.
 */
public final class Emulators {
    /** The module that packages DynamoDB. */
    public static final String DYNAMODB = "emulators-dynamodb";

    /** The module that packages SQS. */
    public static final String QUEUES = "emulators-queues";

    /** The module that packages S3. */
    public static final String OBJECTS = "emulators-objects";

    private static final String ADAPTERS = "dev.kehrwieder.emulators.";

    private Emulators() {}

    /**
     * DynamoDB with streams and TTL. Every region and access key sees the same tables.
     *
     * <p>TTL deletes an item only if it has all keys of all indexes; as in AWS, readers must look at the time themselves.
     */
    public static Emulator dynamoDb(Path lib, Path data) {
        return IsolatedEmulator.start(ADAPTERS + "dynamodb.DynamoDbAdapter", lib, settings(data));
    }

    /** SQS. The queue URLs that it answers carry its real host and port. */
    public static Emulator queues(Path lib, Path data) {
        return IsolatedEmulator.start(ADAPTERS + "queues.QueuesAdapter", lib, settings(data));
    }

    /**
     * S3 with path-style addresses. Requests and presigned links must be signed with these keys. Types and metadata are kept as
     * extended attributes of the files in {@code data}.
     */
    public static Emulator objects(Path lib, Path data, String accessKey, String secretKey) {
        Map<String, String> settings = settings(data);
        settings.put("accessKey", requireNonNull(accessKey, "accessKey is null"));
        settings.put("secretKey", requireNonNull(secretKey, "secretKey is null"));
        return IsolatedEmulator.start(ADAPTERS + "objects.ObjectsAdapter", lib, settings);
    }

    /**
     * The folder of jars of an emulator's module, seen from a sibling module that Maven is building: for tests.
     *
     * @throws IllegalStateException if that module was not packaged
     */
    public static Path libraries(String emulatorModule) {
        Path module = Path.of(System.getProperty("basedir", System.getProperty("user.dir")));
        Path lib = module.resolveSibling(emulatorModule).resolve("target/package/lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException(
                    lib + " is missing: package functions/" + emulatorModule + " first (mvn verify with -am does)");
        }
        return lib;
    }

    private static Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>();
        if (data != null) {
            settings.put("data", data.toAbsolutePath().toString());
        }
        return settings;
    }
}
