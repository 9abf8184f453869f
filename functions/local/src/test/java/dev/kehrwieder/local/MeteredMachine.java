package dev.kehrwieder.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.kehrwieder.local.bench.Meter;
import dev.kehrwieder.local.bench.MeteredTemplate;
import dev.kehrwieder.local.bench.MeteringProxy;
import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.AwsClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The machine as a process of its own whose functions' requests are counted: {@code /_local/meter} tells what each
 * function used and how often it was invoked, and where the services behind are. Arguments: port, data folder.
 */
public final class MeteredMachine implements LocalService {
    private static final List<String> SERVICES = List.of("dynamodb", "sqs", "s3", "ses");

    private final AtomicReference<Runner> runner = new AtomicReference<>();
    private final AtomicReference<URI> mail = new AtomicReference<>();
    private final Meter meter = new Meter();
    private final Map<String, MeteringProxy> proxies = new HashMap<>();

    private MeteredMachine() {}

    public static void main(String[] arguments) throws Exception {
        MeteredMachine machine = new MeteredMachine();
        Path data = Path.of(arguments[1]);
        Files.createDirectories(data);
        Path root = Runner.projectRoot();
        RunnerOptions options = RunnerOptions.of(root)
                .withTemplate(MeteredTemplate.write(root, data))
                .withData(data.resolve("machine"))
                .withFresh(true)
                .withPort(Integer.parseInt(arguments[0]));
        Runner runner = new Runner(
                options,
                new LocalKeys(),
                List.of(machine::mail, LocalMoney::start, (folder, gateway, clock) -> machine.proxies()),
                System.out::println);
        machine.runner.set(runner);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            runner.close();
            Runtime.getRuntime().halt(0);
        }));
        runner.start();
        runner.settleIn();
        new CountDownLatch(1).await();
    }

    private LocalService mail(Path data, URI gateway, InstantSource clock) throws IOException {
        LocalMail started = LocalMail.start(data, gateway, clock);
        mail.set(started.catcher().endpoint());
        return started;
    }

    /** After the mail, so that its own addresses count. */
    private LocalService proxies() throws IOException {
        for (String service : SERVICES) {
            proxies.put(service, MeteringProxy.start(service, () -> behind(service), meter));
        }
        return this;
    }

    private URI behind(String service) {
        return switch (service) {
            case "dynamodb" -> endpoint(runner.get().clients().dynamoDb());
            case "sqs" -> endpoint(runner.get().clients().sqs());
            case "s3" -> endpoint(runner.get().clients().s3());
            case "ses" -> mail.get();
            default -> throw new IllegalArgumentException(service);
        };
    }

    private static URI endpoint(AwsClient client) {
        return client.serviceClientConfiguration().endpointOverride().orElseThrow();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        proxies.forEach((service, proxy) ->
                environment.put(variable(service), proxy.endpoint().toString()));
        return environment;
    }

    private static String variable(String service) {
        return "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT);
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("/_local/meter", this::answer);
    }

    /** {@code POST} with {@code {"relay": false}} keeps what happens from going on to the queues. */
    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            runner.get()
                    .faults()
                    .dropStreamRecords(!Answers.JSON
                            .readTree(exchange.getRequestBody().readAllBytes())
                            .path("relay")
                            .asBoolean(true));
        }
        ObjectNode answer = Answers.JSON.createObjectNode();
        ArrayNode used = answer.putArray("used");
        meter.used().forEach((call, usage) -> used.addObject()
                .put("function", call.function())
                .put("service", call.service())
                .put("operation", call.operation())
                .put("requests", usage.requests())
                .put("readUnits", usage.readUnits())
                .put("writeUnits", usage.writeUnits())
                .put("indexUnits", usage.indexUnits())
                .put("billedUnits", usage.billedUnits()));
        ObjectNode invocations = answer.putObject("invocations");
        runner.get().calls().forEach((function, calls) -> invocations
                .putObject(function)
                .put("count", calls.count())
                .put("millis", calls.took().toNanos() / 1e6));
        ObjectNode environments = answer.putObject("environments");
        runner.get().template().functions().forEach(function -> {
            ObjectNode environment = environments.putObject(function.shortName());
            function.environment().forEach(environment::put);
            SERVICES.forEach(service ->
                    environment.put(variable(service), behind(service).toString()));
            environment.put("AWS_REGION", runner.get().template().physical().region());
            environment.put("AWS_ACCESS_KEY_ID", LocalEmulators.ACCESS_KEY);
            environment.put("AWS_SECRET_ACCESS_KEY", LocalEmulators.SECRET_KEY);
            environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
            environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
            environment.put("_HANDLER", function.handler());
        });
        Answers.json(exchange, 200, answer);
    }

    @Override
    public void close() {
        proxies.values().forEach(MeteringProxy::close);
    }
}
