package dev.kehrwieder.core.port;

import dev.kehrwieder.core.model.Task;
import java.util.List;
import java.util.Optional;

/**
 * A page of tasks, oldest first. It may be shorter than asked for, even empty, with more to come: a store looks at so many
 * tasks for one page and no more, however few of them are wanted.
 *
 * @param next the cursor of the next page, empty on the last
 */
public record TaskPage(List<Task> tasks, Optional<String> next) {
    public TaskPage {
        tasks = List.copyOf(tasks);
    }
}
