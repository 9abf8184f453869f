package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.usecase.WithdrawalFixture.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Confirming;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Drafting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeclareWithdrawalTest {
    private static final String HERE = "192.0.2.1";

    private final Desk desk = Desk.ofOneOrder();

    private Drafting drafting(WithdrawalFixture what, String address) {
        return desk.declare.draft(Fixtures.SHOP, what.build(), "de", address);
    }

    private String draft(WithdrawalFixture what) {
        return ((Drafting.Drafted) drafting(what, HERE)).token();
    }

    private Confirming confirming(String token) {
        return desk.declare.confirm(Fixtures.SHOP, token, HERE);
    }

    private Withdrawal confirmed(String token) {
        return ((Confirming.Confirmed) confirming(token)).receipt().withdrawal();
    }

    @Test
    void a_draft_alone_declares_nothing() {
        draft(withdrawal("1001"));

        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.visits.due(10)).isEmpty();
    }

    @Test
    void a_confirmed_draft_is_stored_with_its_time_and_event_in_one_commit() {
        String token = draft(withdrawal("1001"));
        desk.clock.advance(Duration.ofSeconds(90));
        Instant confirmedAt = desk.clock.instant();

        WithdrawalKey key = confirmed(token).key();

        assertThat(desk.memory.withdrawal(key)).hasValueSatisfying(stored -> {
            assertThat(stored.receivedAt()).isEqualTo(confirmedAt);
            assertThat(stored.begunAt()).isEqualTo(confirmedAt.minusSeconds(90));
            assertThat(stored.outcome()).isEqualTo(new Withdrawal.Outcome.Received());
        });
        assertThat(desk.memory.trail(key))
                .extracting(StoredEvent::at, event -> event.event().type())
                .containsExactly(tuple(confirmedAt, "WithdrawalDeclared"));
        assertThat(desk.memory.person(key).orElseThrow().email()).contains(Fixtures.EMAIL);
    }

    @Test
    void a_second_click_gets_the_first_receipt_and_declares_nothing_more() {
        String token = draft(withdrawal("1001"));
        Withdrawal first = confirmed(token);
        desk.clock.advance(Duration.ofDays(3));

        Withdrawal second = confirmed(token);

        assertThat(second).isEqualTo(first);
        assertThat(desk.memory.trail(first.key())).hasSize(1);
    }

    @Test
    void two_clicks_at_the_same_moment_declare_once() throws Exception {
        String token = draft(withdrawal("1001"));
        Set<Instant> times = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Withdrawal>> clicks = IntStream.range(0, 8)
                    .<Callable<Withdrawal>>mapToObj(i -> () -> confirmed(token))
                    .toList();
            for (Future<Withdrawal> click : threads.invokeAll(clicks)) {
                times.add(click.get().receivedAt());
            }
        }
        assertThat(times).hasSize(1);
        WithdrawalKey key = confirmed(token).key();
        assertThat(desk.memory.trail(key)).hasSize(1);
        assertThat(desk.memory.withdrawal(key).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void whoever_confirms_in_between_is_found() {
        String token = draft(withdrawal("1001"));
        desk.store.overtakeWith(() -> confirmed(token));

        assertThat(confirmed(token).version()).isEqualTo(1);
    }

    @Test
    void a_crash_before_the_commit_leaves_a_draft_that_can_be_confirmed() {
        String token = draft(withdrawal("1001"));
        desk.store.breakBefore(1);
        assertThatThrownBy(() -> confirming(token)).isInstanceOf(StoreUnavailable.class);

        desk.clock.advance(Duration.ofMinutes(1));
        assertThat(confirmed(token).receivedAt()).isEqualTo(desk.clock.instant());
    }

    @Test
    void a_crash_after_the_commit_keeps_its_time() {
        String token = draft(withdrawal("1001"));
        Instant first = desk.clock.instant();
        desk.store.breakAfter(1);
        assertThatThrownBy(() -> confirming(token)).isInstanceOf(StoreUnavailable.class);

        desk.clock.advance(Duration.ofMinutes(1));
        assertThat(confirmed(token).receivedAt()).isEqualTo(first);
    }

    @Test
    void an_unknown_token_and_one_that_ran_out_look_the_same() {
        String token = draft(withdrawal("1001"));
        desk.clock.advance(Duration.ofHours(24));

        assertThat(confirming(token)).isEqualTo(new Confirming.Unknown());
        assertThat(confirming("nobody's")).isEqualTo(new Confirming.Unknown());
    }

    @Test
    void a_token_of_one_shop_confirms_nothing_at_another() {
        String token = draft(withdrawal("1001"));

        assertThat(desk.declare.confirm("other", token, HERE)).isEqualTo(new Confirming.Unknown());
    }

    @Test
    void the_eleventh_within_an_hour_from_one_address_waits() {
        IntStream.range(0, 10).forEach(i -> {
            confirmed(draft(withdrawal("1001").email(i + "@example.org")));
            desk.clock.advance(Duration.ofMinutes(5));
        });

        assertThat(drafting(withdrawal("1001").email("other@example.org"), HERE))
                .isEqualTo(new Drafting.TooMany(Duration.ofMinutes(10)));
        assertThat(drafting(withdrawal("1001").email("other@example.org"), "192.0.2.2"))
                .isInstanceOf(Drafting.Drafted.class);
        desk.clock.advance(Duration.ofMinutes(10));
        assertThat(drafting(withdrawal("1001").email("other@example.org"), HERE))
                .isInstanceOf(Drafting.Drafted.class);
    }

    @Test
    void the_eleventh_within_an_hour_for_one_email_address_waits_wherever_it_comes_from() {
        IntStream.range(0, 10).forEach(i -> drafting(withdrawal("1001"), "192.0.2." + i));

        assertThat(drafting(withdrawal("1001").email(" ADA@example.org"), "192.0.2.99"))
                .isEqualTo(new Drafting.TooMany(Duration.ofHours(1)));
    }

    @Test
    void an_address_of_a_household_is_its_network() {
        IntStream.range(0, 10)
                .forEach(i -> drafting(withdrawal("1001").email(i + "@example.org"), "2001:db8:0:1::" + (i + 1)));

        assertThat(drafting(withdrawal("1001").email("x@example.org"), "2001:db8:0:1:ffff::1"))
                .isInstanceOf(Drafting.TooMany.class);
        assertThat(drafting(withdrawal("1001").email("x@example.org"), "2001:db8:0:2::1"))
                .isInstanceOf(Drafting.Drafted.class);
    }

    /** Drafts of a whole day, confirmed in one hour, would be as many mails to somebody. */
    @Test
    void confirmations_are_limited_too_and_repeated_clicks_are_not_counted() {
        List<String> tokens = IntStream.range(0, 11)
                .mapToObj(i -> {
                    desk.clock.advance(Duration.ofMinutes(30));
                    return draft(withdrawal("1001"));
                })
                .toList();
        tokens.subList(0, 10).forEach(token -> IntStream.range(0, 5).forEach(click -> confirmed(token)));

        assertThat(confirming(tokens.getLast())).isInstanceOf(Confirming.TooMany.class);
        assertThat(confirming(tokens.getFirst())).isInstanceOf(Confirming.Confirmed.class);
        desk.clock.advance(Duration.ofHours(1));
        assertThat(confirming(tokens.getLast())).isInstanceOf(Confirming.Confirmed.class);
    }

    @Test
    void the_acknowledgement_goes_out_once_whatever_the_contract() {
        for (String contract : List.of("1001", "no such number")) {
            StoredEvent event = desk.memory
                    .trail(confirmed(draft(withdrawal(contract))).key())
                    .getFirst();
            assertThat(desk.notify.on(event)).isEqualTo(ConsumerResult.DONE);
            assertThat(desk.notify.on(event)).isEqualTo(ConsumerResult.DONE_BEFORE);
        }
        assertThat(desk.post.sent).hasSize(2).allSatisfy(notice -> assertThat(notice)
                .isInstanceOf(Notice.WithdrawalReceived.class));
        assertThat(desk.post.sent.stream()
                        .map(notice -> notice.envelope().email())
                        .collect(Collectors.toSet()))
                .containsExactly(Fixtures.EMAIL);
    }

    @Test
    void while_the_mail_service_is_away_nothing_is_lost_and_the_time_stays() {
        Withdrawal declared = confirmed(draft(withdrawal("1001")));
        desk.post.away(true);
        StoredEvent event = desk.memory.trail(declared.key()).getFirst();
        assertThatThrownBy(() -> desk.notify.on(event)).hasMessage("the mail service is away");
        desk.clock.advance(Duration.ofDays(2));

        desk.post.away(false);
        desk.visitAll();

        assertThat(desk.post.sent).singleElement().satisfies(notice -> {
            var received = (Notice.WithdrawalReceived) notice;
            assertThat(received.envelope().state().receivedAt()).isEqualTo(declared.receivedAt());
        });
    }

    @Test
    void what_is_lost_on_the_way_is_sent_again_until_everybody_has_recorded_it() {
        WithdrawalKey key = confirmed(draft(withdrawal("1001"))).key();
        assertThat(desk.visits.due(10)).isEmpty();
        desk.clock.advance(Duration.ofMinutes(10));
        assertThat(desk.visits.due(10)).containsExactly(key);

        assertThat(desk.visits.visit(key)).isEqualTo(2);
        assertThat(desk.queues.drain()).hasSize(2);
        desk.clock.advance(Duration.ofMinutes(10));
        assertThat(desk.visitAll()).isEqualTo(2);

        assertThat(desk.post.sent).hasSize(1);
        desk.clock.advance(Duration.ofMinutes(20));
        assertThat(desk.visits.visit(key)).isZero();
        assertThat(desk.memory.withdrawal(key).orElseThrow().dueAt()).isEmpty();
        desk.clock.advance(Duration.ofDays(30));
        assertThat(desk.visits.due(10)).doesNotContain(key);
    }

    @Test
    void a_visit_before_its_time_changes_nothing() {
        Withdrawal declared = confirmed(draft(withdrawal("1001")));

        assertThat(desk.visits.visit(declared.key())).isZero();

        assertThat(desk.memory.withdrawal(declared.key())).contains(declared);
    }

    @Test
    void an_acknowledgement_that_cannot_be_sent_becomes_a_task() {
        WithdrawalKey key = confirmed(draft(withdrawal("1001"))).key();
        desk.post.refuse();

        assertThat(desk.notify.on(desk.memory.trail(key).getFirst())).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).hasToString("MAIL_UNDELIVERABLE");
            assertThat(task.about()).contains(key);
        });
        assertThat(desk.memory.trail(key).getLast().event().type()).isEqualTo("MailUndeliverable");
        assertThat(desk.memory.withdrawal(key).orElseThrow().mailProblem()).isPresent();
    }

    @Test
    void an_acknowledgement_that_came_back_becomes_a_task_once() {
        WithdrawalKey key = confirmed(draft(withdrawal("1001"))).key();
        StoredEvent declared = desk.memory.trail(key).getFirst();
        RecordMailOutcome record = new RecordMailOutcome(desk.store, desk.commits, desk.clock);
        var report = new RecordMailOutcome.Report(
                key,
                declared.id(),
                "WITHDRAWAL_RECEIVED",
                "feedback-1",
                new RecordMailOutcome.Outcome.Bounced(BounceKind.PERMANENT, "General"));

        assertThat(record.on(report)).isEqualTo(ConsumerResult.DONE);
        assertThat(record.on(report)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.tasks(key)).singleElement().satisfies(task -> assertThat(task.kind())
                .hasToString("MAIL_BOUNCED"));
        assertThat(desk.memory.trail(key))
                .extracting(event -> event.event().type())
                .containsExactly("WithdrawalDeclared", "MailBounced");
    }
}
