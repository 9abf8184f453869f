package dev.kehrwieder.emulators.dynamodb;

import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The same database as a process of its own, in the place of the one that LocalStack would download and start: it takes the
 * arguments that LocalStack gives, and stands for the agent that LocalStack adds. So all local levels have one database,
 * and it listens on loopback only.
 */
public final class DynamoDbMain {
    private DynamoDbMain() {}

    /** LocalStack's agent lifts a limit of indexes that this service does not come near. */
    public static void premain(String arguments, Instrumentation instrumentation) {}

    /** @param arguments {@code -port N}, {@code -dbPath FOLDER} or {@code -inMemory}; others change nothing here */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i++) {
            switch (arguments[i]) {
                case "-port" -> settings.put("port", arguments[i + 1]);
                case "-dbPath" -> settings.put("data", arguments[i + 1]);
                default -> {
                    // A value, or a switch for what is always so here.
                }
            }
        }
        // LocalStack starts it outside its process group, so whoever ends that group would leave this behind.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(0)));
        new DynamoDbAdapter().apply(settings);
        new CountDownLatch(1).await();
    }
}
