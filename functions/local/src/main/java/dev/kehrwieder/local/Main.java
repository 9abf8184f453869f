package dev.kehrwieder.local;

import dev.kehrwieder.local.traces.LocalTraces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the local machine and keeps it until SIGINT or SIGTERM. */
public final class Main {
    private static final String CARRIERS = "--carriers";
    private static final String STRIPE = "--stripe";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime();
        List<String> given = List.of(arguments);
        RunnerOptions options = options(given);
        FunctionLog.begin(options.data().resolveSibling("functions.log"));
        Runner runner = new Runner(options, new LocalKeys(), services(given, options), Main::say);
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

    private static List<LocalService.Starter> services(List<String> given, RunnerOptions options) {
        LocalService.Starter mail = options.on()
                .<LocalService.Starter>map(endpoint -> (data, gateway, time) -> new StandInMail(endpoint))
                .orElse(LocalMail::start);
        List<LocalService.Starter> services =
                new ArrayList<>(List.of(mail, LocalMoney::start, (data, gateway, time) -> LocalTraces.start()));
        if (given.contains(CARRIERS)) {
            services.add(LocalCarriers::start);
        }
        if (given.contains(STRIPE)) {
            services.add(LocalStripe::start);
        }
        return services;
    }

    /** The property {@code kehrwieder.visibility} is for tests that wait for what a dead machine had received. */
    private static RunnerOptions options(List<String> arguments) {
        Map<String, String> environment = System.getenv();
        Path root = Runner.projectRoot();
        RunnerOptions options = RunnerOptions.of(root).withPort(port(environment));
        Map<String, String> parameters = new HashMap<>(options.parameters());
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--fresh")) {
                options = options.withFresh(true);
            } else if (argument.equals("--on") && rest.hasNext()) {
                // Data of its own: where the stream was read to is of no use at another place.
                options = options.withOn(endpoint(rest.next())).withData(root.resolve(".local/stand-in"));
            } else if (argument.equals("--parameter") && rest.hasNext()) {
                String[] named = rest.next().split("=", 2);
                if (named.length != 2) {
                    throw usage("No value: " + named[0]);
                }
                parameters.put(named[0], named[1]);
            } else if (!List.of(CARRIERS, STRIPE).contains(argument)) {
                throw usage("Unknown: " + argument);
            }
        }
        options = options.withParameters(parameters);
        String hidden = System.getProperty("kehrwieder.visibility");
        if (hidden != null) {
            options = options.withVisibilityTimeout(Duration.parse(hidden));
        }
        return environment.containsKey("DATA") ? options.withData(root.resolve(environment.get("DATA"))) : options;
    }

    private static URI endpoint(String text) {
        URI endpoint = URI.create(text);
        if (endpoint.getHost() == null) {
            throw usage("No address: " + text);
        }
        return endpoint;
    }

    private static IllegalArgumentException usage(String wrong) {
        System.err.println(wrong
                + ". Usage: [PORT=8080] ./scripts/run [--fresh] [--carriers] [--stripe] [--on http://localhost:4566]"
                + " [--parameter Name=value]");
        System.exit(2);
        return new IllegalArgumentException(wrong);
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
