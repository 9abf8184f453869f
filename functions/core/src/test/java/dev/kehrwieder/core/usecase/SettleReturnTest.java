package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.returnKey;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettleReturnTest {
    private final Desk desk = Desk.ofOneOrder();

    private static ConsumerResult settle(Desk desk, ReturnKey key) {
        return desk.settle.on(key, desk.event(key, "ItemsInspected").id());
    }

    private static Settlement settlement(Desk desk, ReturnKey key) {
        return desk.state(key).settlement().orElseThrow();
    }

    @Test
    void the_money_of_what_is_accepted_is_decided_and_reserved_in_one_commit() {
        ReturnKey key = desk.accepted(request("1001").item("1", 1));
        long version = desk.state(key).version();

        assertThat(settle(desk, key)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.state(key).version()).isEqualTo(version + 1);
        assertThat(settlement(desk, key).netRefund()).isEqualTo(eur("30.00"));
        assertThat(desk.trail(key)).endsWith("SettlementDecided", "RefundReserved");
        Refund refund = desk.refund(key, 1);
        assertThat(refund.status()).isEqualTo(RefundStatus.RESERVED);
        assertThat(refund.amount()).isEqualTo(eur("30.00"));
        assertThat(refund.providerKey()).isEqualTo("demo/R1/1");
        assertThat(refund.dueAt()).isEqualTo(at("2026-11-24T23:59:59+01:00"));
        assertThat(desk.balance("1001").payment("p1").reserved()).isEqualTo(eur("30.00"));
        assertThat(desk.balance("1001").line("1").returned()).isEqualTo(1);
        assertThat(desk.balance("1001").line("1").reserved()).isZero();
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.RESERVED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        assertThat(desk.provider.asked()).isEmpty();
    }

    @Test
    void the_same_message_again_decides_nothing() {
        ReturnKey key = desk.accepted(request("1001").item("1", 1));
        settle(desk, key);

        assertThat(settle(desk, key)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(desk.found(key).refunds()).hasSize(1);
    }

    @Test
    void another_message_about_the_same_units_decides_nothing() {
        ReturnKey key = desk.accepted(request("1001").item("1", 1));
        settle(desk, key);

        assertThat(desk.settle.on(key, desk.event(key, "GoodsReceived").id())).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.trail(key)).containsOnlyOnce("SettlementDecided");
    }

    @Test
    void each_part_is_settled_as_it_is_accepted_and_the_fee_is_taken_once() {
        Desk fees = new Desk().with(policy().returnShippingFee("4.90")).with(order("1001"));
        ReturnKey key = fees.labelled(request("1001").item("1", 3));

        fees.inspected(inspection(key).incomplete().accept("1", 1));
        fees.relay();
        fees.inspected(inspection(key).accept("1", 2));
        fees.relay();

        assertThat(fees.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("25.10"), eur("59.99"));
        assertThat(settlement(fees, key).returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(settlement(fees, key).itemSubtotal()).isEqualTo(eur("89.99"));
        assertThat(settlement(fees, key).lines()).hasSize(2);
    }

    @Test
    void units_are_worth_their_share_in_the_order_in_which_their_money_is_decided() {
        ReturnKey first = desk.labelled(request("1001").item("1", 1));
        ReturnKey second = desk.labelled(request("1001").item("1", 1));
        ReturnKey canceled = desk.labelled(request("1001").item("1", 1));
        desk.decide.cancel(canceled, Desk.STAFF, Optional.empty());

        desk.inspected(inspection(second).accept("1", 1));
        desk.relay();
        desk.inspected(inspection(first).accept("1", 1));
        desk.relay();

        assertThat(settlement(desk, second).netRefund()).isEqualTo(eur("30.00"));
        assertThat(settlement(desk, first).netRefund()).isEqualTo(eur("29.99"));
    }

    @Test
    void nothing_accepted_is_a_settlement_of_nothing_and_closes_the_return() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.inspected(inspection(key).reject("1", 2));

        settle(desk, key);

        assertThat(settlement(desk, key))
                .isEqualTo(Settlement.nothing(eur("0.00").currency()));
        assertThat(desk.trail(key)).endsWith("SettlementDecided", "ReturnClosed");
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NOT_DUE);
    }

    @Test
    void a_settlement_of_zero_makes_no_refund_and_closes_the_return() {
        Desk dear = new Desk().with(policy().returnShippingFee("40.00")).with(order("1001"));
        ReturnKey key = dear.accepted(request("1001").item("1", 1));

        settle(dear, key);

        assertThat(settlement(dear, key).netRefund()).isEqualTo(eur("0.00"));
        assertThat(dear.found(key).refunds()).isEmpty();
        assertThat(dear.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(dear.item(key, "1").money()).isEqualTo(MoneyState.NOT_DUE);
    }

    @Test
    void a_return_that_is_settled_in_part_stays_open_for_the_rest() {
        ReturnKey key = desk.labelled(request("1001").item("1", 2));
        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        desk.succeeds(key, 1);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.PARTIALLY_RECEIVED);

        desk.inspected(inspection(key).reject("1", 1));
        desk.relay();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void value_loss_follows_the_units_that_were_inspected_with_it() {
        ReturnKey key = desk.labelled(request("1001").withdrawal().item("1", 3));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        desk.inspected(inspection(key).acceptWithLoss("1", 1, 50).accept("1", 1));
        desk.relay();

        assertThat(desk.found(key).refunds())
                .extracting(Refund::amount)
                // 59.99 for the last two less half of the first of them (30.00), and the postage.
                .containsExactly(eur("30.00"), eur("49.94"));
        assertThat(settlement(desk, key).valueDeduction()).isEqualTo(eur("15.00"));
        assertThat(settlement(desk, key).shippingRefund()).isEqualTo(eur("4.95"));
    }

    @Test
    void credit_is_an_entry_of_the_ledger_and_its_bonus_another() {
        Desk credit = new Desk().with(policy().storeCreditBonusPercent("10")).with(order("1001"));
        ReturnKey key = credit.accepted(
                request("1001").resolution(Resolution.STORE_CREDIT).item("1", 1));

        credit.relay();

        assertThat(credit.memory.ledger())
                .extracting(CreditEntry::type, CreditEntry::amount, entry -> entry.account()
                        .customer())
                .containsExactlyInAnyOrder(
                        tuple(
                                CreditEntry.Type.ISSUE,
                                eur("30.00"),
                                credit.state(key).customer()),
                        tuple(
                                CreditEntry.Type.BONUS,
                                eur("3.00"),
                                credit.state(key).customer()));
        assertThat(credit.event(key, "CreditIssued").event())
                .isEqualTo(new ReturnEvent.CreditIssued(eur("33.00"), eur("3.00")));
        assertThat(credit.item(key, "1").money()).isEqualTo(MoneyState.CREDITED);
        assertThat(credit.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void an_exchange_is_released_and_says_what_is_due() {
        ReturnKey key =
                desk.accepted(request("1001").exchange("SHOE-43", "35.00").item("1", 1));

        desk.relay();

        assertThat(desk.event(key, "ExchangeReleased").event())
                .isEqualTo(new ReturnEvent.ExchangeReleased(List.of(new ReturnEvent.ReleasedItem("1", "SHOE-43", 1))));
        assertThat(settlement(desk, key).amountDue()).isEqualTo(eur("5.00"));
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.EXCHANGED);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void two_hundred_exchanges_are_released_in_one_commit() {
        Desk many = new Desk().with(policy()).with(order("1001").line("1", 200, "30.00"));
        RequestFixture all = request("1001").exchange("SHOE-43", "30.00");
        IntStream.range(0, 200).forEach(_ -> all.item("1", 1));
        ReturnKey key = many.accepted(all);

        many.relay();

        assertThat(many.event(key, "ExchangeReleased").event())
                .isInstanceOfSatisfying(ReturnEvent.ExchangeReleased.class, released -> assertThat(released.items())
                        .hasSize(200));
        assertThat(many.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void each_order_of_a_box_pays_back_its_own_payments_and_the_fee_is_taken_once() {
        Desk two = new Desk()
                .with(policy().returnShippingFee("4.90"))
                .with(order("1001"))
                .with(order("1002").line("1", 1, "20.00"));
        ReturnKey key = two.accepted(request("1001").item("1", 1).itemOf("1002", "1", 1));

        two.relay();

        assertThat(two.found(key).refunds())
                .extracting(Refund::orderNumber, Refund::reference, Refund::amount)
                .containsExactly(tuple("1001", "pay_1001", eur("25.10")), tuple("1002", "pay_1002", eur("20.00")));
        two.succeeds(key, 1);
        assertThat(two.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
        two.succeeds(key, 2);
        assertThat(two.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"HANDED_IN,HANDED_IN", "DELIVERED,DELIVERED", "HANDED_IN,DELIVERED"})
    void money_that_waits_for_less_than_the_inspection_is_decided_with_the_last_parcels_scan(
            RefundTrigger trigger, ParcelStatus scan) {
        Desk early = new Desk().with(policy().refundOn(trigger)).with(order("1001"));
        ReturnKey key = early.labelled(request("1001").parcels(2).item("1", 2));

        early.scans(key, 1, scan, "2026-11-12T09:00:00+01:00");
        early.relay();
        assertThat(early.found(key).refunds()).isEmpty();
        early.scans(key, 2, scan, "2026-11-12T10:00:00+01:00");
        early.relay();

        assertThat(early.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("59.99"));
        early.succeeds(key, 1);
        assertThat(early.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        early.inspected(inspection(key).accept("1", 2));
        early.relay();
        assertThat(early.found(key).refunds()).hasSize(1);
        assertThat(early.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
    }

    @Test
    void money_that_waits_for_the_delivery_does_not_come_with_the_dispatch() {
        Desk early = new Desk().with(policy().refundOn(RefundTrigger.DELIVERED)).with(order("1001"));
        ReturnKey key = early.labelled(request("1001").item("1", 1));

        early.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        early.relay();

        assertThat(early.found(key).refunds()).isEmpty();
    }

    @Test
    void a_withdrawal_is_due_by_law_and_bears_no_restocking_fee() {
        Desk fees = new Desk().with(policy().restockingFeePercent("15")).with(order("1001"));
        ReturnKey key = fees.registered(request("1001").withdrawal().item("1", 3));
        fees.clock.advance(Duration.ofDays(3));
        fees.inspected(inspection(key).accept("1", 3));

        settle(fees, key);

        assertThat(settlement(fees, key).netRefund()).isEqualTo(eur("94.94"));
        assertThat(settlement(fees, key).notes()).contains(SettlementNote.FEE_SUPPRESSED_STATUTORY);
        assertThat(fees.refund(key, 1).dueAt()).isEqualTo(at("2026-11-24T23:59:59+01:00"));
    }

    @Test
    void of_two_returns_that_settle_at_once_each_gets_its_own_share() {
        ReturnKey first = desk.registered(request("1001").item("1", 1));
        ReturnKey second = desk.registered(request("1001").item("1", 1));
        desk.inspected(inspection(first).accept("1", 1));
        desk.inspected(inspection(second).accept("1", 1));
        desk.store.overtakeWith(() -> settle(desk, second));

        settle(desk, first);

        assertThat(settlement(desk, second).netRefund()).isEqualTo(eur("30.00"));
        assertThat(settlement(desk, first).netRefund()).isEqualTo(eur("29.99"));
        assertThat(desk.balance("1001").payment("p1").reserved()).isEqualTo(eur("59.99"));
    }

    @Test
    void units_that_were_settled_between_two_reads_are_not_settled_again() {
        ReturnKey key = desk.accepted(request("1001").item("1", 1));
        var other = desk.event(key, "GoodsReceived").id();
        desk.store.overtakeBeforeTheOrderIsRead(() -> desk.settle.on(key, other));

        assertThat(settle(desk, key)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.found(key).refunds()).hasSize(1);
        assertThat(desk.balance("1001").line("1").returned()).isEqualTo(1);
    }

    @Test
    void nothing_is_decided_for_a_return_that_is_over_or_not_there() {
        ReturnKey key = desk.labelled(request("1001").item("1", 1));
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());
        var event = desk.event(key, "ReturnCanceled").id();

        assertThat(desk.settle.on(key, event)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.state(key).settlement()).isEmpty();
        assertThat(desk.settle.on(returnKey("R9"), event)).isEqualTo(ConsumerResult.UNKNOWN_RETURN);
    }
}
