package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.TaskStatus;
import java.util.Optional;

/**
 * Which tasks of a shop to list, oldest first.
 *
 * @param status empty: all that are not closed
 * @param about those of one return or withdrawal only
 * @param after the cursor of the page before: opaque to everybody but the store
 */
public record TaskQuery(
        String shop,
        Optional<TaskStatus> status,
        Optional<TaskKind> kind,
        Optional<Subject> about,
        Optional<String> assignee,
        int limit,
        Optional<String> after) {
    /** The first of those about one subject that are not closed. */
    public static TaskQuery about(Subject subject, int limit) {
        return new TaskQuery(
                subject.shop(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(subject),
                Optional.empty(),
                limit,
                Optional.empty());
    }

    /** The same, of one kind only. */
    public TaskQuery of(TaskKind wanted) {
        return new TaskQuery(shop, status, Optional.of(wanted), about, assignee, limit, after);
    }

    /** Whether a task is one of them. */
    public boolean takes(Task task) {
        return task.key().shop().equals(shop)
                && status.map(wanted -> task.status() == wanted)
                        .orElse(!task.status().isClosed())
                && kind.stream().allMatch(wanted -> task.kind() == wanted)
                && about.stream().allMatch(wanted -> task.about().equals(Optional.of(wanted)))
                && assignee.stream().allMatch(wanted -> task.assignee().equals(Optional.of(wanted)));
    }
}
