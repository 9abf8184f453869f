package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.SeeToTask.Result;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeeToTaskTest {
    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final BreakableStore store = new BreakableStore(new InMemoryStore(clock));
    private final SeeToTask tasks = new SeeToTask(store, new Commits(store, new Random(1), pause -> {}, clock), clock);
    private final Task raised = Task.about(
            new ReturnKey("demo", "R-1"), TaskKind.MAIL_BOUNCED, "f-1", "Permanent", at("2026-11-20T10:00:00Z"));

    @BeforeEach
    void raise() {
        store.commit(List.of(new Write.RaiseTask(raised)));
    }

    private Result assign(String assignee) {
        return result(tasks.assign(raised.key(), assignee, Optional.empty()));
    }

    private Result close(String note) {
        return result(tasks.close(raised.key(), Optional.of(note), "SUPPORT:k-1", Optional.empty()));
    }

    private static Result result(Commits.Outcome<Result> outcome) {
        return ((Commits.Outcome.Decided<Result>) outcome).result();
    }

    private Task now() {
        return store.task(raised.key()).orElseThrow();
    }

    @Test
    void a_task_is_taken_handed_on_and_closed() {
        assertThat(assign("su-1")).isEqualTo(new Result.Done(now()));
        assign("su-2");
        assertThat(now().assignee()).contains("su-2");
        assertThat(close("reached by phone")).isEqualTo(new Result.Done(now()));
        assertThat(now().status()).isEqualTo(TaskStatus.CLOSED);
        assertThat(now().closing())
                .contains(new Task.Closing("SUPPORT:k-1", clock.instant(), Optional.of("reached by phone")));
    }

    @Test
    void what_is_so_already_changes_nothing() {
        assign("su-1");
        Task assigned = now();
        assertThat(assign("su-1")).isEqualTo(new Result.Done(assigned));
        close("done");
        Task closed = now();
        assertThat(close("once more")).isEqualTo(new Result.Done(closed));
        assertThat(now()).isEqualTo(closed);
    }

    @Test
    void a_closed_task_is_nobodys_any_more() {
        close("done");
        assertThat(assign("su-1")).isEqualTo(new Result.NotAllowed(now()));
        assertThat(now().assignee()).isEmpty();
    }

    @Test
    void a_task_that_is_none_is_unknown() {
        TaskKey other = new TaskKey("other", raised.key().id());
        assertThat(result(tasks.assign(other, "su-1", Optional.empty()))).isEqualTo(new Result.Unknown());
        assertThat(result(tasks.close(other, Optional.empty(), "x", Optional.empty())))
                .isEqualTo(new Result.Unknown());
    }

    @Test
    void who_is_overtaken_decides_again() {
        store.overtakeWith(() -> close("faster"));
        assertThat(assign("su-1")).isEqualTo(new Result.NotAllowed(now()));
    }
}
