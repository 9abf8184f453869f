package dev.kehrwieder.local;

import dev.kehrwieder.local.endpoints.BusinessClock;
import dev.kehrwieder.local.endpoints.ClockEndpoint;
import dev.kehrwieder.local.endpoints.DeadLettersEndpoint;
import dev.kehrwieder.local.endpoints.QueuesEndpoint;
import dev.kehrwieder.local.endpoints.ScanEndpoint;
import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.functions.Calls;
import dev.kehrwieder.local.functions.Functions;
import dev.kehrwieder.local.gateway.Gateway;
import dev.kehrwieder.local.gateway.RequestListener;
import dev.kehrwieder.local.pollers.Pollers;
import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.Physical;
import dev.kehrwieder.local.template.Template;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A whole machine: the local services, the template's resources in them, the functions, and the gateway in front. */
public final class Runner implements AutoCloseable {
    private static final String ORDER = "/v1/orders/{orderNumber}";
    private static final String START_PAGE_LINKS =
            """
            {"Inbox": "/_local/inbox", "Mails, as JSON": "/_local/mail", "Queues": "/_local/queues",
             "Payments": "/_local/payments", "Traces": "/_local/traces", "Clock": "/_local/clock"}
            """;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CARRIER_SECRET = "local-carrier-secret";
    static final String PAYMENT_SECRET = "local-payment-secret";
    /** An example's account, which no bank has. */
    private static final String MANUAL_ACCOUNT =
            "{\"name\":\"Demo Schuhe\",\"iban\":\"DE89370400440532013000\",\"bic\":\"COBADEFFXXX\"}";

    static {
        // A virtual thread that waits for a class to be initialised keeps its carrier. With one carrier for each
        // processor, a few functions that start at once would hold up the gateway and every provider. It counts
        // if it is set before the JVM's first virtual thread.
        System.getProperties().putIfAbsent("jdk.virtualThreadScheduler.parallelism", "16");
    }

    private final RunnerOptions options;
    private final Seeder seeder;
    private final List<LocalService.Starter> starters;
    private final Consumer<String> console;
    private final Faults faults = new Faults(42);
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<LocalService> services = new ArrayList<>();
    private boolean closed;
    private Gateway gateway;
    private BusinessClock clock;
    private Template template;
    private Clients clients;
    private Pollers pollers;
    private Functions functions;

    /**
     * @param starters what else the functions call
     * @param console takes lines for the person at the terminal
     */
    public Runner(RunnerOptions options, Seeder seeder, List<LocalService.Starter> starters, Consumer<String> console) {
        this.options = options;
        this.seeder = seeder;
        this.starters = List.copyOf(starters);
        this.console = console;
    }

