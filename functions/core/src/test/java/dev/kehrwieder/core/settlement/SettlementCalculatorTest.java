package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.money.TaxAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the API's description: 3 × 33.33 − 10.00 = 89.99, postage 4.95, paid 94.94 by card. */
final class SettlementCalculatorTest {
    @Test
    void one_unit_returned_three_times_pays_89_99_with_all_its_tax_and_no_postage() {
        SettlementFixture given = SettlementFixture.of(order("1001"));

        List<Settlement> steps = List.of(
                given.claim("1", 1).settle().settlement(),
                given.claim("1", 1).settle().settlement(),
                given.claim("1", 1).settle().settlement());

        assertThat(steps).extracting(Settlement::netRefund).containsExactly(eur("30.00"), eur("29.99"), eur("30.00"));
        assertThat(steps).extracting(Settlement::tax).containsExactly(eur("4.79"), eur("4.79"), eur("4.79"));
        assertThat(steps).extracting(Settlement::shippingRefund).containsOnly(eur("0.00"));
        assertThat(given.balance().line("1").refunded()).isEqualTo(eur("89.99"));
        assertThat(given.balance().line("1").refundedTax()).isEqualTo(eur("14.37"));
        assertThat(given.balance().line("1").reserved()).isZero();
        assertThat(given.balance().line("1").returned()).isEqualTo(3);
        assertThat(given.balance().payment("p1").reserved()).isEqualTo(eur("89.99"));
    }

    @Test
    void taxes_are_told_by_the_rate_of_the_order() {
        SettlementFixture given = SettlementFixture.of(order("1001")
                .line("1", 1, "119.00")
                .line("2", 2, "10.70", line -> line.taxRate("0.07"))
                .line("3", 1, "1.19"));

        Settlement settlement =
                given.claim("1", 1).claim("2", 1).claim("3", 1).settle().settlement();

        assertThat(settlement.taxes())
                .containsExactly(
                        new TaxAmount(new BigDecimal("0.19"), eur("101.00"), eur("19.19")),
                        new TaxAmount(new BigDecimal("0.07"), eur("10.00"), eur("0.70")));
        assertThat(settlement.tax()).isEqualTo(eur("19.89"));
    }

    @ParameterizedTest
    @CsvSource({"15,5.00", "12.5,4.17", "0.01,0.00", "0.02,0.01", "100,33.33"})
    void the_restocking_fee_is_a_percentage_of_the_line_half_up(String percent, String fee) {
        SettlementFixture given = SettlementFixture.of(order("1001").line("1", 3, "33.33"));

        Settlement settlement =
                given.restockingFee(percent).claim("1", 1).settle().settlement();

        assertThat(settlement.restockingFee()).isEqualTo(eur(fee));
        assertThat(settlement.netRefund()).isEqualTo(eur("33.33").minus(eur(fee)));
    }

