package dev.kehrwieder.local.bench;

import dev.kehrwieder.local.bench.ColdProcess.Start;
import dev.kehrwieder.local.bench.ColdProcess.Variant;
import dev.kehrwieder.local.web.Answers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What starting a function costs, next to a plain handler that makes the same requests, and to the same function under
 * Spring Cloud Function's own entry. The three in turn, so that a busy minute of the machine meets all of them.
 */
final class ColdStartRows {
    private static final int STARTS = 7;
    private static final int WARM = 30;
    private static final String INVOKER = "org.springframework.cloud.function.adapter.aws.FunctionInvoker";
    private static final String PLAIN = "dev.kehrwieder.local.bench.plain.";
    private static final Predicate<String> FRAME = Predicate.<String>not(
                    name -> name.startsWith("spring-") || name.startsWith("reactor-"))
            .and(name -> !name.startsWith("platform-") && !name.startsWith("core-1.0"))
            .and(name -> !name.startsWith("registration"));
    private static final List<String> TEST_ONLY = List.of(
            "junit",
            "assertj",
            "archunit",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "emulators",
            "pdfbox",
            "fontbox",
            "json-schema");

    private final Path root;
    private final int starts;
    private final int warm;
    private final Consumer<String> out;

    ColdStartRows(Path root, double scale, Consumer<String> out) {
        this.root = root;
        this.starts = scale < 1 ? 2 : STARTS;
        this.warm = scale < 1 ? 5 : WARM;
        this.out = out;
    }

