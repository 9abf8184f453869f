package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.KeepItemFixture.desk;
import static dev.kehrwieder.core.usecase.KeepItemFixture.keepingBelow;
import static dev.kehrwieder.core.usecase.KeepItemFixture.settlement;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.DecisionState;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.refund.Refund;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is worth less than the policy wants to see again stays with the shopper, and is paid for all the same. */
final class KeepItemTest {
    private static boolean keeps(Desk desk, RequestFixture request) {
        return desk.item(desk.registered(request), "1").isKept();
    }

    @Test
    void goods_of_little_worth_stay_and_their_money_goes_back_without_anything_being_sent() {
        Desk desk = keepingBelow("5.00");

        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        assertThat(desk.trail(key)).containsExactly("ReturnRequested", "ReturnApproved", "ItemsKept");
        assertThat(desk.event(key, "ItemsKept").event())
                .isEqualTo(new ReturnEvent.ItemsKept(List.of(new ReturnEvent.KeptItem("1", 1))));
        Return approved = desk.state(key);
        assertThat(approved.method()).isEqualTo(ReturnMethod.KEEP_ITEM);
        assertThat(approved.parcels()).isEmpty();
        assertThat(approved.deadlines().shipBy()).isEmpty();
        assertThat(approved.estimate().netRefund()).isEqualTo(eur("4.00"));
        ReturnItem item = desk.item(key, "1");
        assertThat(item.goods()).isEqualTo(GoodsState.KEPT);
        assertThat(item.decision()).isEqualTo(DecisionState.ACCEPTED);
        assertThat(item.authorized()).isEqualTo(1);
        assertThat(item.accepted()).isEqualTo(1);
        assertThat(item.received()).isZero();
        assertThat(item.pendingInspection()).isZero();

        desk.relay();
        desk.succeeds(key, 1);

        assertThat(desk.trail(key))
                .containsExactly(
                        "ReturnRequested",
                        "ReturnApproved",
                        "ItemsKept",
                        "SettlementDecided",
                        "RefundReserved",
                        "RefundSubmitted",
                        "RefundSucceeded",
                        "ReturnClosed");
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(settlement(desk, key).netRefund()).isEqualTo(eur("4.00"));
        assertThat(settlement(desk, key).notes()).containsExactly(SettlementNote.KEPT);
        assertThat(desk.balance("1001").line("socks").returned()).isEqualTo(1);
        assertThat(desk.balance("1001").line("socks").reserved()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.00, 1, false", "4.00, 1, false", "4.01, 1, true", "8.00, 2, false", "8.01, 2, true"})
    void what_is_kept_is_worth_less_than_the_policy_says(String below, int units, boolean kept) {
        assertThat(keeps(keepingBelow(below), request("1001").item("socks", units)))
                .isEqualTo(kept);
    }

    @Test
    void what_counts_is_what_was_paid_after_every_discount() {
        Desk desk = new Desk()
                .with(policy().keepItemBelow("31.00"))
                .with(order("1001").line("1", 3, "33.33").discount("10.00"));

        assertThat(keeps(desk, request("1001").item("1", 1))).isTrue();
    }

    @Test
    void asking_for_one_unit_after_the_other_keeps_no_more_than_asking_at_once() {
        Desk desk = keepingBelow("5.00");
        ReturnKey first = desk.registered(request("1001").item("socks", 1));
        ReturnKey second = desk.registered(request("1001").item("socks", 1));
        desk.relay();
        ReturnKey third = desk.registered(request("1001").item("socks", 1));

        assertThat(desk.item(first, "1").isKept()).isTrue();
        assertThat(desk.item(second, "1").isKept()).isFalse();
        assertThat(desk.item(third, "1").isKept()).isFalse();
    }

    @Test
    void several_items_of_a_line_are_worth_their_sum() {
        Desk desk = keepingBelow("5.00");

        ReturnKey key =
                desk.registered(request("1001").item("socks", 1).reason("COLOR").item("socks", 1));

        assertThat(desk.state(key).items()).noneMatch(ReturnItem::isKept);
    }

    @Test
    void units_of_a_return_that_was_called_off_count_no_more() {
        Desk desk = keepingBelow("5.00");
        ReturnKey canceled = desk.registered(request("1001").item("socks", 1));
        desk.decide.cancel(canceled, Desk.STAFF, Optional.empty());

        assertThat(keeps(desk, request("1001").item("socks", 1))).isTrue();
    }

    @Test
    void a_rule_keeps_what_it_is_for_and_the_reason_may_be_what_it_is_for() {
        PolicyFixture policy = policy().keepItemBelow("5.00")
                .rules(
                        rule().faults(FaultParty.SUPPLIER).keepItemBelow("100.00"),
                        rule().reasons("COLOR").keepItemBelow("0.00"));

        assertThat(keeps(desk(policy), request("1001").reason("DEFECTIVE").item("shoes", 1)))
                .isTrue();
        assertThat(keeps(desk(policy), request("1001").reason("TOO_SMALL").item("shoes", 1)))
                .isFalse();
        assertThat(keeps(desk(policy), request("1001").reason("COLOR").item("socks", 1)))
                .isFalse();
    }

    @Test
    void who_wants_other_goods_sends_the_old_ones() {
        assertThat(keeps(
                        keepingBelow("5.00"),
                        request("1001").exchange("SOCKS-XL", "4.00").item("socks", 1)))
                .isFalse();
    }

    @Test
    void store_credit_is_given_for_kept_goods_and_closes_the_return_at_once() {
        Desk desk = desk(policy().keepItemBelow("5.00").storeCreditBonusPercent("10"));

        ReturnKey key = desk.registered(
                request("1001").resolution(Resolution.STORE_CREDIT).item("socks", 1));
        desk.relay();

        assertThat(settlement(desk, key).storeCredit()).isEqualTo(eur("4.40"));
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.CREDITED);
        assertThat(desk.trail(key)).endsWith("CreditIssued", "ReturnClosed");
    }

    @Test
    void kept_goods_are_paid_back_over_several_tenders_our_own_ledger_among_them() {
        Desk desk = new Desk()
                .with(policy().keepItemBelow("20.00"))
                .with(order("1001")
                        .line("1", 1, "12.00")
                        .line("2", 1, "30.00")
                        .payment("card", "CARD", "8.00")
                        .payment("own", "credit", "STORE_CREDIT", "34.00"));

        ReturnKey key = desk.registered(request("1001").item("1", 1));
        desk.relay();

        assertThat(desk.found(key).refunds())
                .extracting(Refund::provider, Refund::amount)
                .containsExactly(tuple("local", eur("8.00")), tuple("credit", eur("4.00")));
    }

    @Test
    void goods_worth_nothing_are_kept_and_close_the_return_without_a_refund() {
        Desk desk = new Desk()
                .with(policy().keepItemBelow("5.00"))
                .with(order("1001").line("1", 1, "0.00").line("2", 1, "9.00"));

        ReturnKey key = desk.registered(request("1001").item("1", 1));
        desk.relay();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.found(key).refunds()).isEmpty();
    }

