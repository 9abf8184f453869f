package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which payment, as credit or for an exchange: the order of the API's description, 89.99 and postage by card. */
final class SettlementTenderTest {
    @Test
    void the_card_is_paid_back_before_the_gift_card() {
        SettlementFixture given = SettlementFixture.of(order("1001")
                .payment("gift", "GIFT_CARD", "50.00")
                .payment("credit", "STORE_CREDIT", "10.00")
                .payment("card", "CARD", "34.94"));

        assertThat(tenders(given.claim("1", 1).settle())).containsExactly("card 30.00");
        assertThat(tenders(given.claim("1", 2).settle())).containsExactly("card 4.94", "gift 50.00", "credit 5.05");
    }

    private static List<String> tenders(OrderSettlement settled) {
        return settled.tenders().stream()
                .map(tender -> tender.payment().paymentId() + " "
                        + tender.amount().decimal().toPlainString())
                .toList();
    }

    @Test
    void no_more_goes_back_than_was_captured() {
        SettlementFixture given = SettlementFixture.of(order("1001").payment("p1", "CARD", "50.00"));

        OrderSettlement settled = given.claim("1", 3).settle();

        Settlement settlement = settled.settlement();
        assertThat(settlement.netRefund()).isEqualTo(eur("50.00"));
        assertThat(settlement.itemSubtotal()).isEqualTo(eur("50.00"));
        assertThat(settlement.tax()).isEqualTo(eur("7.98"));
        assertThat(settlement.taxes())
                .containsExactly(new TaxAmount(new BigDecimal("0.19"), eur("42.02"), eur("7.98")));
        assertThat(settlement.notes()).containsExactly(SettlementNote.CAPPED_AT_PAID);
        assertThat(given.balance().line("1").refunded()).isEqualTo(eur("50.00"));
        assertThat(tenders(settled)).containsExactly("p1 50.00");
    }

    @Test
    void what_was_never_captured_is_taken_out_of_the_postage_first_and_then_out_of_the_last_line() {
        SettlementFixture given = SettlementFixture.of(order("1001")
                        .line("1", 1, "20.00")
                        .line("2", 1, "10.00")
                        .payment("p1", "CARD", "25.00"))
                .withdrawn();

        Settlement settlement = given.claim("1", 1).claim("2", 1).settle().settlement();

        assertThat(settlement.shippingRefund()).isEqualTo(eur("0.00"));
        assertThat(settlement.lines())
                .extracting(line -> line.itemSubtotal().decimal().toPlainString())
                .containsExactly("20.00", "5.00");
        assertThat(settlement.netRefund()).isEqualTo(eur("25.00"));
    }

