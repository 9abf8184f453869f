package dev.kehrwieder.deadlines;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.usecase.VisitDue;
import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One run of the schedule: drains what the relay gave up on, then visits what is due until the time is used up. */
final class Deadlines implements Function<ScheduledEvent, String> {
    private static final int PAGE = 100;
    private static final Duration VISIT_BUDGET = Duration.ofSeconds(5);

    private final VisitDue visit;
    private final RelayFailures failures;

    Deadlines(VisitDue visit, RelayFailures failures) {
        this.visit = requireNonNull(visit, "visit is null");
        this.failures = requireNonNull(failures, "failures is null");
    }

    @Override
    public String apply(ScheduledEvent event) {
        int relayed = drained();
        Set<Due> visited = new HashSet<>();
        int repeated = 0;
        List<Due> due = fresh(visited);
        while (!due.isEmpty() && hasTime()) {
            for (Due key : due) {
                if (!hasTime()) {
                    break;
                }
                visited.add(key);
                repeated += visited(key);
            }
            due = fresh(visited);
        }
        if (!visited.isEmpty() || relayed > 0) {
            RuntimeLog.info("deadlines", Map.of("visited", visited.size(), "repeated", repeated, "relayed", relayed));
        }
        return "visited " + visited.size() + ", repeated " + repeated + ", relayed " + relayed;
    }

    private int drained() {
        try {
            return failures.drain();
        } catch (RuntimeException e) {
            // The visits below are worth more than this queue, which will still be there at the next run.
            RuntimeLog.warn("relay failures not drained", Map.of("exception", RuntimeLog.trace(e)));
            return 0;
        }
    }

    private List<Due> fresh(Set<Due> visited) {
        // What was visited and is due all the same waits for the next run: the index may lag.
        return visit.due(PAGE + visited.size()).stream()
                .filter(key -> !visited.contains(key))
                .toList();
    }

    /** One that cannot be visited must not keep the others from it. */
    private int visited(Due key) {
        try {
            return visit.visit(key);
        } catch (RuntimeException e) {
            RuntimeLog.error("visit failed", Map.of("subject", key.id(), "exception", RuntimeLog.trace(e)));
            return 0;
        }
    }

    private static boolean hasTime() {
        return Invocation.current().remaining().compareTo(VISIT_BUDGET) > 0;
    }
}
