package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VisitDueReturnsTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Desk desk = Desk.ofOneOrder();

    private static List<String> messages(Desk desk) {
        return desk.queues.drain().stream()
                .map(message ->
                        message.subscriber() + " " + message.event().event().type())
                .toList();
    }

    /** Every event reached its subscribers. */
    private ReturnKey closed() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.succeeds(key, 1);
        desk.relay();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        return key;
    }

    @Test
    void a_return_is_due_when_its_event_should_have_been_recorded() {
        ReturnKey key = desk.registered(request("1001"));

        assertThat(desk.visits.due(10)).isEmpty();
        desk.clock.advance(TEN_MINUTES);
        assertThat(desk.visits.due(10)).containsExactly(key);
    }

    @Test
    void the_lost_event_of_an_open_return_is_sent_again_until_it_is_recorded() {
        ReturnKey key = desk.registered(request("1001"));
        desk.clock.advance(TEN_MINUTES);

        assertThat(desk.visits.visit(key)).isEqualTo(1);
        assertThat(messages(desk)).containsExactly("labels ReturnApproved");

        assertThat(desk.visits.visit(key)).isZero();
        desk.clock.advance(TEN_MINUTES);
        assertThat(desk.visits.visit(key)).isEqualTo(1);
        desk.queues.drain().forEach(desk::handle);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
    }

    @Test
    void nothing_is_sent_when_everything_is_recorded() {
        ReturnKey key = desk.labelled(request("1001"));
        desk.clock.advance(TEN_MINUTES);

        assertThat(desk.visits.visit(key)).isZero();

        assertThat(desk.queues.drain()).isEmpty();
        assertThat(desk.state(key).healAt()).isEmpty();
        // An open return is looked at once a day at least.
        assertThat(desk.state(key).dueAt()).contains(at("2026-11-11T09:10:00Z"));
    }

    @Test
    void a_visit_before_its_time_does_nothing() {
        ReturnKey key = desk.registered(request("1001"));
        long version = desk.state(key).version();

        assertThat(desk.visits.visit(key)).isZero();

        assertThat(desk.state(key).version()).isEqualTo(version);
        assertThat(desk.queues.drain()).isEmpty();
    }

    @Test
    void a_queue_that_takes_nothing_leaves_the_event_to_the_next_visit() {
        ReturnKey key = desk.registered(request("1001"));
        desk.queues.takeNothing();
        desk.clock.advance(TEN_MINUTES);

        assertThat(desk.visits.visit(key)).isZero();

        assertThat(desk.state(key).dueAt()).contains(desk.clock.instant().plus(TEN_MINUTES));
    }

    @Test
    void a_closed_return_is_looked_at_once_more_and_then_never() {
        ReturnKey key = closed();
        assertThat(desk.state(key).dueAt()).contains(desk.clock.instant().plus(Duration.ofHours(1)));

        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.visits.visit(key)).isZero();

        assertThat(desk.state(key).dueAt()).isEmpty();
        desk.clock.advance(Duration.ofDays(365));
        assertThat(desk.visits.due(10)).isEmpty();
    }

    @Test
    void the_lost_event_of_a_closed_return_is_sent_again() {
        ReturnKey key = desk.accepted(request("1001").item("1", 1));
        desk.settle.on(key, desk.event(key, "ItemsInspected").id());
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        desk.clock.advance(Duration.ofHours(1));

        assertThat(desk.visits.visit(key)).isEqualTo(1);

        assertThat(messages(desk)).containsExactly("refunds RefundReserved");
        assertThat(desk.state(key).dueAt()).contains(desk.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void what_stays_lost_is_sent_again_after_as_long_as_it_has_been_missing_and_at_least_daily() {
        ReturnKey key = desk.registered(request("1001"));

        List<Duration> pauses = new ArrayList<>();
        for (int visit = 0; visit < 10; visit++) {
            pauses.add(waitUntilDue(key));
            assertThat(desk.visits.visit(key)).isEqualTo(1);
        }

        assertThat(pauses.stream().map(Duration::toMinutes))
                .containsExactly(10L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1440L);
    }

    private Duration waitUntilDue(ReturnKey key) {
        Duration pause =
                Duration.between(desk.clock.instant(), desk.state(key).dueAt().orElseThrow());
        desk.clock.advance(pause);
        return pause;
    }

    @Test
    void a_return_whose_relay_never_ran_comes_to_its_end_by_visits_alone() {
        ReturnKey key = desk.registered(request("1001").item("1", 1));
        desk.clock.advance(TEN_MINUTES);
        desk.visitAll();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.scans(key, 1, ParcelStatus.DELIVERED, "2026-11-13T09:00:00+01:00");
        desk.inspected(inspection(key).parcel(1).accept("1", 1));
        for (int visit = 0; visit < 3; visit++) {
            desk.clock.advance(TEN_MINUTES);
            desk.visitAll();
        }
        desk.succeeds(key, 1);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.provider.paid()).containsExactly(eur("30.00"));
        desk.clock.advance(Duration.ofHours(1));
        desk.visitAll();
        assertThat(desk.state(key).dueAt()).isEmpty();
    }

    @Test
    void a_label_that_nobody_used_expires_and_gives_its_units_back() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.clock.set("2026-12-08T23:59:59+01:00");
        desk.visitAll();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(desk.state(key).dueAt()).contains(at("2026-12-09T00:00:00+01:00"));

        desk.clock.set("2026-12-09T00:00:00+01:00");
        desk.visitAll();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        assertThat(desk.state(key).parcels()).extracting(Parcel::status).containsExactly(ParcelStatus.LABEL_EXPIRED);
        assertThat(desk.trail(key)).endsWith("ReturnExpired");
        assertThat(desk.balance("1001").line("1").reserved()).isZero();
    }

    @Test
    void what_was_handed_in_does_not_expire() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-12-08T20:00:00+01:00");

        desk.clock.set("2026-12-20T00:00:00+01:00");
        desk.visitAll();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
    }

    @Test
    void a_withdrawal_does_not_expire() {
        ReturnKey key = desk.labelled(request("1001").withdrawal().item("1", 1));

        desk.clock.set("2026-12-20T00:00:00+01:00");
        desk.visitAll();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
    }

    @Test
    void a_visit_that_the_handing_in_overtakes_expires_nothing() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.clock.set("2026-12-09T00:00:00+01:00");
        desk.store.overtakeWith(() -> desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-12-08T20:00:00+01:00"));

        desk.visits.visit(key);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(1);
    }

    @Test
    void a_provider_that_fell_silent_is_asked_what_became_of_the_refund_and_its_answer_is_recorded() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.provider.settle(desk.refund(key, 1), new Answer.Succeeded("re_R1-M1"));
        desk.clock.advance(TEN_MINUTES);

        assertThat(desk.visitAll()).isEqualTo(1);

        assertThat(desk.provider.lookedUp()).containsExactly("demo/R1/1");
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void a_refund_that_is_still_pending_is_asked_for_again_and_again_and_paid_once() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));

        for (int visit = 0; visit < 3; visit++) {
            waitUntilDue(key);
            desk.visitAll();
        }

        assertThat(desk.provider.lookedUp()).hasSize(3);
        assertThat(desk.provider.asked()).hasSize(1);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.SUBMITTED);
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void a_provider_that_was_heard_of_lately_is_left_alone() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.clock.advance(TEN_MINUTES.minusSeconds(1));

        assertThat(desk.visitAll()).isZero();
        assertThat(desk.pay.on(key, desk.event(key, "RefundReserved").id(), 1)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.provider.lookedUp()).isEmpty();
    }
}
