package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.MailProblem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.usecase.RecordMailOutcome.Outcome;
import dev.kehrwieder.core.usecase.RecordMailOutcome.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordMailOutcomeTest {
    private static final EventId LABEL_ISSUED = new EventId(2, 0);

    private final Desk desk = Desk.ofOneOrder();
    private final RecordMailOutcome record = new RecordMailOutcome(desk.store, desk.commits, desk.clock);

    @ParameterizedTest
    @EnumSource(
            value = BounceKind.class,
            names = {"PERMANENT", "UNDETERMINED"})
    void a_mail_that_came_back_is_in_the_trail_and_marks_the_return(BounceKind kind) {
        ReturnKey key = desk.labelled(request("1001"));

        assertThat(record.on(bounce(key, "f1", kind))).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.event(key, "MailBounced")).satisfies(event -> {
            assertThat(event.by()).isEqualTo("mail-events");
            assertThat(event.event())
                    .isEqualTo(new ReturnEvent.MailBounced(LABEL_ISSUED, "LABEL_READY", kind, "General"));
        });
        assertThat(desk.state(key).mailProblem())
                .contains(new MailProblem(MailProblem.Kind.BOUNCED, "LABEL_READY", desk.clock.instant()));
        assertThat(tasks(key)).containsExactly("MAIL_BOUNCED General");
    }

    /** Who is away has got the mail, and a full mailbox may have room for the next one. */
    @Test
    void a_bounce_that_may_pass_is_in_the_trail_and_no_more() {
        ReturnKey key = desk.labelled(request("1001"));

        assertThat(record.on(bounce(key, "f1", BounceKind.TRANSIENT))).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.trail(key)).containsOnlyOnce("MailBounced");
        assertThat(desk.state(key).mailProblem()).isEmpty();
        assertThat(tasks(key)).isEmpty();
    }

    @Test
    void a_complaint_and_a_mail_that_was_not_sent_are_told_apart() {
        ReturnKey key = desk.labelled(request("1001"));

        record.on(report(key, "f1", new Outcome.Complained("abuse")));
        assertThat(desk.state(key).mailProblem().orElseThrow().kind()).isEqualTo(MailProblem.Kind.COMPLAINED);
        desk.clock.advance(Duration.ofHours(1));
        record.on(report(key, "f2", new Outcome.NotSent("Bad content")));

        assertThat(desk.state(key).mailProblem())
                .contains(new MailProblem(MailProblem.Kind.UNDELIVERABLE, "LABEL_READY", desk.clock.instant()));
        assertThat(desk.trail(key)).containsSubsequence("MailComplained", "MailUndeliverable");
        assertThat(tasks(key)).containsExactly("MAIL_COMPLAINED abuse", "MAIL_UNDELIVERABLE Bad content");
    }

    @Test
    void reports_count_once_in_whatever_order_and_however_often_they_come() {
        ReturnKey key = desk.labelled(request("1001"));
        List<Report> reports = List.of(
                bounce(key, "f1", BounceKind.TRANSIENT),
                bounce(key, "f2", BounceKind.PERMANENT),
                report(key, "f3", new Outcome.Complained("abuse")));

        reports.forEach(record::on);
        List<Report> again = new ArrayList<>(reports);
        Collections.reverse(again);
        assertThat(again.stream().map(record::on)).containsOnly(ConsumerResult.DONE_BEFORE);

        assertThat(desk.trail(key).stream().filter(type -> type.startsWith("Mail")))
                .containsExactly("MailBounced", "MailBounced", "MailComplained");
        assertThat(tasks(key)).containsExactlyInAnyOrder("MAIL_BOUNCED General", "MAIL_COMPLAINED abuse");
    }

    @Test
    void a_report_of_a_closed_return_is_recorded_and_leaves_it_closed() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.succeeds(key, 1);
        desk.relay();
        desk.clock.advance(Duration.ofDays(30));

        record.on(bounce(key, "f1", BounceKind.PERMANENT));

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.state(key).mailProblem()).isPresent();
        assertThat(tasks(key)).containsExactly("MAIL_BOUNCED General");
    }

    /** Nobody subscribes to it, and the mail was sent: there is nothing to repeat. */
    @Test
    void deadlines_repeats_nothing_for_a_bounce() {
        ReturnKey key = desk.labelled(request("1001"));
        record.on(bounce(key, "f1", BounceKind.PERMANENT));
        desk.clock.advance(Duration.ofMinutes(10));

        assertThat(desk.visits.visit(key)).isZero();

        assertThat(desk.queues.drain()).isEmpty();
        assertThat(desk.state(key).healAt()).isEmpty();
    }

    @Test
    void a_report_of_no_return_of_ours_changes_nothing() {
        assertThat(record.on(bounce(Fixtures.returnKey("R0"), "f1", BounceKind.PERMANENT)))
                .isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }

    private List<String> tasks(ReturnKey key) {
        return desk.tasks(key).stream()
                .map(task -> task.kind() + " " + task.detail())
                .toList();
    }

    private static Report bounce(ReturnKey key, String id, BounceKind kind) {
        return report(key, id, new Outcome.Bounced(kind, "General"));
    }

    private static Report report(ReturnKey key, String id, Outcome outcome) {
        return new Report(key, LABEL_ISSUED, "LABEL_READY", id, outcome);
    }
}
