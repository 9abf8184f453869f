package dev.kehrwieder.local;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.local.samples.SampleApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.joda.time.DateTime;

/** A machine of the sample functions, packed as Lambda would get them. */
final class SampleMachine implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Path journal;
    final List<String> orders = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final Runner runner;

    private SampleMachine(Path folder, boolean fresh) {
        this.folder = folder;
        this.journal = folder.resolve("journal.txt");
        Path root = Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../..")
                .normalize();
        RunnerOptions options = RunnerOptions.of(root)
                .withTemplate(folder.resolve("template.yaml"))
                .withData(folder.resolve("data"))
                .withPort(0)
                .withFresh(fresh)
                .withVisibilityTimeout(Duration.ofSeconds(5))
                .withEnvironment(Map.of("JOURNAL", journal.toString()));
        LocalService.Starter listener = (data, gateway, time) -> new OrderListener();
        this.runner = new Runner(
                options,
                (dynamoDb, table) -> lines.add("seeded " + table),
                List.of(listener, LocalMail::start, LocalMoney::start),
                lines::add);
    }

    static SampleMachine start(Path folder, boolean fresh) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve("package"))) {
            pack(folder);
        }
        SampleMachine machine = new SampleMachine(folder, fresh);
        machine.runner.start();
        return machine;
    }

    /** The class folder at the top and jars in {@code lib}, without anything of the runner. */
    private static void pack(Path folder) throws IOException {
        Path classes = location(SampleApi.class);
        Path samples = Path.of("dev/kehrwieder/local/samples");
        Path target = Files.createDirectories(folder.resolve("package").resolve(samples));
        try (Stream<Path> files = Files.list(classes.resolve(samples))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Path lib = Files.createDirectories(folder.resolve("package/lib"));
        for (Class<?> type : List.of(SQSEvent.class, DateTime.class)) {
            Path jar = location(type);
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        Files.copy(classes.resolve("samples/template.yaml"), folder.resolve("template.yaml"));
    }

    private static Path location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return Path.of(URI.create(source.getLocation().toString()));
    }

    List<String> journal(String prefix) {
        try {
            List<String> all = Files.exists(journal) ? Files.readAllLines(journal) : List.of();
            return all.stream().filter(line -> line.startsWith(prefix)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path, "", "Authorization", "Bearer good");
    }

    String base() {
        return runner.uri().toString().replace("localhost", "127.0.0.1");
    }

    void send(String... bodies) {
        for (String body : bodies) {
            runner.clients().sqs().sendMessage(request -> request.queueUrl(url("kehrwieder-work-queue"))
                    .messageBody(body));
        }
    }

    String url(String queue) {
        return runner.clients()
                .sqs()
                .getQueueUrl(request -> request.queueName(queue))
                .queueUrl();
    }

    void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        List<String> seen = new ArrayList<>(journal(""));
        seen.addAll(lines);
        throw new AssertionError("it did not happen; seen: " + seen);
    }

    @Override
    public void close() {
        runner.close();
    }

    private final class OrderListener implements LocalService {
        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public Map<String, HttpHandler> pages() {
            return Map.of();
        }

        @Override
        public void orderAccepted(String shop, String orderNumber, byte[] order) {
            orders.add(shop + " " + orderNumber + " " + new String(order, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
