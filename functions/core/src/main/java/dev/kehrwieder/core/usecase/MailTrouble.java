package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows for a return or a withdrawal from a mail that did not reach the shopper.
 *
 * @param event what the trail says of it
 * @param source what we know it from: the same again is the same task
 * @param need empty where no person needs to see to it
 */
record MailTrouble(ReturnEvent event, String template, String source, Optional<Need> need) {
    /** An acknowledgement that did not arrive was not given: somebody must find another way to the shopper. */
    private record Need(MailProblem.Kind problem, TaskKind task, String code) {}

    /** @param about the event that the mail told of */
    static MailTrouble bounced(EventId about, String template, String source, BounceKind kind, String code) {
        return new MailTrouble(
                new ReturnEvent.MailBounced(about, template, kind, code),
                template,
                source,
                Optional.of(new Need(MailProblem.Kind.BOUNCED, TaskKind.MAIL_BOUNCED, code))
                        .filter(_ -> kind.needsPerson()));
    }

    /** @param about the event that the mail told of */
    static MailTrouble complained(EventId about, String template, String source, String code) {
        return new MailTrouble(
                new ReturnEvent.MailComplained(about, template, code),
                template,
                source,
                Optional.of(new Need(MailProblem.Kind.COMPLAINED, TaskKind.MAIL_COMPLAINED, code)));
    }

    /** @param about the event that the mail told of */
    static MailTrouble undeliverable(EventId about, String template, String source, String code) {
        return new MailTrouble(
                new ReturnEvent.MailUndeliverable(about, template, code),
                template,
                source,
                Optional.of(new Need(MailProblem.Kind.UNDELIVERABLE, TaskKind.MAIL_UNDELIVERABLE, code)));
    }

    /** The next version of what the mail was about, read anew, with everything that follows. */
    List<Write> writes(Store store, Subject of, InboxMark mark, Instant at, String by) {
        return switch (of) {
            case ReturnKey key -> writes(state(store, key), mark, at, by);
            case WithdrawalKey key ->
                writes(
                        store.withdrawal(key)
                                .orElseThrow(() -> new IllegalStateException("a withdrawal does not go away")),
                        mark,
                        at,
                        by);
        };
    }

    private static Return state(Store store, ReturnKey key) {
        return store.returnCase(key)
                .map(ReturnCase::state)
                .orElseThrow(() -> new IllegalStateException("a return does not go away"));
    }

    private List<Write> writes(Return state, InboxMark mark, Instant at, String by) {
        Transition transition = Transition.of(state, at, by).mark(mark).event(event);
        need.ifPresent(
                need -> transition.to(state.withMailProblem(problem(need, at))).also(task(state.key(), need, at)));
        return transition.writes();
    }

    private List<Write> writes(Withdrawal state, InboxMark mark, Instant at, String by) {
        Withdrawal next = need.map(need -> state.with(problem(need, at)))
                .orElse(state)
                .next(Optional.of(at.plus(Expectations.delivery())));
        List<Write> writes = new ArrayList<>(List.of(
                new Write.PutWithdrawal(next),
                new Write.AppendEvent(new StoredEvent(next.key(), next.version(), 0, at, by, event)),
                new Write.PutInbox(next.key(), mark)));
        need.ifPresent(need -> writes.add(task(state.key(), need, at)));
        return writes;
    }

    private MailProblem problem(Need need, Instant at) {
        return new MailProblem(need.problem(), template, at);
    }

    private Write task(Subject of, Need need, Instant at) {
        return new Write.RaiseTask(Task.about(of, need.task(), source, need.code(), at));
    }
}
