package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.KeepItemFixture.desk;
import static dev.kehrwieder.core.usecase.KeepItemFixture.keepingBelow;
import static dev.kehrwieder.core.usecase.KeepItemFixture.settlement;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnCommand;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a return of which something stays: its money, its messages, its end. */
final class KeptPartTest {
    @Test
    void of_a_mixed_return_the_kept_part_is_paid_at_once_and_the_rest_when_it_is_here() {
        Desk desk = desk(policy().keepItemBelow("5.00").returnShippingFee("4.90"));

        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));

        assertThat(desk.state(key).parcels()).hasSize(1);
        assertThat(desk.state(key).method()).isEqualTo(ReturnMethod.BY_MAIL_QR);
        assertThat(desk.slips.asked().getLast().lines())
                .extracting(line -> line.lineId())
                .containsExactly("shoes");
        assertThat(settlement(desk, key).netRefund()).isEqualTo(eur("4.00"));
        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
        desk.succeeds(key, 1);
        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);

        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();
        desk.succeeds(key, 2);

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("4.00"), eur("55.10"));
        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(settlement(desk, key).netRefund())
                .isEqualTo(desk.state(key).estimate().netRefund());
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void a_box_that_arrives_without_the_rest_leaves_the_kept_part_as_it_is() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));
        desk.succeeds(key, 1);

        desk.inspected(inspection(key));
        desk.relay();

        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.KEPT);
        assertThat(desk.item(key, "1").missing()).isZero();
        assertThat(desk.item(key, "2").goods()).isEqualTo(GoodsState.NOT_RECEIVED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void kept_units_are_never_judged() {
        Desk desk = keepingBelow("5.00");
        ReturnKey whole = desk.registered(request("1001").item("socks", 1));
        ReturnKey mixed = desk.labelled(
                request("1001").resolution(Resolution.REFUND_ORIGINAL_PAYMENT).item("shoes", 1));

        assertThat(desk.inspects(inspection(whole).accept("1", 1)))
                .isInstanceOf(InspectReturn.Result.AlreadyInspected.class);
        assertThat(desk.inspects(inspection(whole).reject("1", 1)))
                .isInstanceOf(InspectReturn.Result.AlreadyInspected.class);
        assertThat(desk.state(whole).allowedCommands()).doesNotContain(ReturnCommand.INSPECT, ReturnCommand.ADD_PARCEL);
        assertThat(desk.state(mixed).allowedCommands()).contains(ReturnCommand.INSPECT);
    }

    @Test
    void the_restocking_fee_is_for_what_is_restocked() {
        Desk desk = desk(policy().keepItemBelow("5.00").restockingFeePercent("10"));

        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(settlement(desk, key).restockingFee()).isEqualTo(eur("6.00"));
        assertThat(settlement(desk, key).netRefund())
                .isEqualTo(desk.state(key).estimate().netRefund());
    }

    @Test
    void kept_goods_that_others_answer_for_do_not_spare_the_box_its_postage() {
        PolicyFixture policy = policy().keepItemBelow("5.00").returnShippingFee("4.90");
        Desk desk = desk(policy);

        ReturnKey key = desk.labelled(request("1001")
                .reason("DEFECTIVE")
                .item("socks", 1)
                .reason("TOO_SMALL")
                .item("shoes", 1));
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(settlement(desk, key).netRefund())
                .isEqualTo(desk.state(key).estimate().netRefund());
    }

    @Test
    void a_policy_that_pays_with_the_dispatch_pays_the_kept_part_before_it() {
        Desk desk = desk(policy().keepItemBelow("5.00").refundOn(RefundTrigger.HANDED_IN));
        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));

        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.relay();

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("4.00"), eur("60.00"));
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.KEPT);
    }

    @Test
    void each_order_of_a_box_keeps_by_its_own_policy() {
        Desk desk = new Desk()
                .with(policy())
                .with(policy().version(2).keepItemBelow("5.00"))
                .with(order("1001").line("1", 1, "4.00"))
                .with(order("1002").policyVersion(2).line("1", 1, "4.00"));

        ReturnKey key = desk.registered(request("1001").item("1", 1).itemOf("1002", "1", 1));

        assertThat(desk.state(key).items()).extracting(ReturnItem::isKept).containsExactly(false, true);
    }

    @Test
    void the_message_twice_or_after_another_pays_once() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.registered(request("1001").item("socks", 1));
        var event = desk.event(key, "ItemsKept").id();

        assertThat(desk.settle.on(key, event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.settle.on(key, event)).isEqualTo(ConsumerResult.DONE_BEFORE);
        desk.settle.on(key, desk.event(key, "ReturnApproved").id());
        desk.relay();

        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.provider.asked()).hasSize(1);
    }

    @Test
    void an_event_that_was_lost_is_repeated_and_paid_once() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        desk.clock.advance(Duration.ofMinutes(11));
        assertThat(desk.visitAll()).isPositive();
        desk.relay();
        desk.succeeds(key, 1);

        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("4.00"));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void before_it_is_paid_it_may_be_called_off_and_then_nothing_is_paid() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        assertThat(desk.state(key).allowedCommands()).contains(ReturnCommand.CANCEL);
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());
        desk.relay();

        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.balance("1001").line("socks").taken()).isZero();
    }

    @Test
    void after_it_was_paid_for_it_cannot_be_called_off() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));

        assertThat(Desk.decided(desk.decide.cancel(key, Desk.STAFF, Optional.empty())))
                .isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void the_rest_that_nobody_sends_expires_once_the_kept_part_is_paid() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));
        desk.clock.set("2026-12-09T00:00:00+01:00");

        desk.visits.visit(key);
        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);

        desk.succeeds(key, 1);
        desk.clock.advance(Duration.ofDays(2));
        desk.visits.visit(key);

        assertThat(desk.state(key).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.KEPT);
        assertThat(desk.item(key, "2").missing()).isEqualTo(1);
        assertThat(desk.balance("1001").line("shoes").taken()).isZero();
        assertThat(desk.balance("1001").line("socks").returned()).isEqualTo(1);
    }

    @Test
    void money_for_kept_goods_that_comes_back_after_the_rest_expired_takes_the_return_up_again() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.labelled(request("1001").item("socks", 1).item("shoes", 1));
        desk.succeeds(key, 1);
        desk.clock.set("2026-12-09T00:00:00+01:00");
        desk.visits.visit(key);

        desk.hears(key, 1, "bounced", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));

        assertThat(desk.state(key).stage()).isEqualTo(Stage.REOPENED);
        assertThat(desk.refund(key, 1).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NONE);
    }

    @Test
    void a_kept_return_never_expires() {
        Desk desk = keepingBelow("5.00");
        ReturnKey key = desk.registered(request("1001").item("socks", 1));
        desk.relay();

        desk.clock.advance(Duration.ofDays(60));
        desk.visitAll();

        assertThat(desk.state(key).stage()).isEqualTo(Stage.APPROVED);
    }
}
