package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who withdrew on 10 November must have the money on the 24th. */
final class RefundWatchTest {
    private final Desk desk = Desk.ofOneOrder();

    private ReturnKey withdrawn() {
        return desk.labelled(request("1001").withdrawal().item("1", 1));
    }

    /** The tasks about money; a parcel that went silent meanwhile has one of its own. */
    private List<TaskKind> raised(String instant, ReturnKey key) {
        desk.clock.set(instant);
        desk.visitAll();
        return desk.tasks(key).stream()
                .map(Task::kind)
                .filter(kind -> kind != TaskKind.PARCEL_SILENT)
                .sorted()
                .toList();
    }

    @Test
    void goods_that_were_handed_in_and_did_not_come_are_a_task_on_the_tenth_and_on_the_fourteenth_day() {
        ReturnKey key = withdrawn();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T11:00:00+01:00");

        assertThat(raised("2026-11-19T23:59:58+01:00", key)).isEmpty();
        assertThat(raised("2026-11-20T00:00:00+01:00", key)).containsExactly(TaskKind.REFUND_DUE_SOON);
        assertThat(raised("2026-11-23T23:59:58+01:00", key)).containsExactly(TaskKind.REFUND_DUE_SOON);
        assertThat(raised("2026-11-24T00:00:00+01:00", key))
                .containsExactly(TaskKind.REFUND_DUE_SOON, TaskKind.REFUND_DUE);
        assertThat(raised("2026-12-24T00:00:00+01:00", key))
                .containsExactly(TaskKind.REFUND_DUE_SOON, TaskKind.REFUND_DUE);
        assertThat(desk.tasks(key))
                .filteredOn(task -> task.kind() != TaskKind.PARCEL_SILENT)
                .allSatisfy(task -> {
                    assertThat(task.dueAt()).contains(at("2026-11-24T23:59:59+01:00"));
                    assertThat(task.detail()).isEqualTo("GOODS_NOT_RECEIVED");
                });
    }

    @Test
    void the_return_is_due_to_be_looked_at_on_those_days() {
        ReturnKey key = withdrawn();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T11:00:00+01:00");

        assertThat(raised("2026-11-19T20:00:00+01:00", key)).isEmpty();
        assertThat(desk.state(key).dueAt()).contains(at("2026-11-19T23:59:59+01:00"));
        assertThat(raised("2026-11-23T20:00:00+01:00", key)).hasSize(1);
        assertThat(desk.state(key).dueAt()).contains(at("2026-11-23T23:59:59+01:00"));
    }

    @Test
    void a_task_that_somebody_closed_is_not_raised_again() {
        ReturnKey key = withdrawn();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T11:00:00+01:00");
        assertThat(raised("2026-11-20T00:00:00+01:00", key)).hasSize(1);
        Task task = desk.tasks(key).getFirst();
        new SeeToTask(desk.store, desk.commits, desk.clock)
                .close(task.key(), Optional.empty(), Desk.STAFF, Optional.empty());

        assertThat(raised("2026-11-21T00:00:00+01:00", key)).isEmpty();
        assertThat(raised("2026-11-22T00:00:00+01:00", key)).isEmpty();
        assertThat(desk.state(key).dueAt()).isPresent();
    }

    @Test
    void while_the_shop_may_wait_for_the_goods_nobody_is_bothered() {
        ReturnKey key = withdrawn();

        assertThat(raised("2026-11-20T00:00:00+01:00", key)).isEmpty();
        assertThat(raised("2026-12-20T00:00:00+01:00", key)).isEmpty();
    }

    @Test
    void a_proof_that_comes_after_the_fourteenth_day_makes_the_money_due_at_once() {
        ReturnKey key = withdrawn();
        desk.clock.set("2026-11-26T10:00:00+01:00");
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-26T09:00:00+01:00");

        assertThat(raised("2026-11-26T10:10:00+01:00", key)).containsExactly(TaskKind.REFUND_DUE);
        assertThat(raised("2026-11-28T10:10:00+01:00", key)).containsExactly(TaskKind.REFUND_DUE);
    }

    @Test
    void who_collects_the_goods_is_told_without_any_scan() {
        ReturnKey key = desk.labelled(
                request("1001").withdrawal().method(ReturnMethod.HOME_PICKUP).item("1", 1));

        assertThat(raised("2026-11-20T00:00:00+01:00", key)).containsExactly(TaskKind.REFUND_DUE_SOON);
    }

    @Test
    void goods_that_came_and_whose_money_is_not_back_are_a_task_too() {
        ReturnKey key = withdrawn();
        desk.inspected(inspection(key).accept("1", 1));
        desk.relay();

        assertThat(raised("2026-11-20T00:00:00+01:00", key))
                .containsExactly(TaskKind.REFUND_DUE_SOON, TaskKind.REFUND_STUCK);
        assertThat(desk.tasks(key))
                .extracting(Task::detail)
                .containsExactlyInAnyOrder("GOODS_RECEIVED", "1/SUBMITTED/ASK_PROVIDER");
    }

    @Test
    void what_is_paid_in_time_bothers_nobody() {
        ReturnKey key = withdrawn();
        desk.inspected(inspection(key).accept("1", 1));
        desk.relay();
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);

        assertThat(raised("2026-11-20T00:00:00+01:00", key)).isEmpty();
        assertThat(raised("2026-11-25T00:00:00+01:00", key)).isEmpty();
    }

    @Test
    void a_voluntary_return_has_no_day_by_law() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T11:00:00+01:00");

        assertThat(raised("2026-11-25T00:00:00+01:00", key)).isEmpty();
    }
}
