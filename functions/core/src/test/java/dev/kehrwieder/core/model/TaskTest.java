package dev.kehrwieder.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final ReturnKey OF = new ReturnKey("demo", "R-1");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Task task = Task.about(OF, TaskKind.MAIL_BOUNCED, "feedback-1", "Permanent/General", NOON);

    @Test
    void what_happened_once_is_one_task() {
        assertThat(Task.about(OF, TaskKind.MAIL_BOUNCED, "feedback-1", "told later", NOON.plusSeconds(5))
                        .key())
                .isEqualTo(task.key());
        assertThat(task.key().id()).matches("[0-9a-f]{24}");
    }

    @Test
    void another_kind_return_or_source_is_another_task() {
        assertThat(Stream.of(
                        task,
                        Task.about(OF, TaskKind.MAIL_COMPLAINED, "feedback-1", "", NOON),
                        Task.about(OF, TaskKind.MAIL_BOUNCED, "feedback-2", "", NOON),
                        Task.about(new ReturnKey("demo", "R-2"), TaskKind.MAIL_BOUNCED, "feedback-1", "", NOON)))
                .extracting(Task::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void status_follows_from_who_is_at_it_and_who_ended_it() {
        Task assigned = task.assignedTo("su-1");
        Task closed = assigned.closed(new Task.Closing("su-1", NOON, Optional.empty()));

        assertThat(task.status()).isEqualTo(TaskStatus.OPEN);
        assertThat(assigned.status()).isEqualTo(TaskStatus.ASSIGNED);
        assertThat(closed.status()).isEqualTo(TaskStatus.CLOSED);
        assertThat(closed.version()).isEqualTo(3);
    }

    @Test
    void a_task_is_its_own_shops() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Task(
                        new TaskKey("other", "1"),
                        1,
                        TaskKind.LABEL_FAILED,
                        Optional.of(OF),
                        "",
                        NOON,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
