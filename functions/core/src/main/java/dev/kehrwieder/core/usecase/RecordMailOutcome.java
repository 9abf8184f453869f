package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;

/**
 * Records what became of a mail after it was handed over: an event in the trail, and where the shopper may not have got
 * it, a mark on the return or withdrawal and a task, all in one commit. In whatever stage a return is, and in whatever order the
 * reports come; each counts once.
 */
public final class RecordMailOutcome {
    /** As actor. */
    public static final String NAME = "mail-events";

    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public RecordMailOutcome(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What the mail service tells of one mail.
     *
     * @param about the event that the mail told of
     * @param id the mail service's own name of the report
     */
    public record Report(Subject of, EventId about, String template, String id, Outcome outcome) {
        public Report {
            requireNonNull(of, "of is null");
            requireNonNull(about, "about is null");
            requireNonNull(template, "template is null");
            requireNonNull(id, "id is null");
            requireNonNull(outcome, "outcome is null");
        }
    }

    /** What became of the mail. Each has the mail service's own word for why. */
    public sealed interface Outcome {
        record Bounced(BounceKind kind, String code) implements Outcome {}

        record Complained(String code) implements Outcome {}

        /** It was taken and then not sent. */
        record NotSent(String code) implements Outcome {}
    }

    public ConsumerResult on(Report report) {
        if (!isKnown(report.of())) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        InboxMark mark = new InboxMark(NAME, report.id());
        return commits.decide(() -> new Commits.Decision<>(
                        ConsumerResult.DONE, trouble(report).writes(store, report.of(), mark, clock.instant(), NAME)))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private boolean isKnown(Subject of) {
        return switch (of) {
            case ReturnKey key -> store.returnCase(key).isPresent();
            case WithdrawalKey key -> store.withdrawal(key).isPresent();
        };
    }

    private static MailTrouble trouble(Report report) {
        return switch (report.outcome()) {
            case Outcome.Bounced(BounceKind kind, String code) ->
                MailTrouble.bounced(report.about(), report.template(), report.id(), kind, code);
            case Outcome.Complained(String code) ->
                MailTrouble.complained(report.about(), report.template(), report.id(), code);
            case Outcome.NotSent(String code) ->
                MailTrouble.undeliverable(report.about(), report.template(), report.id(), code);
        };
    }
}