    @Test
    void the_return_shipping_fee_is_taken_once() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("4.90"));

        Settlement first = given.claim("1", 1).settle().settlement();
        Settlement second = given.claim("1", 1).settle().settlement();

        assertThat(first.returnShippingFee()).isEqualTo(eur("4.90"));
        assertThat(first.netRefund()).isEqualTo(eur("25.10"));
        assertThat(second.returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(second.netRefund()).isEqualTo(eur("29.99"));
    }

    @Test
    void what_the_first_units_could_not_bear_of_the_return_shipping_fee_the_next_ones_do() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").line("1", 1, "3.00").line("2", 2, "10.00"), policy().returnShippingFee("4.90"));

        List<Settlement> steps = List.of(
                given.claim("1", 1).settle().settlement(),
                given.claim("2", 1).settle().settlement(),
                given.claim("2", 1).settle().settlement());

        assertThat(steps)
                .extracting(Settlement::returnShippingFee)
                .containsExactly(eur("3.00"), eur("1.90"), eur("0.00"));
        assertThat(steps).extracting(Settlement::netRefund).containsExactly(eur("0.00"), eur("8.10"), eur("10.00"));
    }

    @Test
    void a_fee_is_capped_at_what_is_left_and_makes_no_debt() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("40.00"));

        OrderSettlement settled = given.claim("1", 1).settle();

        assertThat(settled.settlement().returnShippingFee()).isEqualTo(eur("30.00"));
        assertThat(settled.settlement().netRefund()).isEqualTo(eur("0.00"));
        assertThat(settled.settlement().amountDue()).isEqualTo(eur("0.00"));
        assertThat(settled.settlement().notes()).containsExactly(SettlementNote.FEE_CAPPED);
        assertThat(settled.tenders()).isEmpty();
    }

    @Test
    void both_fees_together_leave_nothing_and_no_less() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("10.00"));

        Settlement settlement = given.restockingFee("80").claim("1", 1).settle().settlement();

        assertThat(settlement.restockingFee()).isEqualTo(eur("24.00"));
        assertThat(settlement.returnShippingFee()).isEqualTo(eur("6.00"));
        assertThat(settlement.netRefund()).isEqualTo(eur("0.00"));
    }

    @Test
    void a_withdrawal_bears_no_restocking_fee_and_says_so() {
        SettlementFixture given = SettlementFixture.of(order("1001"));

        Settlement settlement =
                given.withdrawn().restockingFee("15").claim("1", 1).settle().settlement();

        assertThat(settlement.restockingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.netRefund()).isEqualTo(eur("30.00"));
        assertThat(settlement.notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_STATUTORY);
    }

    @Test
    void a_withdrawing_shopper_who_was_told_bears_the_return_postage() {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("4.90"));

        assertThat(given.withdrawn().claim("1", 1).settle().settlement().returnShippingFee())
                .isEqualTo(eur("4.90"));
    }

    @Test
    void a_withdrawing_shopper_who_was_not_told_bears_no_return_postage() {
        SettlementFixture given = SettlementFixture.of(order("1001").notInformed(), policy().returnShippingFee("4.90"));

        Settlement settlement = given.withdrawn()
                .withoutReturnFee(SettlementNote.FEE_SUPPRESSED_NOT_INFORMED)
                .claim("1", 1)
                .settle()
                .settlement();

        assertThat(settlement.returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_NOT_INFORMED);
    }

    @Test
    void a_free_line_comes_back_for_nothing() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").line("1", 2, "0.00").line("2", 1, "10.00"));

        OrderSettlement settled = given.claim("1", 2).settle();

        assertThat(settled.settlement()).extracting(Settlement::netRefund).isEqualTo(eur("0.00"));
        assertThat(settled.tenders()).isEmpty();
        assertThat(given.balance().line("1").returned()).isEqualTo(2);
    }

    @Test
    void tax_that_falls_due_before_its_unit_is_worth_a_cent_waits_for_the_next_ones() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").line("1", 5, "0.01").discount("0.01"));

        List<Settlement> steps = new ArrayList<>();
        for (int unit = 1; unit <= 5; unit++) {
            steps.add(given.claim("1", 1).settle().settlement());
        }

        assertThat(steps).extracting(s -> s.itemSubtotal().minor()).containsExactly(1L, 1L, 0L, 1L, 1L);
        assertThat(steps).extracting(s -> s.tax().minor()).containsExactly(0L, 0L, 0L, 1L, 0L);
        assertThat(given.balance().line("1").refundedTax()).isEqualTo(eur("0.01"));
    }

    @Test
    void one_rate_in_two_spellings_is_one_tax() {
        SettlementFixture given = SettlementFixture.of(order("1001")
                .line("1", 1, "11.90", line -> line.taxRate("0.190"))
                .line("2", 1, "11.90", line -> line.taxRate("0.19")));

        Settlement settlement = given.claim("1", 1).claim("2", 1).settle().settlement();

        assertThat(settlement.taxes())
                .containsExactly(new TaxAmount(new BigDecimal("0.190"), eur("20.00"), eur("3.80")));
    }

    @Test
    void the_trace_tells_each_step_to_a_person() {
        SettlementFixture given = SettlementFixture.of(
                        order("1001")
                                .line("1", 3, "33.33")
                                .line("2", 1, "20.00")
                                .discount("10.00")
                                .payment("gift", "GIFT_CARD", "100.00")
                                .payment("card", "CARD", "14.94"),
                        policy().returnShippingFee("4.90"))
                .withdrawn();

        Settlement settlement = given.lost(new SettlementClaim.Loss(1, 20))
                .claim("1", 1)
                .lost()
                .restockingFee("15")
                .claim("2", 1)
                .settle()
                .settlement();

        assertThat(settlement.trace())
                .containsExactly(
                        "order 1001, line 1: units 1 to 1 of 3, paid 91.66 EUR for all: 30.55 EUR, tax in it 4.88 EUR",
                        "order 1001, line 1: value loss as inspected 6.11 EUR",
                        "order 1001, line 2: units 1 to 1 of 1, paid 18.33 EUR for all: 18.33 EUR, tax in it 2.93 EUR",
                        "order 1001, line 2: no restocking fee of 2.75 EUR: a withdrawal bears none",
                        "order 1001: return-shipping fee 4.90 EUR, taken 4.90 EUR",
                        "order 1001: net refund 37.87 EUR: 14.94 EUR to payment card (CARD), 22.93 EUR to payment gift (GIFT_CARD)");
    }

    @Test
    void amounts_of_a_currency_with_three_digits_are_exact_to_the_last() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").currency("KWD").line("1", 3, "1.000").discount("0.100"));

        List<Money> steps = List.of(
                given.claim("1", 1).settle().settlement().netRefund(),
                given.claim("1", 1).settle().settlement().netRefund(),
                given.claim("1", 1).settle().settlement().netRefund());

        assertThat(steps).extracting(Money::minor).containsExactly(967L, 966L, 967L);
    }

    @Test
    void amounts_of_a_currency_without_cents_stay_whole() {
        SettlementFixture given = SettlementFixture.of(
                order("1001").currency("JPY").line("1", 3, "1000").discount("100"));

        List<Money> steps = List.of(
                given.claim("1", 1).settle().settlement().netRefund(),
                given.claim("1", 1).settle().settlement().netRefund(),
                given.claim("1", 1).settle().settlement().netRefund());

        assertThat(steps).extracting(Money::minor).containsExactly(967L, 966L, 967L);
    }
}
