package dev.kehrwieder.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.web.Answers;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The local machine as a process of its own, with fresh data on a free port; gone with its data when closed. */
final class Machine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Path folder;
    private final int port;
    private final Process process;
    private final Duration ready;

    private Machine(Path folder, int port, Process process, long began) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        this.process = process;
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new BenchFailure("The machine does not start: " + Files.readString(folder.resolve("log"), UTF_8));
            }
            Thread.sleep(5);
        }
        this.ready = Duration.ofNanos(System.nanoTime() - began);
    }

    /** As {@code scripts/run --fresh} starts it. */
    static Machine plain(Path root) throws IOException, InterruptedException {
        return start(root, List.of(), "functions/local/target/package/lib/*", "dev.kehrwieder.local.Main", "--fresh");
    }

    /** The same with every request of its functions counted. */
    static Machine metered(Path root) throws IOException, InterruptedException {
        return start(
                root,
                List.of("-Djdk.httpclient.allowRestrictedHeaders=host"),
                "functions/local/target/test-classes" + File.pathSeparator + "functions/local/target/package/lib/*",
                "dev.kehrwieder.local.MeteredMachine");
    }

    private static Machine start(Path root, List<String> options, String classPath, String main, String... arguments)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bench");
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dkehrwieder.root=" + root));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        if (arguments.length == 0) {
            command.addAll(List.of(String.valueOf(port), folder.resolve("data").toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("DATA", folder.resolve("data").toString());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            return new Machine(folder, port, process, began);
        } catch (BenchFailure | IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(request("", "/v1/health").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** From the start of the process to the first 200 of {@code /v1/health}. */
    Duration ready() {
        return ready;
    }

    /** @param millis from the call to the whole answer */
    record Reply(int status, JsonNode json, double millis) {
        String text(String pointer) {
            return json.at(pointer).asString("");
        }

        Reply expect(int expected) {
            if (status != expected) {
                throw new BenchFailure("answered " + status + " instead of " + expected + ": " + json);
            }
            return this;
        }
    }

    Reply get(String role, String path) {
        return send(request(role, path).GET());
    }

    Reply put(String role, String path, JsonNode body) {
        return send(request(role, path).PUT(json(body)));
    }

    Reply post(String role, String path, JsonNode body) {
        return send(request(role, path).POST(json(body)));
    }

    /** The body behind a link of ours: follows one redirect. */
    byte[] document(String role, String path) {
        try {
            HttpResponse<Void> link = http.send(request(role, path).build(), HttpResponse.BodyHandlers.discarding());
            URI target = URI.create(link.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new BenchFailure(path + " was answered " + link.statusCode() + " without a link")));
            HttpResponse<byte[]> body =
                    http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (body.statusCode() != 200) {
                throw new BenchFailure("The link of " + path + " was answered " + body.statusCode());
            }
            return body.body();
        } catch (IOException e) {
            throw new BenchFailure("No answer to " + path, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Reply send(HttpRequest.Builder request) {
        long began = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - began) / 1e6;
            return new Reply(
                    answer.statusCode(),
                    answer.body().length == 0 ? Answers.JSON.missingNode() : Answers.JSON.readTree(answer.body()),
                    millis);
        } catch (IOException e) {
            throw new BenchFailure("No answer: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest.Builder request(String role, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return role.isEmpty() ? request : request.header("Authorization", "Bearer local-" + role);
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofByteArray(Answers.JSON.writeValueAsBytes(body));
    }

    void await(String what, Duration pause, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new BenchFailure("Waited in vain: " + what);
            }
            pause(pause);
        }
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static BenchFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BenchFailure("interrupted", e);
    }

    /** Messages in all queues, waiting, delayed or in flight, those put aside among them. */
    int underWay() {
        int sum = 0;
        for (JsonNode depth : get("", "/_local/queues").json()) {
            sum += depth.asInt(0);
        }
        return sum;
    }

    /** Megabytes of memory that the process has; Linux only. */
    double residentMegabytes() throws IOException {
        Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc", process.pid() + "", "status")));
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : Double.NaN;
    }

    /** Megabytes of objects that are reachable, after a full collection. */
    double liveMegabytes() throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        Matcher matcher = LIVE.matcher(new String(histogram.getInputStream().readAllBytes(), UTF_8));
        histogram.waitFor();
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1e6 : Double.NaN;
    }

    ObjectNode meter() {
        return (ObjectNode) get("", "/_local/meter").expect(200).json();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(30))) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
