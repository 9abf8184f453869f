package dev.kehrwieder.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the local machine and keeps it until SIGINT or SIGTERM. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        List<String> given = List.of(arguments);
        List<String> unknown = given.stream()
                .filter(argument -> !List.of("--fresh", "--stripe").contains(argument))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("Unknown: " + String.join(" ", unknown)
                    + ". Usage: [PORT=8080] ./scripts/run [--fresh] [--stripe]");
            System.exit(2);
        }
        List<LocalService.Starter> services = new ArrayList<>(List.of(LocalMail::start, LocalMoney::start));
        if (given.contains("--stripe")) {
            services.add(LocalStripe::start);
        }
        Runner runner = new Runner(options(given.contains("--fresh")), new LocalKeys(), services, Main::say);
        AtomicInteger status = new AtomicInteger();
        // halt() ends the JVM with 0 instead of the signal's number: ending on demand is no failure. It also ends
        // threads of an emulator that would not go by themselves.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            runner.close();
            if (status.get() == 0) {
                say("stopped");
            }
            System.out.flush();
            Runtime.getRuntime().halt(status.get());
        }));
        try {
            runner.start();
            runner.settleIn();
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            status.set(1);
            System.exit(1);
        }
        say(Welcome.text(runner.uri(), (System.nanoTime() - began) / 1e9));
        new CountDownLatch(1).await();
    }

    /** The property {@code kehrwieder.visibility} is for tests that wait for what a dead machine had received. */
    private static RunnerOptions options(boolean fresh) {
        Map<String, String> environment = System.getenv();
        Path root = Runner.projectRoot();
        RunnerOptions options = RunnerOptions.of(root).withFresh(fresh).withPort(port(environment));
        String hidden = System.getProperty("kehrwieder.visibility");
        if (hidden != null) {
            options = options.withVisibilityTimeout(Duration.parse(hidden));
        }
        return environment.containsKey("DATA") ? options.withData(root.resolve(environment.get("DATA"))) : options;
    }

    private static int port(Map<String, String> environment) {
        String port = environment.getOrDefault("PORT", "8080");
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException e) {
            System.err.println("PORT is no number: " + port);
            System.exit(2);
            throw e;
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
