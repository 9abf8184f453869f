package dev.kehrwieder.local;

import dev.kehrwieder.emulators.Emulator;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.provision.Provisioner;
import dev.kehrwieder.local.template.Physical;
import dev.kehrwieder.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** DynamoDB, SQS and S3 of this machine, started and stopped together. */
final class LocalEmulators implements LocalServices {
    /** Test credentials: the object store checks signatures made with them, the others take any. */
    static final String ACCESS_KEY = "local";

    static final String SECRET_KEY = "local-secret-key";

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(15);

    private final Emulator dynamoDb;
    private final Emulator queues;
    private final Emulator objects;

    private LocalEmulators(Emulator dynamoDb, Emulator queues, Emulator objects) {
        this.dynamoDb = dynamoDb;
        this.queues = queues;
        this.objects = objects;
    }

    static LocalEmulators start(Path root, DataFolder data) throws InterruptedException {
        ExecutorService starting =
                Executors.newFixedThreadPool(3, Thread.ofPlatform().daemon().factory());
        List<Future<Emulator>> futures = new ArrayList<>();
        List<Callable<Emulator>> starts = List.of(
                () -> Emulators.dynamoDb(library(root, Emulators.DYNAMODB), data.path("dynamodb")),
                () -> Emulators.queues(library(root, Emulators.QUEUES), data.path("queues")),
                () -> Emulators.objects(
                        library(root, Emulators.OBJECTS), data.path("objects"), ACCESS_KEY, SECRET_KEY));
        starts.forEach(start -> futures.add(starting.submit(start)));
        starting.shutdown();
        List<Emulator> started = new ArrayList<>();
        StartFailure failure = null;
        for (Future<Emulator> future : futures) {
            try {
                started.add(future.get());
            } catch (ExecutionException e) {
                failure = new StartFailure(
                        "A local service did not start: " + e.getCause().getMessage(), e.getCause());
            }
        }
        if (failure != null) {
            started.forEach(Emulator::close);
            throw failure;
        }
        return new LocalEmulators(started.get(0), started.get(1), started.get(2));
    }

    @Override
    public Physical physical() {
        return Physical.local(queues.endpoint());
    }

    @Override
    public Clients clients() {
        return Clients.of(
                dynamoDb.endpoint(),
                queues.endpoint(),
                objects.endpoint(),
                physical().region(),
                ACCESS_KEY,
                SECRET_KEY);
    }

    @Override
    public Map<String, String> environment() {
        String region = physical().region();
        return Map.of(
                "AWS_REGION", region,
                "AWS_DEFAULT_REGION", region,
                "AWS_ACCESS_KEY_ID", ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", SECRET_KEY,
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString(),
                "AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_S3", objects.endpoint().toString());
    }

    @Override
    public Provisioned provision(Template template, Clients clients, Optional<Duration> visibilityTimeout) {
        return new Provisioner(clients, visibilityTimeout).provision(template);
    }

    @Override
    public String description() {
        return "database, queues, objects, mail and payments run";
    }

    private static Path library(Path root, String module) {
        return root.resolve("functions").resolve(module).resolve("target/package/lib");
    }

    /** Together, because each takes its time. */
    @Override
    public void close() {
        List<Thread> closing =
                List.of(closing("database", dynamoDb), closing("queues", queues), closing("objects", objects));
        try {
            for (Thread thread : closing) {
                if (!thread.join(STOPPED_WITHIN)) {
                    throw new IllegalStateException(thread.getName() + " do not stop");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread closing(String name, Emulator emulator) {
        return Thread.ofPlatform().daemon().name(name).start(emulator::close);
    }
}
