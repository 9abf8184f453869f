package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody takes a task, hands it on, or has seen to it. What is so already changes nothing. */
public final class SeeToTask {
    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public SeeToTask(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Done(Task now) implements Result {}

        record Unknown() implements Result {}

        /** The task is closed. */
        record NotAllowed(Task now) implements Result {}
    }

    public Commits.Outcome<Result> assign(TaskKey key, String assignee, Optional<Commits.KeyedCall<Result>> call) {
        requireNonNull(assignee, "assignee is null");
        return commits.call(
                call,
                () -> on(key, task -> {
                    if (task.status().isClosed()) {
                        return Commits.Decision.unchanged(new Result.NotAllowed(task));
                    }
                    return task.assignee().equals(Optional.of(assignee))
                            ? unchanged(task)
                            : done(task.assignedTo(assignee));
                }));
    }

    /** @param by who has seen to it, a role and a key's id */
    public Commits.Outcome<Result> close(
            TaskKey key, Optional<String> note, String by, Optional<Commits.KeyedCall<Result>> call) {
        requireNonNull(by, "by is null");
        return commits.call(
                call,
                () -> on(
                        key,
                        task -> task.status().isClosed()
                                ? unchanged(task)
                                : done(task.closed(new Task.Closing(by, clock.instant(), note)))));
    }

    private Commits.Decision<Result> on(TaskKey key, Function<Task, Commits.Decision<Result>> decide) {
        return store.task(key).map(decide).orElseGet(() -> Commits.Decision.unchanged(new Result.Unknown()));
    }

    private static Commits.Decision<Result> unchanged(Task task) {
        return Commits.Decision.unchanged(new Result.Done(task));
    }

    private static Commits.Decision<Result> done(Task next) {
        return new Commits.Decision<>(new Result.Done(next), List.of(new Write.PutTask(next)));
    }
}
