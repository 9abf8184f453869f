package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ReturnCommand;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.refund.Refund;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The risk of the way back from a withdrawal is the shop's (§ 355(3) BGB). */
final class LostParcelTest {
    private static final String HANDED_IN = "2026-11-09T09:00:00+01:00";
    private static final String LOST = "2026-11-09T18:00:00+01:00";
    private static final String FOUND = "2026-11-10T09:30:00+01:00";

    private final Desk desk = new Desk()
            .with(policy())
            .with(order("1001").line("1", 2, "30.00").line("2", 1, "10.00").shipping("4.95", "4.95"));

    private ReturnKey withdrawn(int parcels) {
        return desk.labelled(
                request("1001").withdrawal().parcels(parcels).item("1", 2).item("2", 1));
    }

    private ReturnKey lost() {
        ReturnKey key = withdrawn(1);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.relay();
        return key;
    }

    @Test
    void the_money_of_a_lost_parcel_that_was_handed_in_is_paid_although_nothing_came() {
        ReturnKey key = lost();

        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.LOST_IN_TRANSIT);
        assertThat(desk.item(key, "1").lost()).isEqualTo(2);
        // The whole order is withdrawn: its postage too.
        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("74.95"));
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.trail(key)).containsSubsequence("ParcelLost", "SettlementDecided", "RefundReserved");
        assertThat(desk.balance("1001").line("1").reserved()).isZero();
        assertThat(desk.balance("1001").line("1").withdrawn()).isEqualTo(2);
    }

    @Test
    void it_is_paid_once_however_often_it_is_told() {
        ReturnKey key = lost();

        desk.scans(key, 1, ParcelStatus.LOST, "2026-11-09T19:00:00+01:00");
        desk.relay();
        desk.scans(key, 1, ParcelStatus.EXCEPTION, "2026-11-09T20:00:00+01:00");
        desk.scans(key, 1, ParcelStatus.LOST, "2026-11-09T21:00:00+01:00");
        desk.relay();

        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.item(key, "1").lost()).isEqualTo(2);
    }

    @Test
    void a_unit_that_turns_up_is_taken_in_and_not_paid_again() {
        ReturnKey key = lost();
        desk.succeeds(key, 1);
        desk.scans(key, 1, ParcelStatus.DELIVERED, FOUND);
        desk.relay();

        assertThat(desk.state(key).allowedCommands()).contains(ReturnCommand.INSPECT);
        desk.inspected(inspection(key).parcel(1).accept("1", 2).incomplete());
        desk.relay();

        assertThat(desk.item(key, "1").accepted()).isEqualTo(2);
        assertThat(desk.item(key, "1").lost()).isZero();
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.RECEIVED);
        assertThat(desk.item(key, "2").lost()).isEqualTo(1);
        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.inspects(inspection(key).accept("1", 1)))
                .isInstanceOf(InspectReturn.Result.AlreadyInspected.class);
    }

    @Test
    void a_unit_that_turns_up_before_its_money_is_decided_is_paid_once() {
        ReturnKey key = withdrawn(1);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.inspected(inspection(key).parcel(1).accept("1", 2).accept("2", 1));

        desk.relay();

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("74.95"));
        assertThat(desk.item(key, "1").lost()).isZero();
    }

    @Test
    void a_unit_that_turns_up_and_is_refused_stays_paid() {
        ReturnKey key = lost();

        desk.inspected(inspection(key).parcel(1).reject("1", 2).incomplete());
        desk.relay();

        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.balance("1001").line("1").reserved()).isZero();
        assertThat(desk.balance("1001").line("1").returned()).isEqualTo(2);
    }

    @Test
    void what_is_lost_and_paid_for_cannot_be_canceled_or_asked_back_again() {
        ReturnKey key = withdrawn(1);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);

        assertThat(desk.state(key).allowedCommands()).doesNotContain(ReturnCommand.CANCEL);
        assertThat(Desk.decided(desk.asks(request("1001").withdrawal().item("1", 1))))
                .isInstanceOf(RegisterReturn.Result.Refused.class);
    }

    @Test
    void without_proof_of_dispatch_a_lost_parcel_pays_nothing_until_there_is_one() {
        ReturnKey key = withdrawn(1);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.relay();
        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.item(key, "1").lost()).isZero();

        desk.proveDispatch.prove(
                key,
                new ProveDispatch.Proof(1, at(HANDED_IN), Optional.of("receipt shown")),
                Desk.STAFF,
                Optional.empty());
        desk.relay();

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("74.95"));
    }

    @Test
    void a_parcel_that_was_called_off_is_not_lost() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.CANCELED, LOST);
        desk.scans(key, 2, ParcelStatus.CANCELED, LOST);
        desk.relay();

        assertThat(desk.item(key, "1").lost()).isZero();
        assertThat(desk.found(key).refunds()).isEmpty();
    }

    @Test
    void a_label_that_was_called_off_keeps_no_lost_parcel_from_being_paid() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 2, ParcelStatus.CANCELED, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.relay();

        assertThat(desk.item(key, "1").lost()).isEqualTo(2);
        assertThat(desk.found(key).refunds()).hasSize(1);
    }

    @Test
    void a_voluntary_return_that_is_lost_is_for_people_to_decide() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.relay();

        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.item(key, "1").lost()).isZero();
    }

    @Test
    void while_another_parcel_may_bring_the_units_nothing_counts_as_lost() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 2, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.relay();

        assertThat(desk.item(key, "1").lost()).isZero();

        desk.scans(key, 2, ParcelStatus.LOST, LOST);
        desk.relay();
        assertThat(desk.item(key, "1").lost()).isEqualTo(2);
        assertThat(desk.found(key).refunds()).hasSize(1);
    }

    @Test
    void once_the_other_parcel_is_unpacked_the_rest_was_in_the_lost_one() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 2, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);

        desk.inspected(inspection(key).parcel(2).accept("1", 1));
        desk.relay();

        assertThat(desk.item(key, "1").accepted()).isEqualTo(1);
        assertThat(desk.item(key, "1").lost()).isEqualTo(1);
        assertThat(desk.item(key, "1").missing()).isZero();
        assertThat(desk.item(key, "2").goods()).isEqualTo(GoodsState.LOST_IN_TRANSIT);
        assertThat(desk.found(key).refunds().stream().map(Refund::amount).reduce(eur("0.00"), (a, b) -> a.plus(b)))
                .isEqualTo(eur("74.95"));
    }

    @Test
    void an_empty_inspection_that_ends_the_receiving_pays_for_the_lost_parcel_too() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 1, ParcelStatus.LOST, LOST);

        desk.inspected(inspection(key));
        desk.relay();

        assertThat(desk.item(key, "2").lost()).isEqualTo(1);
        assertThat(desk.found(key).refunds()).hasSize(1);
    }

    @Test
    void a_loss_that_is_told_after_the_units_were_written_off_is_a_task() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.inspected(inspection(key).parcel(2).accept("1", 1));

        desk.scans(key, 1, ParcelStatus.LOST, LOST);

        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.LOST_AFTER_DISPATCH);
            assertThat(task.detail()).isEqualTo("parcel 1");
        });
    }

    @Test
    void a_loss_of_value_of_what_came_is_taken_although_another_unit_was_lost_and_paid_before() {
        ReturnKey key = withdrawn(2);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.scans(key, 2, ParcelStatus.HANDED_IN, HANDED_IN);
        desk.inspected(inspection(key).parcel(2).takeIn("1", 1).incomplete());
        desk.scans(key, 1, ParcelStatus.LOST, LOST);
        desk.inspected(inspection(key));
        desk.relay();
        assertThat(desk.item(key, "1").settled()).isEqualTo(1);

        desk.inspected(inspection(key).acceptWithLoss("1", 1, 50));
        desk.relay();

        assertThat(desk.state(key).settlement().orElseThrow().valueDeduction()).isEqualTo(eur("15.00"));
    }
}
