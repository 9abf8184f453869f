package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FollowParcelsTest {
    private static final String HANDED_IN = "2026-11-10T12:00:00Z";

    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").item("1", 1));

    private void handedIn() {
        desk.clock.set(HANDED_IN);
        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, HANDED_IN);
        desk.visitAll();
    }

    private ParcelStatus status() {
        return desk.state(key).parcels().getFirst().status();
    }

    /** Visits whenever something is due, for so long. */
    private void pass(Duration time) {
        var end = desk.clock.instant().plus(time);
        while (desk.state(key).dueAt().filter(due -> !due.isAfter(end)).isPresent()) {
            var due = desk.state(key).dueAt().orElseThrow();
            if (due.isAfter(desk.clock.instant())) {
                desk.clock.set(due.toString());
            }
            desk.visitAll();
            desk.relay();
        }
        desk.clock.set(end.toString());
    }

    private List<Task> silent() {
        return desk.tasks(key).stream()
                .filter(task -> task.kind() == TaskKind.PARCEL_SILENT)
                .toList();
    }

    @Test
    void a_silent_parcel_is_asked_for_after_a_day_and_moved_by_what_its_carrier_knows() {
        handedIn();
        desk.tracking.known.add(new CarrierScan("p1", "TR1-1", ParcelStatus.HANDED_IN, "HANDED_IN", at(HANDED_IN)));
        desk.tracking.known.add(
                new CarrierScan("p2", "TR1-1", ParcelStatus.IN_TRANSIT, "AA", at("2026-11-10T20:00:00Z")));

        pass(Duration.ofHours(23));
        assertThat(desk.tracking.asked).isEmpty();

        assertThat(desk.state(key).dueAt()).contains(at("2026-11-11T12:00:00Z"));
        pass(Duration.ofHours(1));

        assertThat(desk.tracking.asked).containsExactly("TR1-1");
        assertThat(status()).isEqualTo(ParcelStatus.IN_TRANSIT);
        assertThat(desk.trail(key)).containsOnlyOnce("ParcelHandedIn");
    }

    @Test
    void the_longer_it_is_silent_the_more_seldom_it_is_asked_for() {
        handedIn();

        pass(Duration.ofDays(16));

        // After 1, 2, 4, 8 and 16 days.
        assertThat(desk.tracking.asked).hasSize(5);
    }

    @Test
    void a_carrier_that_is_away_is_asked_again_at_the_next_visit() {
        handedIn();
        desk.tracking.away = true;
        pass(Duration.ofDays(1));
        assertThat(desk.tracking.asked).hasSize(1);

        desk.tracking.away = false;
        pass(Duration.ofDays(2));

        // The question of the first day, which got no answer; that of the second has come by then.
        assertThat(desk.tracking.asked).hasSize(2);
    }

    @Test
    void a_return_does_not_end_for_want_of_a_scan_that_the_carrier_knows() {
        desk.tracking.known.add(new CarrierScan("p1", "TR1-1", ParcelStatus.HANDED_IN, "ES", at(HANDED_IN)));
        desk.clock.set("2026-12-30T09:00:00Z");

        desk.visitAll();

        assertThat(desk.tracking.asked).containsExactly("TR1-1");
        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);
        assertThat(status()).isEqualTo(ParcelStatus.HANDED_IN);
    }

    @Test
    void a_return_ends_though_the_carrier_is_away_and_the_scan_that_is_told_later_takes_it_up_again() {
        desk.tracking.away = true;
        desk.clock.set("2026-12-30T09:00:00Z");
        desk.visitAll();
        assertThat(desk.state(key).stage()).isEqualTo(Stage.EXPIRED);

        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, HANDED_IN);

        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
    }

    @Test
    void of_many_parcels_a_visit_asks_for_a_handful() {
        ReturnKey many = desk.labelled(request("1001").parcels(5).item("1", 1));
        desk.clock.set(HANDED_IN);
        for (int parcel = 1; parcel <= 5; parcel++) {
            desk.scans(many, parcel, ParcelStatus.HANDED_IN, HANDED_IN);
        }
        desk.clock.set("2026-11-11T13:00:00Z");

        desk.visitAll();
        assertThat(desk.tracking.asked).hasSize(3);

        desk.clock.set("2026-11-12T13:30:00Z");
        desk.visitAll();
        assertThat(desk.tracking.asked).hasSize(6);

        desk.clock.set("2026-11-13T14:00:00Z");
        desk.visitAll();
        assertThat(desk.tracking.asked).hasSize(8).contains("TR2-4", "TR2-5");
    }

    @Test
    void a_parcel_that_may_be_lost_is_one_task_and_no_loss() {
        handedIn();

        pass(Duration.ofDays(13));
        assertThat(silent()).isEmpty();
        pass(Duration.ofDays(5));

        assertThat(silent()).hasSize(1);
        assertThat(status()).isEqualTo(ParcelStatus.HANDED_IN);
    }

    @Test
    void a_parcel_that_was_seen_and_falls_silent_again_is_another_task() {
        handedIn();
        pass(Duration.ofDays(16));
        desk.scans("TR1-1", "e2", ParcelStatus.IN_TRANSIT, "2026-11-26T12:00:00Z");
        pass(Duration.ofDays(16));

        assertThat(silent()).hasSize(2);
    }

    @Test
    void a_shop_says_after_how_many_days_and_whether_at_all() {
        Desk other = new Desk().with(policy().lostAfterDays(0)).with(order("1001"));
        ReturnKey never = other.labelled(request("1001").item("1", 1));
        other.scans(never, 1, ParcelStatus.HANDED_IN, "2026-11-10T10:00:00Z");
        other.clock.set("2026-12-24T09:00:00Z");
        other.visitAll();

        assertThat(other.tasks(never)).isEmpty();
    }

    @Test
    void a_delivered_parcel_is_neither_asked_for_nor_missed() {
        handedIn();
        desk.scans("TR1-1", "e2", ParcelStatus.DELIVERED, "2026-11-10T18:00:00Z");

        pass(Duration.ofDays(30));

        assertThat(desk.tracking.asked).isEmpty();
        assertThat(silent()).isEmpty();
    }

    @Test
    void staff_declare_a_silent_parcel_lost_and_the_money_of_a_withdrawal_is_paid_once() {
        ReturnKey withdrawn = desk.labelled(request("1001").withdrawal().item("1", 1));
        desk.clock.set(HANDED_IN);
        desk.scans(withdrawn, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.clock.set("2026-11-25T12:00:00Z");

        assertThat(declare(withdrawn, 1)).isInstanceOf(ReturnResult.Done.class);
        assertThat(declare(withdrawn, 1)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();
        desk.scans(withdrawn, 1, ParcelStatus.DELIVERED, "2026-11-26T12:00:00Z");
        desk.relay();

        assertThat(desk.trail(withdrawn)).containsOnlyOnce("ParcelLost");
        assertThat(desk.found(withdrawn).refunds()).hasSize(1);
        assertThat(desk.state(withdrawn).parcels().getFirst().status()).isEqualTo(ParcelStatus.DELIVERED);
    }

    @Test
    void a_lost_parcel_of_a_voluntary_return_is_not_paid_for() {
        handedIn();
        assertThat(declare(key, 1)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();

        assertThat(status()).isEqualTo(ParcelStatus.LOST);
        assertThat(desk.found(key).refunds()).isEmpty();
    }

    @Test
    void what_was_not_handed_in_or_has_arrived_cannot_be_lost() {
        assertThat(declare(key, 1)).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(declare(key, 2)).isInstanceOf(ReturnResult.Unknown.class);
        handedIn();
        desk.scans("TR1-1", "e2", ParcelStatus.DELIVERED, "2026-11-10T18:00:00Z");
        assertThat(declare(key, 1)).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    private ReturnResult declare(ReturnKey of, int parcel) {
        return Desk.decided(desk.declareLost.declare(of, parcel, Desk.STAFF, Optional.empty()));
    }
}