    @Test
    void fees_are_taken_of_what_was_captured() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").line("1", 2, "30.00").shipping("0.00", "0.00").payment("p1", "CARD", "25.00"),
                policy().returnShippingFee("4.95"));

        Settlement first = given.restockingFee("15").claim("1", 1).settle().settlement();
        Settlement second = given.claim("1", 1).settle().settlement();

        assertThat(first.itemSubtotal()).isEqualTo(eur("25.00"));
        assertThat(first.restockingFee()).isEqualTo(eur("3.75"));
        assertThat(first.netRefund()).isEqualTo(eur("16.30"));
        // The fees are the shop's: they do not pay for the second unit.
        assertThat(second.itemSubtotal()).isEqualTo(eur("0.00"));
        assertThat(second.netRefund()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_failed_to_go_back_for_one_unit_does_not_pay_for_another() {
        Order order = order("1001")
                .line("1", 2, "30.00")
                .shipping("0.00", "0.00")
                .payment("p1", "CARD", "40.00")
                .build();
        OrderBalance failed = OrderBalance.untouched(order.key(), order.currency())
                .withLine("1", line -> line.reserve(1).settle(1, false, eur("30.00"), eur("4.79")));

        Settlement settlement =
                SettlementFixture.of(order, failed).claim("1", 1).settle().settlement();

        assertThat(settlement.netRefund()).isEqualTo(eur("10.00"));
    }

    @Test
    void an_order_that_nobody_paid_gives_nothing_back() {
        SettlementFixture given = SettlementFixture.of(order("1001").payment("p1", "INVOICE", "0.00"));

        OrderSettlement settled = given.claim("1", 1).settle();

        assertThat(settled.settlement().netRefund()).isEqualTo(eur("0.00"));
        assertThat(settled.settlement().itemSubtotal()).isEqualTo(eur("0.00"));
        assertThat(settled.tenders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40.00,0.00,10.00", "30.00,0.00,0.00", "25.00,5.00,0.00"})
    void an_exchange_pays_the_difference_back_or_says_what_is_due(String price, String netRefund, String amountDue) {
        SettlementFixture given = SettlementFixture.of(order("1001"));

        Settlement settlement = given.exchangedFor(price).claim("1", 1).settle().settlement();

        assertThat(settlement.itemSubtotal()).isEqualTo(eur("30.00"));
        assertThat(settlement.exchangeTotal()).isEqualTo(eur(price));
        assertThat(settlement.netRefund()).isEqualTo(eur(netRefund));
        assertThat(settlement.amountDue()).isEqualTo(eur(amountDue));
    }

    @Test
    void the_return_postage_is_taken_before_the_exchange_which_may_then_cost_more_than_is_left() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("4.90"));

        Settlement settlement =
                given.exchangedFor("32.00").claim("1", 1).settle().settlement();

        assertThat(settlement.returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(settlement.amountDue()).isEqualTo(eur("6.90"));
        assertThat(settlement.notes()).isEmpty();
    }

    @Test
    void what_an_exchange_costs_more_is_taken_of_the_refund_and_then_of_the_credit() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").line("1", 1, "30.00").line("2", 1, "5.00").line("3", 1, "20.00"));

        Settlement settlement = given.exchangedFor("42.00")
                .claim("1", 1)
                .refunded()
                .claim("2", 1)
                .credited()
                .claim("3", 1)
                .settle()
                .settlement();

        assertThat(settlement.netRefund()).isEqualTo(eur("0.00"));
        assertThat(settlement.storeCredit()).isEqualTo(eur("13.00"));
        assertThat(settlement.amountDue()).isEqualTo(eur("0.00"));
    }

    @Test
    void new_goods_are_paid_with_captured_money_only() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").line("1", 2, "50.00").payment("p1", "CARD", "50.00"));

        Settlement exchange = given.exchangedFor("50.00").claim("1", 1).settle().settlement();
        Settlement refund = given.refunded().claim("1", 1).settle().settlement();

        assertThat(exchange.amountDue()).isEqualTo(eur("0.00"));
        assertThat(refund.netRefund()).isEqualTo(eur("0.00"));
        assertThat(refund.notes()).containsExactly(SettlementNote.CAPPED_AT_PAID);
    }

    @Test
    void new_goods_for_an_order_that_nobody_paid_are_due() {
        SettlementFixture given = SettlementFixture.of(order("1001").payment("p1", "INVOICE", "0.00"));

        Settlement settlement =
                given.exchangedFor("30.00").claim("1", 1).settle().settlement();

        assertThat(settlement.itemSubtotal()).isEqualTo(eur("0.00"));
        assertThat(settlement.amountDue()).isEqualTo(eur("30.00"));
    }

    @Test
    void the_policy_may_store_another_order_of_tenders() {
        SettlementFixture given = SettlementFixture.of(
                order("1001")
                        .payment("card", "CARD", "34.94")
                        .payment("wallet", "WALLET", "10.00")
                        .payment("gift", "GIFT_CARD", "50.00"),
                policy().tenderOrder("GIFT_CARD", "*", "CARD"));

        assertThat(tenders(given.claim("1", 2).settle())).containsExactly("gift 50.00", "wallet 9.99");
        assertThat(tenders(given.claim("1", 1).settle())).containsExactly("wallet 0.01", "card 29.99");
    }

    @Test
    void means_of_payment_that_no_stored_order_names_come_last() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").payment("card", "CARD", "50.00").payment("gift", "GIFT_CARD", "44.94"),
                policy().tenderOrder("GIFT_CARD"));

        assertThat(tenders(given.claim("1", 2).settle())).containsExactly("gift 44.94", "card 15.05");
    }

    @Test
    void store_credit_carries_the_bonus_on_top_and_touches_no_payment() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().storeCreditBonusPercent("10"));

        OrderSettlement settled = given.credited().claim("1", 1).settle();

        assertThat(settled.settlement().storeCredit()).isEqualTo(eur("33.00"));
        assertThat(settled.settlement().bonus()).isEqualTo(eur("3.00"));
        assertThat(settled.settlement().netRefund()).isEqualTo(eur("0.00"));
        assertThat(settled.tenders()).isEmpty();
    }

    @Test
    void what_was_paid_with_our_own_credit_and_is_wanted_as_credit_goes_back_there_first_without_a_bonus() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").payment("own", "credit", "STORE_CREDIT", "20.00").payment("card", "CARD", "74.94"),
                policy().storeCreditBonusPercent("10"));

        OrderSettlement first = given.credited().claim("1", 1).settle();
        assertThat(tenders(first)).containsExactly("own 20.00");
        assertThat(first.settlement().netRefund()).isEqualTo(eur("20.00"));
        assertThat(first.settlement().storeCredit()).isEqualTo(eur("11.00"));
        assertThat(first.settlement().bonus()).isEqualTo(eur("1.00"));

        OrderSettlement second = given.refunded().claim("1", 2).settle();
        assertThat(tenders(second)).containsExactly("card 59.99");
    }

    @Test
    void no_more_credit_is_given_than_was_captured_however_many_returns_ask_for_it() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").payment("p1", "CARD", "50.00"), policy().storeCreditBonusPercent("10"));

        Settlement first = given.credited().claim("1", 1).settle().settlement();
        Settlement second = given.credited().claim("1", 1).settle().settlement();
        Settlement third = given.refunded().claim("1", 1).settle().settlement();

        assertThat(first.storeCredit()).isEqualTo(eur("33.00"));
        assertThat(second.storeCredit()).isEqualTo(eur("22.00"));
        assertThat(second.itemSubtotal()).isEqualTo(eur("20.00"));
        assertThat(second.notes()).containsExactly(SettlementNote.CAPPED_AT_PAID);
        assertThat(third.netRefund()).isEqualTo(eur("0.00"));
    }

    @Test
    void the_return_postage_is_taken_of_the_refund_and_then_of_the_credit() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").line("1", 1, "3.00").line("2", 1, "20.00"),
                policy().returnShippingFee("4.90").storeCreditBonusPercent("10"));

        Settlement settlement =
                given.claim("1", 1).credited().claim("2", 1).settle().settlement();

        assertThat(settlement.returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(settlement.netRefund()).isEqualTo(eur("0.00"));
        assertThat(settlement.bonus()).isEqualTo(eur("1.81"));
        assertThat(settlement.storeCredit()).isEqualTo(eur("19.91"));
    }
}
