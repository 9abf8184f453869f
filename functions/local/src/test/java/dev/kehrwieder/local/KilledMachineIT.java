package dev.kehrwieder.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.emulators.Emulators;
import dev.kehrwieder.local.replay.OrderBooks;
import dev.kehrwieder.local.replay.ReplayMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runner as a process of its own, killed without a word in the middle of a replay, and started again. */
class KilledMachineIT {
    private static final int KILLS = 3;
    private static final int ENOUGH = 20;
    private static final int QUIET_SECONDS = 4;
    private static final Duration HEALED = Duration.ofMinutes(8);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    @TempDir
    Path folder;

    private Process machine;
    private int port;

    @AfterEach
    void stop() throws InterruptedException {
        if (machine != null) {
            machine.destroy();
            machine.waitFor(20, TimeUnit.SECONDS);
            machine.destroyForcibly();
        }
    }

    @Test
    void three_kills_with_twenty_messages_under_way_lose_nothing_and_pay_nothing_twice() throws Exception {
        port = freePort();
        start("--fresh");
        Path book = OrderBooks.large(folder);
        List<String> said = new CopyOnWriteArrayList<>();
        CompletableFuture<Integer> replay = CompletableFuture.supplyAsync(
                () -> ReplayMain.run(said::add, book.toString(), "--every", "2", "--callers", "24", "--api", base()));

        List<Integer> underWay = new ArrayList<>();
        while (underWay.size() < KILLS) {
            underWay.add(awaitUnderWay(replay, said));
            machine.destroyForcibly().waitFor();
            start();
        }

        healUntilDone(replay);
        assertThat(replay).as(() -> whatIsStuck(said)).isCompletedWithValue(0);
        assertThat(underWay).hasSize(KILLS).allMatch(depth -> depth >= ENOUGH);
        System.out.println("killed with " + underWay + " messages under way\n" + said.getLast());
    }

    /** What the queues lost with the machine is found by the schedule, ten minutes of the service's time later. */
    private void healUntilDone(CompletableFuture<Integer> replay) throws Exception {
        long end = System.nanoTime() + HEALED.toNanos();
        int quiet = 0;
        while (!replay.isDone() && System.nanoTime() < end) {
            quiet = underWay() == 0 ? quiet + 1 : 0;
            if (quiet == QUIET_SECONDS) {
                post("/_local/clock", "{\"advance\":\"PT11M\"}");
                quiet = 0;
            }
            Thread.sleep(1000);
        }
    }

    /** On one line, which is what a summary of the tests shows: the queues, the returns without an end, what the replay said. */
    private String whatIsStuck(List<String> said) {
        StringBuilder told = new StringBuilder();
        try {
            told.append("queues ").append(get("/_local/queues").body());
            JsonNode returns =
                    JsonMapper.shared().readTree(get("/v1/returns?limit=100").body());
            for (JsonNode one : returns.path("items")) {
                if (!one.path("status").asString().equals("CLOSED")) {
                    String rma = one.path("rma").asString();
                    told.append(" | ")
                            .append(rma)
                            .append(' ')
                            .append(one.path("status").asString());
                    told.append(' ')
                            .append(get("/v1/returns/" + rma + "/timeline").body());
                }
            }
            Files.copy(log(), Path.of("target", "killed-machine.log"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | InterruptedException e) {
            told.append(" | more cannot be told: ").append(e);
        }
        return told.append(" | ").append(said).toString();
    }

    private int awaitUnderWay(CompletableFuture<Integer> replay, List<String> said)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !replay.isDone()) {
            int depth = underWay();
            if (depth >= ENOUGH) {
                return depth;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("never were " + ENOUGH + " messages under way: " + said);
    }

    private int underWay() throws IOException, InterruptedException {
        JsonNode depths = JsonMapper.shared().readTree(get("/_local/queues").body());
        return depths.properties().stream()
                .filter(queue -> !queue.getKey().endsWith("-dlq"))
                .mapToInt(queue -> queue.getValue().asInt(0))
                .sum();
    }

    private void start(String... arguments) throws IOException, InterruptedException {
        Path root = Emulators.libraries(Emulators.DYNAMODB)
                .resolve("../../../../..")
                .normalize();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dkehrwieder.root=" + root,
                "-Dkehrwieder.visibility=PT15S",
                "-cp",
                root.resolve("functions/local/target/package/lib") + "/*",
                "dev.kehrwieder.local.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("DATA", folder.resolve("data").toString());
        machine = builder.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > end || !machine.isAlive()) {
                throw new AssertionError("the machine does not start: " + Files.readString(log(), UTF_8));
            }
            Thread.sleep(100);
        }
    }

    private Path log() {
        return folder.resolve("machine.log");
    }

    private boolean answers() throws InterruptedException {
        try {
            return get("/v1/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer local-support")
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
