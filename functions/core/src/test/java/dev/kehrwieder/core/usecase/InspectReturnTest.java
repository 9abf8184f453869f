package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.ReturnEvent.ReceivedItem;
import dev.kehrwieder.core.model.DecisionState;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.InspectionStatus;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.ReturnCommand;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.usecase.InspectReturn.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InspectReturnTest {
    private final Desk desk = Desk.ofOneOrder();

    private List<String> refused(InspectionFixture inspection) {
        return Desk.codes(assertThat(desk.inspects(inspection))
                .asInstanceOf(type(Result.Refused.class))
                .actual()
                .refusals());
    }

    private LineBalance line(String lineId) {
        return desk.balance("1001").line(lineId);
    }

    @Test
    void a_whole_return_is_taken_in_and_judged_in_one_commit() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        long version = desk.state(key).version();

        desk.inspected(inspection(key).parcel(1).accept("1", 2));

        assertThat(desk.state(key).version()).isEqualTo(version + 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(desk.item(key, "1").decision()).isEqualTo(DecisionState.ACCEPTED);
        assertThat(desk.state(key).goodsReceivedAt()).contains(at("2026-11-10T09:00:00Z"));
        assertThat(desk.state(key).parcels().getFirst().status()).isEqualTo(ParcelStatus.OPENED);
        assertThat(desk.event(key, "GoodsReceived").event())
                .isEqualTo(new ReturnEvent.GoodsReceived(1, Optional.of(1), List.of(new ReceivedItem("1", 2)), true));
        assertThat(desk.trail(key)).endsWith("GoodsReceived", "ItemsInspected");
        // The money is decided later: until then the units stay reserved.
        assertThat(line("1").reserved()).isEqualTo(2);
        assertThat(desk.memory.inspections(key)).singleElement().satisfies(kept -> {
            assertThat(kept.status()).isEqualTo(InspectionStatus.DISPOSED);
            assertThat(kept.inspector()).contains("w-17");
        });
    }

    @Test
    void goods_are_judged_part_by_part() {
        ReturnKey key = desk.labelled(request("1001").item("1", 3));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.PARTIALLY_RECEIVED);
        assertThat(desk.item(key, "1").open()).isEqualTo(2);

        desk.inspected(inspection(key).incomplete().accept("1", 2));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(desk.memory.inspections(key)).extracting(Inspection::number).containsExactly(1, 2);
    }

    @Test
    void goods_are_taken_in_first_and_judged_later() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));

        desk.inspected(inspection(key).incomplete().takeIn("1", 2));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.RECEIVED);
        assertThat(desk.trail(key)).endsWith("GoodsReceived").doesNotContain("ItemsInspected");
        assertThat(desk.memory.inspections(key).getFirst().status()).isEqualTo(InspectionStatus.IN_PROGRESS);

        desk.inspected(inspection(key).accept("1", 2));
        assertThat(desk.item(key, "1").received()).isEqualTo(2);
        assertThat(desk.trail(key)).endsWith("ItemsInspected").containsOnlyOnce("GoodsReceived");
    }

    @Test
    void no_more_is_taken_in_or_judged_than_is_expected() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));

        assertThat(refused(inspection(key).accept("1", 3))).containsExactly("/items/0/quantity QUANTITY_EXCEEDED");
        assertThat(refused(inspection(key).accept("1", 1).reject("1", 2)))
                .containsExactly("/items/1/quantity QUANTITY_EXCEEDED");
        assertThat(refused(inspection(key).takeIn("1", 1).takeIn("1", 2)))
                .containsExactly("/items/1/quantity QUANTITY_EXCEEDED");
        assertThat(desk.state(key).anythingReceived()).isFalse();

        desk.inspected(inspection(key).takeIn("1", 2).accept("1", 2));
        assertThat(desk.item(key, "1").received()).isEqualTo(2);
    }

    @Test
    void what_is_judged_is_not_judged_again() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1).item("1", 1));
        desk.inspected(inspection(key).incomplete().accept("1", 1));
        long version = desk.state(key).version();

        assertThat(desk.inspects(inspection(key).reject("1", 1))).isInstanceOf(Result.AlreadyInspected.class);
        assertThat(desk.inspects(inspection(key).accept("2", 1).reject("1", 1)))
                .isInstanceOf(Result.AlreadyInspected.class);
        assertThat(desk.state(key).version()).isEqualTo(version);

        desk.inspected(inspection(key).accept("2", 1));
        assertThat(desk.inspects(inspection(key))).isInstanceOf(Result.AlreadyInspected.class);
        desk.relay();
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.inspects(inspection(key).accept("2", 1))).isInstanceOf(Result.AlreadyInspected.class);
    }

    @Test
    void an_item_is_named_by_its_line_where_that_is_clear() {
        Desk two = new Desk()
                .with(policy())
                .with(order("1001").line("1", 2, "10.00").line("2", 1, "10.00"));
        ReturnKey key = two.labelled(request("1001").item("1", 1).item("1", 1).item("2", 1));

        assertThat(Desk.codes(assertThat(
                                two.inspects(inspection(key).acceptLine("1", 1).acceptLine("9", 1)))
                        .asInstanceOf(type(Result.Refused.class))
                        .actual()
                        .refusals()))
                .containsExactly("/items/0/lineId AMBIGUOUS_LINE", "/items/1/lineId UNKNOWN_ITEM");
        two.inspected(inspection(key).incomplete().acceptLine("2", 1));
        assertThat(two.item(key, "3").accepted()).isEqualTo(1);
    }

    @Test
    void what_the_return_does_not_have_is_refused() {
        ReturnKey key = desk.labelled(request("1001"));

        assertThat(refused(inspection(key).parcel(7).accept("9", 1)))
                .containsExactly("/parcel UNKNOWN_PARCEL", "/items/0/itemId UNKNOWN_ITEM");
        assertThat(desk.inspects(inspection(returnKey("R9")))).isInstanceOf(Result.UnknownReturn.class);
    }

    @Test
    void units_that_were_not_in_the_box_are_missing_and_the_shoppers_again() {
        ReturnKey key = desk.labelled(request("1001").item("1", 3));

        desk.inspected(inspection(key).accept("1", 1));

        assertThat(desk.item(key, "1").missing()).isEqualTo(2);
        assertThat(desk.event(key, "ItemsInspected").event())
                .asInstanceOf(type(ReturnEvent.ItemsInspected.class))
                .extracting(ReturnEvent.ItemsInspected::missing)
                .isEqualTo(List.of(new ReceivedItem("1", 2)));
        assertThat(line("1").reserved()).isEqualTo(1);
        desk.registered(request("1001").item("1", 2));
    }

    @Test
    void an_empty_box_is_an_inspection_too() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));

        desk.inspected(inspection(key).parcel(1).unexpected("BRICK"));

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.NOT_RECEIVED);
        assertThat(desk.state(key).goodsReceivedAt()).isEmpty();
        assertThat(desk.memory.inspections(key).getFirst().unexpected()).hasSize(1);
    }

    @Test
    void a_refused_unit_that_goes_back_may_be_asked_back_again_and_one_that_stays_may_not() {
        ReturnKey key = desk.labelled(request("1001").item("1", 3));

        desk.inspected(inspection(key).accept("1", 1).reject("1", 1).sendBack("1", 1));

        assertThat(line("1").reserved()).isEqualTo(1);
        assertThat(line("1").rejected()).isEqualTo(1);
        assertThat(line("1").taken()).isEqualTo(2);
    }

    @Test
    void goods_are_inspected_in_every_state_from_approved_on_and_in_no_other() {
        ReturnKey unscanned = desk.registered(request("1001").item("1", 1));
        desk.inspected(inspection(unscanned).accept("1", 1));

        ReturnKey canceled = desk.labelled(request("1001").item("1", 1));
        desk.decide.cancel(canceled, Desk.STAFF, Optional.empty());
        assertThat(desk.inspects(inspection(canceled).accept("1", 1))).isInstanceOf(Result.NotAllowed.class);

        Desk manual = new Desk().with(policy().approval(Approval.MANUAL)).with(order("1001"));
        ReturnKey waiting = manual.registered(request("1001"));
        assertThat(manual.inspects(inspection(waiting).accept("1", 1))).isInstanceOf(Result.NotAllowed.class);
        manual.decide.decline(waiting, DeclineReason.OTHER, Optional.empty(), Desk.STAFF, Optional.empty());
        assertThat(manual.inspects(inspection(waiting).accept("1", 1))).isInstanceOf(Result.NotAllowed.class);
    }

    private ReturnKey expired() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.clock.advance(Duration.ofDays(29));
        desk.visitAll();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        return key;
    }

    @Test
    void a_return_that_had_expired_comes_alive_with_its_goods() {
        ReturnKey key = expired();
        assertThat(line("1").reserved()).isZero();

        desk.inspected(inspection(key).accept("1", 2));

        assertThat(desk.trail(key)).contains("ReturnReopened", "GoodsReceived", "ItemsInspected");
        assertThat(line("1").reserved()).isEqualTo(2);
        desk.relay();
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(line("1").returned()).isEqualTo(2);
    }

    @Test
    void an_expired_return_whose_units_are_in_another_one_stays_as_it_is() {
        ReturnKey key = expired();
        desk.clock.set("2026-12-05T09:00:00Z");
        desk.registered(request("1001").item("1", 3));

        assertThat(refused(inspection(key).accept("1", 2))).containsExactly("/items/0/quantity QUANTITY_EXCEEDED");
        assertThat(refused(inspection(key))).containsExactly("/items QUANTITY_EXCEEDED");
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
    }

    @Test
    void of_an_expired_return_the_units_are_judged_that_are_in_no_other_one() {
        ReturnKey key = expired();
        desk.clock.set("2026-12-05T09:00:00Z");
        desk.registered(request("1001").item("1", 2));

        assertThat(refused(inspection(key).accept("1", 2))).containsExactly("/items/0/quantity QUANTITY_EXCEEDED");
        desk.inspected(inspection(key).accept("1", 1));

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.REOPENED);
        assertThat(line("1").reserved()).isEqualTo(3);
    }

    @Test
    void of_an_expired_return_what_is_not_in_the_box_is_missing() {
        ReturnKey key = expired();

        desk.inspected(inspection(key).accept("1", 1));

        assertThat(desk.event(key, "ItemsInspected").event())
                .isInstanceOfSatisfying(ReturnEvent.ItemsInspected.class, inspected -> assertThat(inspected.missing())
                        .containsExactly(new ReturnEvent.ReceivedItem("1", 1)));
        assertThat(line("1").reserved()).isEqualTo(1);
    }

    @Test
    void a_reopened_return_of_which_nothing_came_ends_again_once_the_warehouse_says_so() {
        ReturnKey key = desk.submitted(request("1001").item("1", 1));
        desk.succeeds(key, 1);
        desk.decide.reopen(key, Desk.STAFF, Optional.empty());
        assertThat(desk.state(key).allowedCommands()).containsExactly(ReturnCommand.INSPECT, ReturnCommand.REFUND);
        assertThat(desk.inspects(inspection(key).accept("1", 1))).isInstanceOf(Result.AlreadyInspected.class);
        assertThat(desk.inspects(inspection(key).incomplete())).isInstanceOf(Result.AlreadyInspected.class);

        desk.inspected(inspection(key));

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.trail(key)).endsWith("ReturnReopened", "ReturnClosed");
        assertThat(desk.found(key).refunds()).hasSize(1);
    }

    @Test
    void an_item_and_a_line_that_are_not_the_same_thing_are_refused() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));

        assertThat(refused(inspection(key).acceptItemOfLine("1", "2", 1)))
                .containsExactly("/items/0/lineId CONTRADICTION");
        desk.inspected(inspection(key).acceptItemOfLine("1", "1", 1));
    }

    @Test
    void goods_on_the_table_are_the_proof_that_a_withdrawals_money_waits_for() {
        ReturnKey key = desk.labelled(request("1001").withdrawal().item("1", 1));
        desk.clock.set("2026-11-30T09:00:00+01:00");

        desk.inspected(inspection(key).accept("1", 1));

        assertThat(desk.state(key).deadlines().refundDueAt()).contains(at("2026-11-30T09:00:00+01:00"));
    }

    @Test
    void units_paid_for_before_they_came_are_not_given_back_when_they_are_missing_or_refused() {
        Desk early = new Desk()
                .with(policy().refundOn(RefundTrigger.HANDED_IN))
                .with(order("1001").line("1", 6, "10.00"));
        ReturnKey key = early.labelled(request("1001").item("1", 4));
        early.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        early.relay();
        early.succeeds(key, 1);
        assertThat(early.balance("1001").line("1").returned()).isEqualTo(4);

        early.inspected(inspection(key).accept("1", 1).reject("1", 1).sendBack("1", 1));

        assertThat(early.balance("1001").line("1").reserved()).isZero();
        assertThat(early.balance("1001").line("1").taken()).isEqualTo(4);
        early.relay();
        assertThat(early.state(key).status()).isEqualTo(ReturnStatus.CLOSED);

        early.decide.reopen(key, Desk.STAFF, Optional.empty());
        assertThat(early.balance("1001").line("1").taken()).isEqualTo(4);
        early.inspected(inspection(key).accept("1", 1));
        early.relay();
        assertThat(early.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(early.found(key).refunds()).hasSize(1);
    }

    @Test
    void of_two_who_judge_at_once_the_second_reads_again() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.store.overtakeWith(() -> desk.inspected(inspection(key).accept("1", 1)));

        assertThat(desk.inspects(inspection(key).reject("1", 1))).isInstanceOf(Result.AlreadyInspected.class);
        assertThat(desk.item(key, "1").accepted()).isEqualTo(1);
    }
}
