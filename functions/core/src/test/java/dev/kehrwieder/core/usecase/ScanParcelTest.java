package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.ScanParcel.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScanParcelTest {
    private static final String MORNING = "2026-11-12T09:00:00+01:00";
    private static final String EVENING = "2026-11-12T18:00:00+01:00";

    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").item("1", 1));

    @Test
    void a_scan_moves_the_parcel_and_the_goods_in_it() {
        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.IN_TRANSIT);
        assertThat(desk.event(key, "ParcelHandedIn").event())
                .isEqualTo(new ReturnEvent.ParcelHandedIn(1, at(MORNING), Optional.of("HANDED_IN")));
        assertThat(desk.event(key, "ParcelHandedIn").by()).isEqualTo("carrier:local");
    }

    @Test
    void a_scan_that_was_told_before_changes_nothing() {
        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING);
        long version = desk.state(key).version();

        assertThat(desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.NO_CHANGE);

        assertThat(desk.state(key).version()).isEqualTo(version);
    }

    @Test
    void the_same_news_under_another_name_changes_nothing_but_is_recorded() {
        desk.scans("TR1-1", "e1", ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.scans("TR1-1", "e2", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.NO_CHANGE);

        assertThat(desk.trail(key)).containsOnlyOnce("ParcelHandedIn");
    }

    @Test
    void a_proof_that_comes_late_is_told_and_moves_nothing_back() {
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);

        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(desk.state(key).parcels().getFirst().handedInAt()).contains(at(MORNING));
        assertThat(desk.trail(key)).endsWith("ParcelDelivered", "ParcelHandedIn");
    }

    @Test
    void a_number_of_nobody_or_of_another_shop_is_unknown() {
        assertThat(desk.scans("T9", "e1", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.UNKNOWN_PARCEL);
        assertThat(desk.scan.scan(
                        "local",
                        "other-shop",
                        new CarrierScan("e1", "TR1-1", ParcelStatus.HANDED_IN, "HANDED_IN", at(MORNING))))
                .isEqualTo(Result.UNKNOWN_PARCEL);
    }

    @ParameterizedTest
    @CsvSource({
        "HANDED_IN,ParcelHandedIn",
        "IN_TRANSIT,ParcelMoved",
        "DELIVERED,ParcelDelivered",
        "LOST,ParcelLost",
        "PICKUP_FAILED,PickupFailed",
        "EXCEPTION,ParcelMoved",
        "UNKNOWN,ParcelMoved",
    })
    void every_scan_has_its_event(ParcelStatus status, String event) {
        desk.scans(key, 1, status, MORNING);

        assertThat(desk.trail(key)).endsWith(event);
    }

    @Test
    void a_late_proof_of_dispatch_puts_the_money_of_a_withdrawal_off() {
        ReturnKey withdrawn = desk.labelled(request("1001").withdrawal().item("1", 1));

        desk.scans(withdrawn, 1, ParcelStatus.HANDED_IN, MORNING);
        assertThat(desk.state(withdrawn).deadlines().refundDueAt()).contains(at("2026-11-24T23:59:59+01:00"));

        ReturnKey late = desk.labelled(request("1001").withdrawal().item("1", 1));
        desk.scans(late, 1, ParcelStatus.IN_TRANSIT, "2026-11-26T09:00:00+01:00");
        assertThat(desk.state(late).deadlines().refundDueAt()).contains(at("2026-11-26T09:00:00+01:00"));

        // The counter's own scan, told after the sorting centre's: the earlier proof counts.
        desk.scans(late, 1, ParcelStatus.HANDED_IN, "2026-11-25T18:00:00+01:00");
        assertThat(desk.state(late).deadlines().refundDueAt()).contains(at("2026-11-25T18:00:00+01:00"));
    }

    @Test
    void a_voluntary_return_has_no_day_by_law() {
        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.state(key).deadlines().refundDueAt()).isEmpty();
    }

    @Test
    void scans_of_a_canceled_return_are_kept_and_wake_nobody() {
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());

        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CANCELED);
    }

    private static CarrierScan told(String eventId, ParcelStatus status, String code, String occurredAt) {
        return new CarrierScan(eventId, "TR1-1", status, code, at(occurredAt));
    }

    private List<Task> tasks(TaskKind kind) {
        return desk.tasks(key).stream().filter(task -> task.kind() == kind).toList();
    }

    @Test
    void a_code_that_nobody_knows_is_kept_in_the_trail_and_moves_no_parcel_that_is_known_better() {
        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.scans(told("e9", ParcelStatus.UNKNOWN, "WARP", EVENING)))
                .isEqualTo(Result.NO_CHANGE);

        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(desk.event(key, "ParcelMoved").event())
                .isEqualTo(new ReturnEvent.ParcelMoved(1, ParcelStatus.UNKNOWN, at(EVENING), Optional.of("WARP")));
    }

    @Test
    void a_scan_that_the_carrier_takes_back_did_not_happen() {
        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);
        desk.scans(key, 1, ParcelStatus.DELIVERED, EVENING);

        assertThat(desk.scans(CarrierScan.takingBack("e9", "TR1-1", "STORN", at("2026-11-12T18:30:00+01:00"))))
                .isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(desk.state(key).parcels().getFirst().deliveredAt()).isEmpty();
        assertThat(desk.trail(key)).endsWith("ParcelHandedIn", "ParcelDelivered", "ScanTakenBack");
    }

    @Test
    void goods_are_not_under_way_where_the_hand_in_was_taken_back() {
        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);

        desk.scans(CarrierScan.takingBack("e9", "TR1-1", "STORN", at(EVENING)));

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.ANNOUNCED);
    }

    @Test
    void what_happened_to_a_parcel_is_one_task_for_each_code_however_often_it_is_told() {
        desk.scans(told("e1", ParcelStatus.HANDED_IN, "ES", MORNING));
        desk.scans(told("e2", ParcelStatus.EXCEPTION, "DELAYED", "2026-11-12T10:00:00+01:00"));
        desk.scans(told("e3", ParcelStatus.EXCEPTION, "DELAYED", "2026-11-12T11:00:00+01:00"));
        desk.scans(told("e4", ParcelStatus.EXCEPTION, "DSPSD", EVENING));

        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.EXCEPTION);
        assertThat(desk.state(key).parcels().getFirst().deliveredAt()).isEmpty();
        assertThat(tasks(TaskKind.PARCEL_EXCEPTION))
                .extracting(Task::detail)
                .containsExactlyInAnyOrder("parcel 1 DELAYED", "parcel 1 DSPSD");
    }

    @Test
    void goods_that_the_shopper_has_again_leave_the_return_open_and_are_a_task() {
        desk.scans(key, 1, ParcelStatus.RETURNED_TO_SENDER, MORNING);
        desk.scans(told("again", ParcelStatus.RETURNED_TO_SENDER, "RETURNED_TO_SENDER", MORNING));
        desk.clock.set("2027-02-01T10:00:00+01:00");
        desk.visitAll();

        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);
        assertThat(tasks(TaskKind.PARCEL_RETURNED_TO_SENDER)).hasSize(1);
    }

    @Test
    void a_hand_in_in_time_that_is_told_after_the_end_takes_the_return_up_again() {
        expired();

        assertThat(desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);

        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
        assertThat(desk.item(key, "1").expected()).isEqualTo(1);
        assertThat(desk.balance("1001").line("1").reserved()).isEqualTo(1);
        assertThat(desk.trail(key)).endsWith("ReturnExpired", "ParcelHandedIn", "ReturnReopened");
        assertThat(tasks(TaskKind.HANDED_IN_LATE)).isEmpty();
        desk.visitAll();
        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
    }

    @Test
    void a_hand_in_after_the_end_is_a_task_and_an_earlier_one_told_later_still_counts() {
        expired();

        desk.scans(key, 1, ParcelStatus.IN_TRANSIT, "2026-12-28T09:00:00+01:00");

        assertThat(desk.state(key).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(tasks(TaskKind.HANDED_IN_LATE)).extracting(Task::detail).containsExactly("parcel 1");

        desk.scans(key, 1, ParcelStatus.HANDED_IN, MORNING);
        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
    }

    @Test
    void a_hand_in_of_units_that_were_asked_back_elsewhere_since_is_a_task() {
        ReturnKey all = desk.labelled(request("1001").item("1", 2));
        desk.clock.set("2026-12-30T10:00:00+01:00");
        desk.visitAll();
        desk.clock.set("2026-11-20T10:00:00+01:00");
        desk.registered(request("1001").item("1", 3));

        desk.scans(all, 1, ParcelStatus.HANDED_IN, MORNING);

        assertThat(desk.state(all).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(desk.tasks(all)).extracting(Task::detail).contains("parcel 1 ASKED_BACK_ELSEWHERE");
    }

    private void expired() {
        desk.clock.set("2026-12-30T10:00:00+01:00");
        desk.visitAll();
        assertThat(desk.state(key).stage()).isEqualTo(Stage.EXPIRED);
    }

    @Test
    void the_number_of_a_label_that_was_replaced_still_names_the_parcel_and_cannot_void_the_new_one() {
        String old = "OLD-1";
        desk.store.commit(List.of(new Write.PutTracking(Desk.CARRIER, old, new TrackedParcel(key, 1))));

        assertThat(desk.scans(old, "e1", ParcelStatus.CANCELED, MORNING)).isEqualTo(Result.NO_CHANGE);
        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.LABEL_CREATED);

        assertThat(desk.scans(old, "e2", ParcelStatus.HANDED_IN, MORNING)).isEqualTo(Result.APPLIED);
        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.HANDED_IN);
    }
}
