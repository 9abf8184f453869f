package dev.kehrwieder.core.port;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.port.CommitOutcome.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.Write.AppendEvent;
import dev.kehrwieder.core.port.Write.PutCalls;
import dev.kehrwieder.core.port.Write.PutDraft;
import dev.kehrwieder.core.port.Write.PutInbox;
import dev.kehrwieder.core.port.Write.PutWithdrawal;
import dev.kehrwieder.core.port.Write.PutWithdrawalPerson;
import dev.kehrwieder.core.port.Write.RaiseTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store promises of withdrawals and of the counts that limit them. */
public abstract class StoreWithdrawalContract extends StoreIndexContract {
    private static final WithdrawalKey KEY = new WithdrawalKey("demo", "W1");

    private final Declaration declaration = new Declaration(
            "Ada Beispiel",
            "1001",
            "ada@example.org",
            List.of(
                    new Declaration.Line(Optional.of("1"), Optional.of("Socken"), Optional.of(2)),
                    Declaration.Line.words("die roten")));
    private final WithdrawalDraft draft = new WithdrawalDraft(
            KEY, "de-AT", at("2026-11-22T09:59:00.123456789Z"), declaration, at("2026-11-23T10:00:00Z"));
    private final Withdrawal received =
            Withdrawal.received(draft, at("2026-11-22T10:00:00Z"), at("2026-11-22T10:10:00Z"));

    @Test
    protected void a_draft_is_there_until_it_ends_though_the_store_has_not_deleted_it() {
        assertThat(store.draft(KEY)).isEmpty();
        given(new PutDraft(draft));

        assertThat(store.draft(KEY)).contains(draft);
        assertThat(store.draft(new WithdrawalKey("other", "W1"))).isEmpty();
        assertThat(store.withdrawal(KEY)).isEmpty();
        assertThat(store.person(KEY).flatMap(Declaration::of)).contains(declaration);
        machineClock.set("2026-11-23T10:00:00Z");
        assertThat(store.draft(KEY)).isEmpty();
        assertThat(store.person(KEY)).isEmpty();
    }

    @Test
    protected void a_draft_takes_no_name_that_is_taken() {
        given(new PutDraft(draft));

        assertThat(commit(new PutDraft(draft))).isEqualTo(STALE);
    }

    @Test
    protected void a_confirmed_draft_is_none_any_more_and_stays_for_good() {
        given(new PutDraft(draft));
        given(new PutWithdrawal(received), new PutWithdrawalPerson(KEY, declaration.asPerson()));

        assertThat(store.draft(KEY)).isEmpty();
        assertThat(store.withdrawal(KEY)).contains(received);
        machineClock.set("2027-11-23T10:00:00Z");
        assertThat(store.person(KEY).flatMap(Declaration::of)).contains(declaration);
        assertThat(commit(new PutDraft(draft))).isEqualTo(STALE);
    }

    @Test
    protected void a_withdrawal_takes_only_the_version_that_follows() {
        Withdrawal returned = received.with(new Withdrawal.Outcome.Returned("R-1"))
                .with(new MailProblem(MailProblem.Kind.BOUNCED, "WITHDRAWAL_RECEIVED", at("2026-11-22T10:01:00Z")))
                .next(Optional.empty());
        assertThat(commit(new PutWithdrawal(returned))).isEqualTo(STALE);
        given(new PutWithdrawal(received));
        assertThat(commit(new PutWithdrawal(received))).isEqualTo(STALE);
        given(new PutWithdrawal(returned));
        assertThat(store.withdrawal(KEY)).contains(returned);
    }

    @Test
    protected void what_is_due_is_found_beside_returns_until_nothing_is_expected() {
        given(new PutWithdrawal(received));

        assertThat(store.due(at("2026-11-22T10:09:59Z"), 10)).isEmpty();
        assertThat(store.due(at("2026-11-22T10:10:00Z"), 10)).containsExactly(KEY);
        given(new PutWithdrawal(received.next(Optional.empty())));
        assertThat(store.due(at("2026-11-29T10:10:00Z"), 10)).isEmpty();
    }

    @Test
    protected void a_withdrawal_has_a_trail_marks_and_tasks_of_its_own() {
        StoredEvent declared = new StoredEvent(
                KEY, 1, 0, received.receivedAt(), "withdrawals", new ReturnEvent.WithdrawalDeclared("W1"));
        InboxMark mark = new InboxMark("notifications", declared.id().toString());
        Task task = Task.about(
                KEY, TaskKind.WITHDRAWAL_LATE, mark.id(), "WITHDRAWAL_PERIOD_ENDED", at("2026-11-22T10:00:01Z"));
        given(new PutWithdrawal(received), new AppendEvent(declared), new PutInbox(KEY, mark), new RaiseTask(task));

        assertThat(store.trail(KEY)).containsExactly(declared);
        assertThat(store.recorded(KEY)).containsExactly(mark);
        assertThat(store.task(task.key())).contains(task);
        assertThat(tasksAbout(KEY)).containsExactly(task);
        ReturnKey namesake = new ReturnKey("demo", "W1");
        assertThat(store.trail(namesake)).isEmpty();
        assertThat(store.recorded(namesake)).isEmpty();
        assertThat(store.tasks(TaskQuery.about(namesake, 10)).tasks()).isEmpty();
    }

    private List<Task> tasksAbout(WithdrawalKey key) {
        return store.tasks(TaskQuery.about(key, 10)).tasks();
    }

    @Test
    protected void a_name_that_is_longer_than_any_is_not_there() {
        WithdrawalKey longest = new WithdrawalKey("demo", "W".repeat(5_000));
        assertThat(store.withdrawal(longest)).isEmpty();
        assertThat(store.draft(longest)).isEmpty();
        assertThat(store.person(longest)).isEmpty();
    }

    @Test
    protected void calls_are_counted_per_shop_and_caller_and_no_count_is_lost() {
        Duration hour = Duration.ofHours(1);
        Instant now = machineClock.instant();
        Instant end = now.plus(hour);
        CallCount none = store.calls("demo", "draft/address/x");
        assertThat(none).isEqualTo(CallCount.none("demo", "draft/address/x"));
        CallCount one = none.called(now, hour);
        given(new PutCalls(one, end));

        assertThat(commit(new PutCalls(one, end))).isEqualTo(STALE);
        given(new PutCalls(one.called(now, hour), end));
        assertThat(store.calls("demo", "draft/address/x").calls()).containsExactly(now, now);
        assertThat(store.calls("demo", "draft/address/y").calls()).isEmpty();
        assertThat(store.calls("other", "draft/address/x").calls()).isEmpty();
    }
}
