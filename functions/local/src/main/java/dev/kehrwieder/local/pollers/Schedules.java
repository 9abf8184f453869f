package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.functions.Functions;
import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.template.EventSource;
import dev.kehrwieder.local.template.Physical;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Invokes scheduled functions at their rate in machine time, and at once when asked. */
public final class Schedules implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private record Scheduled(LocalFunction function, EventSource.Schedule schedule) {}

    private final Physical physical;
    private final Clock clock;
    private final List<Scheduled> all = new ArrayList<>();
    private final Lock oneRound = new ReentrantLock();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedule").factory());

    public Schedules(Functions functions, Physical physical, Clock clock) {
        this.physical = physical;
        this.clock = clock;
        for (LocalFunction function : functions.all()) {
            for (EventSource event : function.resource().events()) {
                if (event instanceof EventSource.Schedule schedule && schedule.enabled()) {
                    all.add(new Scheduled(function, schedule));
                }
            }
        }
    }

    void start() {
        all.forEach(it -> {
            long seconds = it.schedule().every().toSeconds();
            timer.scheduleAtFixedRate(() -> invoke(it), seconds, seconds, TimeUnit.SECONDS);
        });
    }

    /** Invokes every scheduled function once and returns when all have answered; a failure is reported as always. */
    public void runScheduleOnce() {
        oneRound.lock();
        try {
            all.forEach(this::invoke);
        } finally {
            oneRound.unlock();
        }
    }

    private void invoke(Scheduled scheduled) {
        scheduled.function().invoke(event(scheduled).getBytes(StandardCharsets.UTF_8));
    }

    private String event(Scheduled scheduled) {
        return scheduled.schedule().input().orElseGet(() -> {
            ObjectNode event = JSON.createObjectNode()
                    .put("version", "0")
                    .put("id", UUID.randomUUID().toString())
                    .put("detail-type", "Scheduled Event")
                    .put("source", "aws.events")
                    .put("account", physical.accountId())
                    .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("region", physical.region());
            event.putArray("resources")
                    .add(physical.arn(
                            "events",
                            "rule/" + scheduled.function().resource().name()
                                    + scheduled.schedule().name()));
            event.putObject("detail");
            return event.toString();
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
