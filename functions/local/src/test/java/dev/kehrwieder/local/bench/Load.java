package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Eight callers who play one return after another for minutes, and what the machine makes of it. */
final class Load {
    private static final Duration LOOK = Duration.ofSeconds(30);

    private Load() {}

    /** @return whether no call failed and every queue ran empty */
    static boolean hold(Path root, Duration time, Consumer<String> out) throws IOException, InterruptedException {
        try (Machine machine = Machine.plain(root)) {
            SpeedRows.warmUp(machine);
            AtomicInteger next = new AtomicInteger();
            AtomicInteger closed = new AtomicInteger();
            ConcurrentHashMap<String, Integer> failures = new ConcurrentHashMap<>();
            long end = System.nanoTime() + time.toNanos();
            out.accept(
                    "| minute | returns closed | failed calls | messages under way | live heap, MB | resident, MB |");
            out.accept("|---|---|---|---|---|---|");
            ExecutorService callers = Executors.newFixedThreadPool(SpeedRows.CALLERS);
            for (int caller = 0; caller < SpeedRows.CALLERS; caller++) {
                callers.execute(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            new Journey(machine, "H-" + next.incrementAndGet()).play();
                            closed.incrementAndGet();
                        } catch (BenchFailure e) {
                            failures.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
                        }
                    }
                });
            }
            callers.shutdown();
            long began = System.nanoTime();
            while (System.nanoTime() < end) {
                Machine.pause(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 1, LOOK.toNanos())));
                out.accept(line(machine, began, closed.get(), failures));
            }
            callers.close();
            long drained = System.nanoTime();
            machine.await("every queue is empty", Duration.ofMillis(200), () -> machine.underWay() == 0);
            out.accept(line(machine, began, closed.get(), failures));
            out.accept(String.format(
                    Locale.ROOT,
                    "%n%d returns in %d s, %.1f a second; failed: %s; queues empty %.1f s after the last caller",
                    closed.get(),
                    time.toSeconds(),
                    closed.get() / (double) time.toSeconds(),
                    failures.isEmpty() ? "none" : failures,
                    (System.nanoTime() - drained) / 1e9));
            return failures.isEmpty();
        }
    }

    private static String line(Machine machine, long began, int closed, ConcurrentHashMap<String, Integer> failures)
            throws IOException, InterruptedException {
        return String.format(
                Locale.ROOT,
                "| %.1f | %d | %d | %d | %.0f | %.0f |",
                (System.nanoTime() - began) / 60e9,
                closed,
                failures.values().stream().mapToInt(Integer::intValue).sum(),
                machine.underWay(),
                machine.liveMegabytes(),
                machine.residentMegabytes());
    }
}
