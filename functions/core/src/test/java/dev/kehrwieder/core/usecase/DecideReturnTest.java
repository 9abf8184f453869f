package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnCommand;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecideReturnTest {
    private final Desk desk =
            new Desk().with(policy().approval(Approval.MANUAL)).with(order("1001"));
    private final Desk auto = Desk.ofOneOrder();

    private static ReturnResult approve(Desk desk, ReturnKey key) {
        return Desk.decided(desk.decide.approve(key, Desk.STAFF, Optional.empty()));
    }

    private static ReturnResult decline(Desk desk, ReturnKey key, String note) {
        return Desk.decided(
                desk.decide.decline(key, DeclineReason.FINAL_SALE, Optional.of(note), Desk.STAFF, Optional.empty()));
    }

    private static ReturnResult cancel(Desk desk, ReturnKey key) {
        return Desk.decided(desk.decide.cancel(key, Desk.STAFF, Optional.empty()));
    }

    private static ReturnResult reopen(Desk desk, ReturnKey key) {
        return Desk.decided(desk.decide.reopen(key, Desk.STAFF, Optional.empty()));
    }

    private static void assertDone(ReturnResult result, ReturnStatus status) {
        assertThat(result).isInstanceOfSatisfying(ReturnResult.Done.class, done -> assertThat(
                        done.now().state().status())
                .isEqualTo(status));
    }

    private static void assertNotAllowed(ReturnResult result, ReturnStatus status) {
        assertThat(result).isInstanceOfSatisfying(ReturnResult.NotAllowed.class, refused -> assertThat(
                        refused.now().state().status())
                .isEqualTo(status));
    }

    private static int reserved(Desk desk) {
        return desk.balance("1001").line("1").reserved();
    }

    @Test
    void an_approved_return_may_come_and_gets_its_labels() {
        ReturnKey key = desk.registered(request("1001").item("1", 2).parcels(2));

        assertDone(approve(desk, key), ReturnStatus.APPROVED);

        assertThat(desk.item(key, "1").expected()).isEqualTo(2);
        assertThat(desk.state(key).parcels()).hasSize(2);
        assertThat(desk.state(key).deadlines().shipBy()).contains(at("2026-12-09T00:00:00+01:00"));
        assertThat(desk.event(key, "ReturnApproved").event()).isEqualTo(new ReturnEvent.ReturnApproved(false));
        assertThat(desk.event(key, "ReturnApproved").by()).isEqualTo(Desk.STAFF);
        assertThat(reserved(desk)).isEqualTo(2);
    }

    @Test
    void what_is_approved_already_is_approved_without_a_change() {
        ReturnKey key = auto.labelled(request("1001"));
        long version = auto.state(key).version();

        assertDone(approve(auto, key), ReturnStatus.AWAITING_DROP_OFF);

        assertThat(auto.state(key).version()).isEqualTo(version);
    }

    @Test
    void a_declined_return_gives_its_units_back_and_says_why_beside_the_trail() {
        ReturnKey key =
                desk.registered(request("1001").comment("Too small for me").item("1", 2));

        assertDone(decline(desk, key, "Sold as final"), ReturnStatus.DECLINED);

        assertThat(reserved(desk)).isZero();
        assertThat(desk.event(key, "ReturnDeclined").event())
                .isEqualTo(new ReturnEvent.ReturnDeclined(DeclineReason.FINAL_SALE));
        assertThat(desk.memory.person(key).map(Person::texts))
                .contains(Map.of("item/1/comment", "Too small for me", "decline", "Sold as final"));
        assertDone(decline(desk, key, "Again"), ReturnStatus.DECLINED);
        assertThat(desk.state(key).version()).isEqualTo(2);
    }

    @Test
    void what_is_decided_is_not_decided_otherwise() {
        ReturnKey approved = desk.registered(request("1001").item("1", 1));
        approve(desk, approved);
        assertNotAllowed(decline(desk, approved, ""), ReturnStatus.APPROVED);

        ReturnKey declined = desk.registered(request("1001").item("1", 1));
        decline(desk, declined, "");
        assertNotAllowed(approve(desk, declined), ReturnStatus.DECLINED);
        assertNotAllowed(cancel(desk, declined), ReturnStatus.DECLINED);
        assertNotAllowed(reopen(desk, declined), ReturnStatus.DECLINED);
    }

    @Test
    void a_canceled_return_gives_its_units_back_also_while_it_waits() {
        ReturnKey waiting = desk.registered(request("1001").item("1", 1));
        ReturnKey approved = desk.registered(request("1001").item("1", 2));
        approve(desk, approved);

        assertDone(cancel(desk, waiting), ReturnStatus.CANCELED);
        assertDone(cancel(desk, approved), ReturnStatus.CANCELED);
        assertDone(cancel(desk, approved), ReturnStatus.CANCELED);

        assertThat(reserved(desk)).isZero();
        assertThat(desk.trail(approved)).containsOnlyOnce("ReturnCanceled");
    }

    @Test
    void a_return_whose_goods_are_here_is_not_canceled() {
        ReturnKey key = auto.labelled(request("1001").item("1", 2));
        auto.inspected(inspection(key).incomplete().takeIn("1", 1));

        assertNotAllowed(cancel(auto, key), ReturnStatus.PARTIALLY_RECEIVED);
    }

    @Test
    void a_return_whose_box_was_empty_is_canceled_without_giving_its_units_back_twice() {
        ReturnKey key = auto.labelled(request("1001").item("1", 2));
        auto.inspected(inspection(key));
        assertThat(reserved(auto)).isZero();

        assertDone(cancel(auto, key), ReturnStatus.CANCELED);

        assertThat(reserved(auto)).isZero();
    }

    @Test
    void a_return_that_is_not_there_is_unknown() {
        assertThat(approve(desk, returnKey("R9"))).isEqualTo(new ReturnResult.Unknown());
        assertThat(cancel(desk, returnKey("R9"))).isEqualTo(new ReturnResult.Unknown());
    }

    @Test
    void of_two_who_decide_at_once_the_second_sees_the_first() {
        ReturnKey key = desk.registered(request("1001").item("1", 2));
        desk.store.overtakeWith(() -> decline(desk, key, ""));

        assertNotAllowed(approve(desk, key), ReturnStatus.DECLINED);
        assertThat(desk.trail(key)).doesNotContain("ReturnApproved");
    }

    @Test
    void who_reads_a_balance_that_is_newer_than_the_return_reads_both_again() {
        ReturnKey key = desk.registered(request("1001").item("1", 2));
        approve(desk, key);
        desk.store.overtakeBeforeTheOrderIsRead(() -> cancel(desk, key));

        assertDone(cancel(desk, key), ReturnStatus.CANCELED);

        assertThat(reserved(desk)).isZero();
        assertThat(desk.trail(key)).containsOnlyOnce("ReturnCanceled");
    }

    private ReturnKey expired() {
        ReturnKey key = auto.labelled(request("1001").item("1", 2));
        auto.clock.set("2026-12-09T00:00:00+01:00");
        auto.visitAll();
        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        return key;
    }

    @Test
    void an_expired_return_that_is_reopened_takes_its_units_again_and_gets_new_labels() {
        ReturnKey key = expired();
        assertThat(reserved(auto)).isZero();

        assertDone(reopen(auto, key), ReturnStatus.REOPENED);

        assertThat(reserved(auto)).isEqualTo(2);
        assertThat(auto.trail(key)).endsWith("ReturnReopened", "LabelVoided", "LabelRequested");
        assertThat(auto.state(key).deadlines().shipBy()).contains(at("2027-01-07T00:00:00+01:00"));
        auto.relay();
        assertThat(auto.state(key).parcels()).extracting(Parcel::status).containsExactly(ParcelStatus.LABEL_CREATED);
        assertDone(reopen(auto, key), ReturnStatus.REOPENED);
    }

    @Test
    void units_that_another_return_has_taken_since_are_not_taken_again() {
        ReturnKey key = expired();
        auto.clock.set("2026-12-05T09:00:00Z");
        auto.registered(request("1001").item("1", 3));

        assertThat(reopen(auto, key)).isInstanceOfSatisfying(ReturnResult.Refused.class, refused -> assertThat(
                        Desk.codes(refused.refusals()))
                .containsExactly(" QUANTITY_EXCEEDED"));
        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
    }

    @Test
    void a_reopened_return_expects_the_units_that_no_other_one_has_taken_since() {
        ReturnKey key = expired();
        auto.clock.set("2026-12-05T09:00:00Z");
        auto.registered(request("1001").item("1", 2));

        assertDone(reopen(auto, key), ReturnStatus.REOPENED);

        assertThat(auto.item(key, "1").expected()).isEqualTo(1);
        assertThat(reserved(auto)).isEqualTo(3);
    }

    @Test
    void a_line_that_the_shop_has_taken_out_of_the_order_since_is_not_taken_again() {
        ReturnKey key = expired();
        auto.with(order("1001").version(2).line("2", 1, "10.00"));

        assertThat(reopen(auto, key)).isInstanceOf(ReturnResult.Refused.class);
    }

    @Test
    void a_reopened_return_without_a_label_has_a_new_day_to_come_by() {
        ReturnKey key = auto.registered(
                request("1001").method(ReturnMethod.OWN_SHIPMENT).item("1", 1));
        auto.clock.set("2026-12-09T00:00:00+01:00");
        auto.visitAll();
        reopen(auto, key);

        auto.clock.advance(Duration.ofDays(2));
        auto.visitAll();

        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.REOPENED);
        assertThat(auto.trail(key)).containsOnlyOnce("ReturnExpired");
    }

    @Test
    void a_closed_return_that_is_reopened_takes_what_was_missing_again() {
        ReturnKey key = auto.labelled(request("1001").item("1", 2));
        auto.inspected(inspection(key).accept("1", 1));
        auto.relay();
        auto.succeeds(key, 1);
        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(reserved(auto)).isZero();

        assertDone(reopen(auto, key), ReturnStatus.REOPENED);
        assertThat(reserved(auto)).isEqualTo(1);

        auto.inspected(inspection(key).accept("1", 1));
        auto.relay();
        auto.hears(key, 2, "late", new Answer.Succeeded("re_2"));
        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(auto.balance("1001").line("1").returned()).isEqualTo(2);
    }

    @Test
    void a_late_scan_of_a_reopened_return_pays_for_nothing_that_is_not_here() {
        Desk early = new Desk().with(policy().refundOn(RefundTrigger.DELIVERED)).with(order("1001"));
        ReturnKey key = early.labelled(request("1001").item("1", 3));
        early.inspected(inspection(key).parcel(1).accept("1", 1));
        early.relay();
        early.succeeds(key, 1);
        reopen(early, key);

        early.scans(key, 1, ParcelStatus.DELIVERED, "2026-11-09T09:00:00+01:00");
        early.relay();

        assertThat(early.item(key, "1").settled()).isEqualTo(1);
    }

    @Test
    void a_return_that_is_open_because_its_refund_came_back_is_not_ended_by_an_empty_inspection() {
        ReturnKey key = auto.submitted(request("1001").item("1", 1));
        auto.succeeds(key, 1);
        auto.hears(key, 1, "bounced", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));

        assertThat(auto.state(key).status()).isEqualTo(ReturnStatus.REOPENED);
        assertThat(auto.state(key).allowedCommands()).containsExactly(ReturnCommand.REFUND);
        assertThat(auto.inspects(inspection(key))).isInstanceOf(InspectReturn.Result.AlreadyInspected.class);
    }
}
