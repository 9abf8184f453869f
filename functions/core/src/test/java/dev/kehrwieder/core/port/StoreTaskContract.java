package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.port.Write.PutInbox;
import dev.kehrwieder.core.port.Write.PutTask;
import dev.kehrwieder.core.port.Write.RaiseTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of tasks. */
public abstract class StoreTaskContract extends StoreWithdrawalContract {
    private static final ReturnKey ONE = new ReturnKey("demo", "R-1");
    private static final ReturnKey OTHER = new ReturnKey("demo", "R#2");

    private final Task bounced = task(ONE, TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");

    private static Task task(ReturnKey of, TaskKind kind, String at) {
        return Task.about(of, kind, at, "Permanent/General", at(at));
    }

    private static TaskQuery open(int limit) {
        return query(Optional.empty(), Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    private static TaskQuery query(
            Optional<TaskStatus> status,
            Optional<? extends Subject> about,
            Optional<String> assignee,
            int limit,
            Optional<String> after) {
        return new TaskQuery("demo", status, Optional.empty(), about.map(of -> of), assignee, limit, after);
    }

    private static Task closed(Task task) {
        return task.closed(new Task.Closing("su-1", at("2026-11-21T10:00:00Z"), Optional.of("called")));
    }

    @Test
    protected void a_raised_task_is_read_by_its_name_by_its_shop_and_by_its_return() {
        given(new RaiseTask(bounced));

        assertThat(store.task(bounced.key())).contains(bounced);
        assertThat(store.task(new TaskKey("other", bounced.key().id()))).isEmpty();
        assertThat(store.task(new TaskKey("demo", "x".repeat(300)))).isEmpty();
        assertThat(store.tasks(open(10)).tasks()).containsExactly(bounced);
        assertThat(store.tasks(query(Optional.empty(), Optional.of(ONE), Optional.empty(), 10, Optional.empty()))
                        .tasks())
                .containsExactly(bounced);
        assertThat(store.tasks(query(Optional.empty(), Optional.of(OTHER), Optional.empty(), 10, Optional.empty()))
                        .tasks())
                .isEmpty();
    }

    @Test
    protected void a_task_raised_twice_is_one_and_nothing_of_the_second_commit_is_written() {
        given(new RaiseTask(bounced), new PutInbox(ONE, new InboxMark("mail-events", "first")));

        CommitOutcome again = commit(new RaiseTask(bounced), new PutInbox(ONE, new InboxMark("mail-events", "second")));

        assertThat(again).isEqualTo(CommitOutcome.ALREADY_DONE);
        assertThat(store.recorded(ONE)).extracting(InboxMark::id).containsExactly("first");
        assertThat(store.tasks(open(10)).tasks()).hasSize(1);
    }

    @Test
    protected void a_task_without_a_return_is_the_shops() {
        Task lone = new Task(
                new TaskKey("demo", "lone"),
                1,
                TaskKind.MAIL_UNDELIVERABLE,
                Optional.empty(),
                "",
                at("2026-11-20T10:00:00Z"),
                Optional.of(at("2026-11-22T10:00:00Z")),
                Optional.empty(),
                Optional.empty());
        given(new RaiseTask(lone));

        assertThat(store.tasks(open(10)).tasks()).containsExactly(lone);
    }

    @Test
    protected void only_the_next_version_of_a_task_is_taken() {
        given(new RaiseTask(bounced));
        Task assigned = bounced.assignedTo("su-1");
        given(new PutTask(assigned));

        assertThat(commit(new PutTask(bounced.assignedTo("su-2")))).isEqualTo(CommitOutcome.STALE);
        assertThat(commit(new PutTask(task(OTHER, TaskKind.LABEL_FAILED, "2026-11-20T10:00:00Z")
                        .assignedTo("su-1"))))
                .isEqualTo(CommitOutcome.STALE);
        assertThat(store.task(bounced.key())).contains(assigned);
        assertThat(store.tasks(open(10)).tasks()).containsExactly(assigned);
    }

    @Test
    protected void a_closed_task_leaves_the_open_ones_and_stays_findable() {
        given(new RaiseTask(bounced));
        Task closed = closed(bounced);
        given(new PutTask(closed));

        assertThat(store.tasks(open(10)).tasks()).isEmpty();
        assertThat(store.tasks(query(
                                Optional.of(TaskStatus.CLOSED),
                                Optional.empty(),
                                Optional.empty(),
                                10,
                                Optional.empty()))
                        .tasks())
                .containsExactly(closed);
        assertThat(store.tasks(query(
                                Optional.of(TaskStatus.CLOSED),
                                Optional.of(ONE),
                                Optional.empty(),
                                10,
                                Optional.empty()))
                        .tasks())
                .containsExactly(closed);
    }

    @Test
    protected void tasks_come_oldest_first_in_pages_that_hold_when_others_arrive_or_close() {
        List<Task> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Task task = task(i % 2 == 0 ? ONE : OTHER, TaskKind.LABEL_FAILED, "2026-11-20T10:0" + (7 - i) + ":00Z");
            given(new RaiseTask(task));
            all.addFirst(task);
        }
        TaskPage first = store.tasks(open(3));
        given(new PutTask(closed(all.get(1))));
        given(new RaiseTask(task(ONE, TaskKind.LABEL_FAILED, "2026-11-20T09:00:00Z")));
        TaskPage second = store.tasks(query(Optional.empty(), Optional.empty(), Optional.empty(), 3, first.next()));
        TaskPage third = store.tasks(query(Optional.empty(), Optional.empty(), Optional.empty(), 3, second.next()));

        assertThat(first.tasks()).isEqualTo(all.subList(0, 3));
        assertThat(second.tasks()).isEqualTo(all.subList(3, 6));
        assertThat(third.tasks()).isEqualTo(all.subList(6, 7));
        assertThat(third.next()).isEmpty();
        TaskPage ofOne =
                store.tasks(query(Optional.empty(), Optional.of(OTHER), Optional.empty(), 2, Optional.empty()));
        assertThat(ofOne.tasks()).hasSize(2);
        assertThat(ofOne.next()).isEmpty();
    }

    @Test
    protected void a_rare_task_is_found_behind_more_than_a_page_of_others() {
        for (int i = 0; i < 130; i++) {
            given(new RaiseTask(
                    task(ONE, TaskKind.LABEL_FAILED, "2026-11-20T10:%02d:%02dZ".formatted(i / 60, i % 60))));
        }
        Task rare = task(OTHER, TaskKind.MAIL_COMPLAINED, "2026-11-20T13:00:00Z");
        given(new RaiseTask(rare));
        given(new PutTask(rare.assignedTo("su-1")));

        assertThat(all(query(Optional.empty(), Optional.empty(), Optional.of("su-1"), 5, Optional.empty())))
                .containsExactly(rare.assignedTo("su-1"));
        assertThat(all(new TaskQuery(
                        "demo",
                        Optional.of(TaskStatus.ASSIGNED),
                        Optional.of(TaskKind.MAIL_COMPLAINED),
                        Optional.empty(),
                        Optional.empty(),
                        5,
                        Optional.empty())))
                .hasSize(1);
        assertThat(all(open(100))).hasSize(131).doesNotHaveDuplicates();
    }

    private List<Task> all(TaskQuery first) {
        List<Task> tasks = new ArrayList<>();
        Optional<TaskQuery> query = Optional.of(first);
        while (query.isPresent()) {
            TaskQuery asked = query.get();
            TaskPage page = store.tasks(asked);
            tasks.addAll(page.tasks());
            query = page.next()
                    .map(next -> new TaskQuery(
                            asked.shop(),
                            asked.status(),
                            asked.kind(),
                            asked.about(),
                            asked.assignee(),
                            asked.limit(),
                            Optional.of(next)));
        }
        return tasks;
    }

    @Test
    protected void a_cursor_for_tasks_that_is_none_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.tasks(
                        query(Optional.empty(), Optional.empty(), Optional.empty(), 3, Optional.of("nonsense"))));
    }

    @Test
    protected void returns_and_tasks_do_not_meet_in_the_index() {
        given(new RaiseTask(bounced));
        ReturnQuery everything =
                new ReturnQuery("demo", Optional.empty(), Optional.empty(), Optional.empty(), 10, Optional.empty());

        assertThat(store.list(everything).entries()).isEmpty();
    }
}