    @Test
    void a_withdrawal_keeps_too_and_its_money_is_due_by_law() {
        Desk desk = keepingBelow("5.00");

        ReturnKey key = desk.registered(request("1001").withdrawal().item("socks", 1));
        desk.relay();

        assertThat(desk.item(key, "1").isKept()).isTrue();
        assertThat(desk.refund(key, 1).dueAt()).isEqualTo(at("2026-11-24T23:59:59+01:00"));
        assertThat(desk.balance("1001").line("socks").withdrawn()).isEqualTo(1);
    }

    @Test
    void the_last_kept_units_of_a_withdrawn_order_bring_the_outbound_postage_back() {
        Desk desk = new Desk()
                .with(policy().keepItemBelow("5.00"))
                .with(order("1001").line("1", 1, "4.00"));

        ReturnKey key = desk.registered(request("1001").withdrawal().item("1", 1));
        desk.relay();

        assertThat(settlement(desk, key).shippingRefund()).isEqualTo(eur("4.95"));
        assertThat(settlement(desk, key).netRefund())
                .isEqualTo(desk.state(key).estimate().netRefund());
    }

    @Test
    void nothing_is_kept_of_a_claim() {
        Desk desk = keepingBelow("5.00");
        desk.accepted(request("1001").claim().item("socks", 1));
        desk.relay();

        ReturnKey key = desk.registered(request("1001")
                .claim()
                .resolution(Resolution.REFUND_ORIGINAL_PAYMENT)
                .item("socks", 1));

        assertThat(desk.state(key).items()).noneMatch(ReturnItem::isKept);
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void whoever_is_watched_or_blocked_keeps_nothing(CustomerStanding standing) {
        Desk desk = desk(policy());
        ReturnItem item = desk.item(desk.registered(request("1001").item("socks", 1)), "1");
        OrderCase order = desk.memory.order(desk.balance("1001").order()).orElseThrow();
        Policy keeping = policy().keepItemBelow("5.00").build();

        ReturnItem decided =
                new KeptItems(Map.of("1001", order), Map.of("1001", keeping), false, standing).decide(item);

        assertThat(decided.isKept())
                .isEqualTo(standing == CustomerStanding.UNLISTED || standing == CustomerStanding.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource(CustomerStanding.class)
    void a_withdrawal_is_taken_from_everybody_and_whoever_is_watched_or_blocked_sends_the_goods(
            CustomerStanding standing) {
        Desk desk = keepingBelow("5.00");
        if (standing != CustomerStanding.UNLISTED) {
            desk.listed(standing);
        }

        assertThat(keeps(desk, request("1001").withdrawal().item("socks", 1)))
                .isEqualTo(standing == CustomerStanding.UNLISTED || standing == CustomerStanding.ALLOWED);
    }

    @Test
    void a_persons_approval_lets_a_watched_customer_keep_nothing() {
        Desk desk = keepingBelow("5.00");
        desk.listed(CustomerStanding.REVIEW);
        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        desk.decide.approve(key, Desk.STAFF, Optional.empty());

        assertThat(desk.item(key, "1").isKept()).isFalse();
        assertThat(desk.state(key).parcels()).hasSize(1);
    }

    @Test
    void what_waits_for_a_person_is_kept_once_it_is_approved() {
        Desk desk = desk(policy().keepItemBelow("5.00").approval(Approval.MANUAL));
        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.ANNOUNCED);
        assertThat(desk.item(key, "1").accepted()).isZero();
        assertThat(desk.item(key, "1").decision()).isEqualTo(DecisionState.PENDING);
        assertThat(desk.trail(key)).containsExactly("ReturnRequested");
        assertThat(desk.state(key).estimate().notes()).containsExactly(SettlementNote.KEPT);

        desk.decide.approve(key, Desk.STAFF, Optional.empty());

        assertThat(desk.trail(key)).endsWith("ReturnApproved", "ItemsKept");
        assertThat(desk.item(key, "1").isKept()).isTrue();
        assertThat(desk.state(key).parcels()).isEmpty();
        assertThat(desk.state(key).method()).isEqualTo(ReturnMethod.KEEP_ITEM);
        desk.relay();
        desk.succeeds(key, 1);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.carrier.asked()).isEmpty();
    }

    @Test
    void approval_counts_what_has_been_asked_back_meanwhile() {
        Desk desk = desk(policy().keepItemBelow("5.00").approval(Approval.MANUAL));
        ReturnKey first = desk.registered(request("1001").item("socks", 1));
        desk.registered(request("1001").item("socks", 1));

        desk.decide.approve(first, Desk.STAFF, Optional.empty());

        assertThat(desk.item(first, "1").isKept()).isFalse();
        assertThat(desk.state(first).parcels()).hasSize(1);
    }

    @Test
    void what_a_person_declines_is_not_kept() {
        Desk desk = desk(policy().keepItemBelow("5.00").approval(Approval.MANUAL));
        ReturnKey key = desk.registered(request("1001").item("socks", 1));

        desk.decide.decline(key, DeclineReason.OTHER, Optional.empty(), Desk.STAFF, Optional.empty());
        desk.relay();

        assertThat(desk.item(key, "1").isKept()).isFalse();
        assertThat(desk.state(key).settlement()).isEmpty();
        assertThat(desk.balance("1001").line("socks").taken()).isZero();
    }

    @Test
    void a_quote_says_what_would_stay_and_what_it_pays() {
        Desk desk = desk(policy().keepItemBelow("5.00").returnShippingFee("4.90"));
        QuoteReturn quotes = new QuoteReturn(desk.store, new Returnability(desk.periods), desk.clock);

        QuoteReturn.Result result =
                quotes.quote(request("1001").item("socks", 1).item("shoes", 1).build());

        assertThat(result).isInstanceOfSatisfying(QuoteReturn.Result.Quoted.class, quoted -> {
            assertThat(quoted.items()).extracting(ReturnItem::isKept).containsExactly(true, false);
            assertThat(quoted.settlement().netRefund()).isEqualTo(eur("59.10"));
        });
    }

    @Test
    void keeping_is_decided_not_asked_for() {
        Desk desk = desk(policy().keepItemBelow("5.00").methods(ReturnMethod.KEEP_ITEM, ReturnMethod.BY_MAIL_QR));

        RegisterReturn.Result result = Desk.decided(
                desk.asks(request("1001").method(ReturnMethod.KEEP_ITEM).item("shoes", 1)));

        assertThat(result).isInstanceOfSatisfying(RegisterReturn.Result.Refused.class, refused -> assertThat(
                        Desk.codes(refused.refusals()))
                .containsExactly("/method METHOD_NOT_OFFERED"));
    }
}