    /**
     * Starts everything and returns when the gateway answers.
     *
     * @throws StartFailure if it cannot; nothing of it is left running then
     */
    public void start() throws InterruptedException {
        try {
            begin();
        } catch (StartFailure | InterruptedException e) {
            close();
            throw e;
        } catch (Exception | LinkageError e) {
            close();
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void begin() throws Exception {
        gateway = opened(gateway());
        URI address = gateway.loopback();
        DataFolder data = opened(DataFolder.open(options.data(), options.fresh()));
        // Once before anything starts, so that a mistake in the template is told at once.
        read(Physical.local(URI.create("http://127.0.0.1")));
        clock = opened(BusinessClock.open(data.path("clock"), InstantSource.system()));

        LocalServices resources = opened(
                options.on().isPresent()
                        ? new StandIn(options.on().get())
                        : LocalEmulators.start(options.root(), data));
        for (LocalService.Starter starter : starters) {
            services.add(opened(starter.start(options.data(), address, clock)));
        }
        console.accept(resources.description());

        template = read(resources.physical());
        clients = opened(resources.clients());
        Provisioned provisioned = resources.provision(template, clients, options.visibilityTimeout());
        if (!template.tables().isEmpty()) {
            seeder.seed(clients.dynamoDb(), template.tables().getFirst().name());
        }
        console.accept("template.yaml applied: " + template.functions().size() + " functions, "
                + template.queues().size() + " queues, " + template.tables().size() + " table, "
                + template.buckets().size() + " bucket");

        services.forEach(service -> service.applied(template, provisioned, clients));
        functions = opened(new Functions(template, environment(resources, data), faults, this::trouble));
        pollers = opened(new Pollers(template, functions, clients, provisioned, options.data(), faults, this::trouble));
        mount(provisioned);
        gateway.start(template, functions, this::tellOrder, this::trouble);
        pollers.start();
    }

    private void tellOrder(RequestListener.Call call, int status) {
        if (call.method().equals("PUT") && call.resource().equals(ORDER) && status / 100 == 2) {
            String shop = call.authorizer().getOrDefault("shop", "");
            String number = call.pathParameters().get("orderNumber");
            services.forEach(service -> service.orderAccepted(shop, number, call.body()));
        }
    }

    /** Puts the demo shop's policy, then starts in the background what no call has started yet. */
    public void settleIn() throws InterruptedException {
        Map<String, JsonNode> besides = new HashMap<>();
        services.forEach(service -> besides.putAll(service.policy()));
        if (!new DemoPolicy(gateway.loopback(), besides).putIfNone()) {
            besides.keySet()
                    .forEach(field -> console.accept("The policy of the shop demo says nothing of " + field
                            + ": put it by PUT /v1/policy, or start with --fresh"));
        }
        functions.prewarm(options.startOrder());
    }

    private Gateway gateway() throws IOException {
        try {
            return new Gateway(options.port());
        } catch (BindException e) {
            throw new StartFailure(
                    "Port " + options.port() + " is taken. Take another one: PORT=" + (options.port() + 1)
                            + " ./scripts/run",
                    e);
        }
    }

    private Template read(Physical physical) {
        return Template.read(options.template(), options.parameters(), physical);
    }

    private Map<String, String> environment(LocalServices resources, DataFolder data) {
        Map<String, String> environment = new HashMap<>(resources.environment());
        services.forEach(service -> environment.putAll(service.environment()));
        environment.put("PUBLIC_URL", gateway.uri().toString());
        ObjectNode secrets = JSON.createObjectNode()
                .put("carrier/local/demo", CARRIER_SECRET)
                .put("payment/local/demo", PAYMENT_SECRET)
                .put("payment/manual/demo", MANUAL_ACCOUNT)
                .put("link/demo", data.secret("link-secret"));
        services.forEach(service -> service.secrets().forEach(secrets::put));
        environment.put("SECRETS_FIXED", secrets.toString());
        environment.put("START_PAGE_LINKS", startPageLinks());
        environment.putAll(options.environment());
        return environment;
    }

    private String startPageLinks() {
        ObjectNode links = (ObjectNode) JSON.readTree(START_PAGE_LINKS);
        services.stream()
                .filter(service -> service.pages().containsKey("/_local/carriers"))
                .forEach(service -> links.put("Carriers", "/_local/carriers"));
        return links.toString();
    }

    private void mount(Provisioned provisioned) {
        services.forEach(service -> service.pages().forEach(gateway::mount));
        gateway.mount("/_local/clock", new ClockEndpoint(clock, () -> pollers.schedules()
                .runScheduleOnce()));
        gateway.mount("/_local/queues", new QueuesEndpoint(clients.sqs(), template.queues(), provisioned));
        gateway.mount("/_local/queues/", new DeadLettersEndpoint(clients.sqs(), template.queues(), provisioned));
        gateway.mount(
                "/_local/carrier/",
                new ScanEndpoint(gateway.loopback().resolve("/v1/carriers/local/events"), CARRIER_SECRET, clock));
    }

    /** Where to go. */
    public URI uri() {
        return gateway.uri();
    }

    /** The time that functions see. */
    public Instant businessNow() {
        return clock.instant();
    }

    /** Switches for failures. */
    public Faults faults() {
        return faults;
    }

    /** What the template says, as applied here. */
    public Template template() {
        return template;
    }

    /** Clients of the local services, for tests that look behind the API. */
    public Clients clients() {
        return clients;
    }

    /** What was asked of each function since the start, by its short name. */
    public Map<String, Calls> calls() {
        Map<String, Calls> calls = new TreeMap<>();
        functions.all().forEach(it -> calls.put(it.resource().shortName(), it.calls()));
        return calls;
    }

    /** Invokes every scheduled function once and returns when they have answered. */
    public void runScheduleOnce() {
        pollers.schedules().runScheduleOnce();
    }

    private void trouble(String line) {
        console.accept("! " + line);
    }

    private synchronized <T extends AutoCloseable> T opened(T part) throws Exception {
        if (closed) {
            part.close();
            throw new StartFailure("Stopped while starting.");
        }
        running.push(part);
        return part;
    }

    /** Stops everything, last started first. Again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                trouble("not closed: " + e);
            }
        }
    }

    /** Where the project's built modules are, if the caller did not say. */
    static Path projectRoot() {
        return Path.of(System.getProperty("kehrwieder.root", "")).toAbsolutePath();
    }
}