    List<Row> rows() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cold");
        try (Machine machine = Machine.metered(root)) {
            SpeedRows.warmUp(machine);
            // Nothing goes to the queues from here: the labels are left to the functions that are measured.
            machine.post("", "/_local/meter", Answers.JSON.createObjectNode().put("relay", false))
                    .expect(200);
            List<Row> rows = new ArrayList<>();
            rows.addAll(rows(machine, "registration", "PlainRegistration", folder));
            rows.addAll(rows(machine, "labels", "PlainLabels", folder));
            return rows;
        } finally {
            delete(folder);
        }
    }

    private List<Row> rows(Machine machine, String function, String plain, Path folder)
            throws IOException, InterruptedException {
        List<Variant> variants = variants(machine, function, plain, folder);
        Map<Variant, List<Start>> measured = new LinkedHashMap<>();
        variants.forEach(variant -> measured.put(variant, new ArrayList<>()));
        Events events = new Events(machine, root, function);
        for (int start = 0; start < starts; start++) {
            for (Variant variant : variants) {
                // The warm calls once are enough; a start alone is over sooner.
                Start one = ColdProcess.start(variant, events.next(start == 0 ? 1 + warm : 1));
                measured.get(variant).add(one);
                out.accept(variant.name() + ": " + one);
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Start> reference = measured.get(variants.get(1));
        for (Variant variant : variants) {
            rows.add(row(
                    function,
                    variant,
                    measured.get(variant),
                    reference,
                    ColdProcess.classes(variant, events.next(1).getFirst())));
        }
        return rows;
    }

    private Row row(String function, Variant variant, List<Start> starts, List<Start> plain, long classes) {
        double wall = median(starts, Start::wall);
        double cpu = median(starts, Start::firstCpu);
        return new Row(
                "cold start of `" + function + "`, " + variant.name(),
                variant.name().equals("ours") ? "1.25 × plain" : "",
                words(
                        "init %.0f, first %.0f, together %.0f ms (%.2f ×), CPU %.0f ms (%.2f ×), warm %.1f ms, %d classes",
                        median(starts, Start::init),
                        median(starts, Start::first),
                        wall,
                        wall / median(plain, Start::wall),
                        cpu,
                        cpu / median(plain, Start::firstCpu),
                        starts.getFirst().warm(),
                        classes),
                words(
                        "medians of %d starts in turn under the runtime's own client, package as deployed, no cache, one processor",
                        starts.size()));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Latencies.of(starts.stream().mapToDouble(figure).boxed().toList())
                .median();
    }

    private List<Variant> variants(Machine machine, String function, String plain, Path folder) throws IOException {
        Map<String, String> environment = environment(machine, function);
        String handler = environment.remove("_HANDLER");
        Path lib = root.resolve("functions/" + function + "/target/package/lib");
        List<Path> ours = jars(lib);

        Path bare = folder.resolve(function + "-plain");
        link(bare, ours.stream().filter(jar -> FRAME.test(name(jar))).toList());
        Path classes = Path.of("dev/kehrwieder/local/bench/plain");
        copy(root.resolve("functions/local/target/test-classes").resolve(classes), bare.resolve(classes));

        Path stock = folder.resolve(function + "-stock");
        List<Path> stockJars = new ArrayList<>(List.of(lib.resolve(function + ".jar")));
        for (String entry : Files.readString(root.resolve("functions/" + function + "/target/test.classpath"))
                .strip()
                .split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (name(jar).endsWith(".jar") && TEST_ONLY.stream().noneMatch(name(jar)::startsWith)) {
                stockJars.add(jar);
            }
        }
        link(stock, stockJars);
        Map<String, String> invoker = new TreeMap<>(environment);
        invoker.put("MAIN_CLASS", "dev.kehrwieder.platform.function.StockStart");
        invoker.put("STOCK_FUNCTION", handler.replaceAll("Handler$", "Function"));
        invoker.put("SPRING_MAIN_BANNER_MODE", "off");
        return List.of(
                new Variant("ours", lib.getParent(), handler, environment),
                new Variant("plain handler", bare, PLAIN + plain, environment),
                new Variant("stock invoker", stock, INVOKER, invoker));
    }

    private static Map<String, String> environment(Machine machine, String function) {
        Map<String, String> environment = new TreeMap<>();
        machine.meter()
                .at("/environments/" + function)
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asString()));
        environment.put("PUBLIC_URL", "http://localhost:8080");
        environment.put("SECRETS_FIXED", "{\"link/demo\":\"0123456789abcdef0123456789abcdef\"}");
        return environment;
    }

    /** Events of returns that nobody has seen yet. */
    private static final class Events {
        private final Machine machine;
        private final Path sample;
        private final String function;
        private int made;

        Events(Machine machine, Path root, String function) {
            this.machine = machine;
            this.function = function;
            this.sample = root.resolve(
                    function.equals("labels")
                            ? "events/labels/return-approved.json"
                            : "events/registration/register-return.json");
        }

        List<byte[]> next(int count) throws IOException {
            List<byte[]> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Journey journey = new Journey(machine, "cold-" + function + "-" + made++);
                journey.putOrder();
                JsonNode event = Answers.JSON.readTree(Files.readString(sample));
                if (function.equals("labels")) {
                    journey.register();
                    replace((ObjectNode) event.at("/Records/0"), "rma", journey.rma());
                } else {
                    // Without a key: the sample's would be a repetition from the second time on.
                    ((ObjectNode) event.path("headers")).remove("Idempotency-Key");
                    ((ObjectNode) event.path("multiValueHeaders")).remove("Idempotency-Key");
                    replace((ObjectNode) event, "orderNumber", journey.order());
                }
                events.add(Answers.JSON.writeValueAsBytes(event));
            }
            return events;
        }

        private static void replace(ObjectNode event, String field, String value) {
            ObjectNode body =
                    (ObjectNode) Answers.JSON.readTree(event.path("body").asString());
            event.put("body", body.put(field, value).toString());
        }
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.sorted().toList();
        }
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static void link(Path folder, List<Path> jars) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (Path jar : jars) {
            Files.createSymbolicLink(lib.resolve(name(jar)), jar);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : jars(from)) {
            Files.copy(file, to.resolve(name(file)));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String words(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
