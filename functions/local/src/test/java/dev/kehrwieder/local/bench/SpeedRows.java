package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** What callers and shoppers wait for, on the machine as {@code scripts/run} starts it. */
final class SpeedRows {
    static final int CALLERS = 8;
    private static final int STARTS = 3;

    private final Path root;
    private final double scale;

    /** @param scale 1 measures as the README says; less is quicker and vaguer */
    SpeedRows(Path root, double scale) {
        this.root = root;
        this.scale = scale;
    }

    Row ready() throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            try (Machine machine = Machine.plain(root)) {
                seconds.add(machine.ready().toMillis() / 1e3);
            }
        }
        return new Row(
                "ready after start",
                "8 s",
                words("%.1f s", Latencies.of(seconds).median()),
                "from the process's start to the first 200 of /v1/health, fresh data; median of " + STARTS);
    }

    List<Row> registrations(Machine machine) throws InterruptedException {
        int calls = scaled(200);
        List<Row> rows = new ArrayList<>();
        for (int callers : List.of(1, CALLERS)) {
            List<Journey> journeys = orders(machine, calls, "L" + callers + "-");
            machine.await("the queues are empty", Duration.ofMillis(100), () -> machine.underWay() == 0);
            Latencies latencies = Latencies.of(together(
                    callers,
                    journeys.stream()
                            .<Callable<Double>>map(journey -> journey::register)
                            .toList()));
            rows.add(new Row(
                    "`POST /v1/returns`, " + callers + (callers == 1 ? " caller" : " callers"),
                    "",
                    latencies.words(),
                    calls + " calls, each of an order of its own, while labels and mails are made behind them"));
            machine.await("the queues are empty", Duration.ofMillis(100), () -> machine.underWay() == 0);
        }
        return rows;
    }

    Row mail(Machine machine) throws InterruptedException {
        int returns = scaled(60);
        List<Double> millis = new ArrayList<>();
        for (Journey journey : orders(machine, returns, "M-")) {
            long began = System.nanoTime();
            journey.register();
            machine.await("its mail", Duration.ofMillis(10), () -> journey.mails() > 0);
            millis.add((System.nanoTime() - began) / 1e6);
        }
        return new Row(
                "`POST` → mail in the inbox",
                "p95 1500 ms",
                Latencies.of(millis).words(),
                returns
                        + " returns one after another, from the call to the mail with the label, looked for every 10 ms");
    }

    Row throughput(Machine machine) throws InterruptedException {
        int returns = scaled(160);
        List<Callable<Double>> journeys = new ArrayList<>();
        for (int number = 0; number < returns; number++) {
            Journey journey = new Journey(machine, "T-" + number);
            journeys.add(() -> {
                long began = System.nanoTime();
                journey.play();
                return (System.nanoTime() - began) / 1e6;
            });
        }
        long began = System.nanoTime();
        Latencies each = Latencies.of(together(CALLERS, journeys));
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Row(
                "complete returns, " + CALLERS + " callers",
                "",
                words("%.1f a second", returns / seconds),
                words(
                        "%d returns from the order put to closed; one takes p50 %.0f ms, p95 %.0f ms",
                        returns, each.median(), each.percentile(95)));
    }

    List<Row> refunds(Machine machine) throws InterruptedException {
        int returns = scaled(160);
        List<Journey> arrived = new ArrayList<>();
        for (int number = 0; number < returns; number++) {
            arrived.add(new Journey(machine, "R-" + number));
        }
        together(CALLERS, each(arrived, Journey::arrive));
        machine.await("the queues are empty", Duration.ofMillis(100), () -> machine.underWay() == 0);
        long began = System.nanoTime();
        Latencies each = Latencies.of(together(
                CALLERS,
                arrived.stream()
                        .<Callable<Double>>map(journey -> () -> {
                            long inspected = System.nanoTime();
                            journey.inspect();
                            journey.awaitPaid();
                            return (System.nanoTime() - inspected) / 1e6;
                        })
                        .toList()));
        double seconds = (System.nanoTime() - began) / 1e9;
        return List.of(
                new Row(
                        "refunds, " + CALLERS + " callers",
                        "",
                        words("%.1f a second", returns / seconds),
                        returns + " arrived returns, each inspected and waited for until its money is SUCCEEDED"),
                new Row(
                        "inspection → refund SUCCEEDED",
                        "",
                        each.words(),
                        "the same ones, from the inspection's call on, looked for every 25 ms"));
    }

    private static List<Callable<Void>> each(List<Journey> journeys, Consumer<Journey> step) {
        return journeys.stream()
                .<Callable<Void>>map(journey -> () -> {
                    step.accept(journey);
                    return null;
                })
                .toList();
    }

    private static List<Journey> orders(Machine machine, int count, String prefix) throws InterruptedException {
        List<Journey> journeys = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            journeys.add(new Journey(machine, prefix + number));
        }
        together(CALLERS, each(journeys, Journey::putOrder));
        return journeys;
    }

    /** Starts every function and lets the compiler see the whole path. */
    static void warmUp(Machine machine) throws InterruptedException {
        List<Callable<Void>> journeys = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            Journey journey = new Journey(machine, "W-" + number);
            journeys.add(() -> {
                journey.play();
                return null;
            });
        }
        together(2, journeys);
        machine.await("the queues are empty", Duration.ofMillis(100), () -> machine.underWay() == 0);
    }

    private static <T> List<T> together(int callers, List<Callable<T>> calls) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchFailure failure ? failure : new BenchFailure("broke off", e);
        }
    }

    private int scaled(int count) {
        return Math.max(8, (int) (count * scale));
    }

    private static String words(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
