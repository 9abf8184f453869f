package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.PriceReduction;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One line of units at 30.00 with 4.79 tax each and 4.95 postage, unless the test says otherwise. */
final class SettlementOfClaimsTest {
    private static SettlementFixture claimOf(int units) {
        return SettlementFixture.of(order("1001").line("1", units, "30.00"))
                .warranty()
                .fault(FaultParty.SUPPLIER);
    }

    private static LineBalance line(SettlementFixture fixture) {
        return fixture.balance().line("1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            names = {"REPAIR", "REPLACEMENT"})
    void goods_that_are_made_good_cost_nothing_and_are_the_shoppers_again(Resolution cure) {
        SettlementFixture two = claimOf(3).resolution(cure).claim("1", 2);
        LineBalance before = line(two);

        OrderSettlement settled = two.settle();

        assertThat(before.reserved()).isEqualTo(2);
        assertThat(line(two)).isEqualTo(before.release(2));
        Settlement settlement = settled.settlement();
        assertThat(settlement.netRefund()).isEqualTo(eur("0.00"));
        assertThat(settlement.shippingRefund()).isEqualTo(eur("0.00"));
        assertThat(settlement.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.itemSubtotal()).isEqualTo(eur("0.00"));
            assertThat(line.tax()).isEqualTo(eur("0.00"));
        });
        assertThat(settled.tenders()).isEmpty();
        assertThat(settlement.trace())
                .anyMatch(step ->
                        step.contains("2 units made good by " + cure.name().toLowerCase(java.util.Locale.ROOT)));
        assertThat(SettlementInvariants.broken(settlement)).isEmpty();
    }

    @Test
    void what_was_made_good_pays_like_anything_else_when_it_comes_back_later() {
        SettlementFixture one = claimOf(1).resolution(Resolution.REPAIR).claim("1", 1);
        one.settle();

        Settlement settlement = one.refunded().claim("1", 1).settle().settlement();

        assertThat(settlement.netRefund()).isEqualTo(eur("34.95"));
        assertThat(settlement.shippingRefund()).isEqualTo(eur("4.95"));
    }

    @Test
    void a_claim_bears_no_fee_whoever_answers_for_its_reason() {
        SettlementFixture claim = SettlementFixture.of(
                        order("1001").line("1", 1, "30.00"), policy().returnShippingFee("4.90"))
                .warranty()
                .withoutReturnFee(SettlementNote.FEE_SUPPRESSED_CLAIM)
                .fault(FaultParty.UNKNOWN)
                .restockingFee("10")
                .claim("1", 1);

        Settlement settlement = claim.settle().settlement();

        assertThat(settlement.restockingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.netRefund()).as("with the postage").isEqualTo(eur("34.95"));
        assertThat(settlement.notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_CLAIM);
    }

    @Test
    void a_value_loss_is_never_taken_of_a_claim() {
        Settlement settlement = claimOf(1)
                .lost(new SettlementClaim.Loss(1, 50))
                .claim("1", 1)
                .settle()
                .settlement();

        assertThat(settlement.valueDeduction()).isEqualTo(eur("0.00"));
        assertThat(settlement.notes()).containsExactly(SettlementNote.VALUE_LOSS_NOT_STATUTORY);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.30, 0.05", "30, 9.00, 1.44", "50, 15.00, 2.40", "99, 29.70, 4.74"})
    void a_reduced_price_gives_back_its_part_and_leaves_the_goods(int percent, String value, String tax) {
        SettlementFixture one = claimOf(1).reduced(percent).claim("1", 1);

        Settlement settlement = one.settle().settlement();

        assertThat(settlement.netRefund()).isEqualTo(eur(value));
        assertThat(settlement.tax()).isEqualTo(eur(tax));
        assertThat(settlement.shippingRefund())
                .as("the goods stay, and so does what sending them cost")
                .isEqualTo(eur("0.00"));
        assertThat(line(one))
                .isEqualTo(
                        new LineBalance(0, 0, 0, 0, eur(value), eur(tax), new PriceReduction(1, eur(value), eur(tax))));
        assertThat(SettlementInvariants.broken(settlement)).isEmpty();
    }

    @Test
    void before_anybody_has_said_by_how_much_a_reduced_price_gives_nothing() {
        SettlementFixture one = claimOf(1).reduced(0).claim("1", 1);

        assertThat(one.settle().settlement().netRefund()).isEqualTo(eur("0.00"));
        assertThat(line(one).refunded()).isEqualTo(eur("0.00"));
    }

    @Test
    void the_rest_of_a_reduced_price_comes_back_with_the_goods_and_the_whole_postage() {
        SettlementFixture one = claimOf(1).reduced(30).claim("1", 1);
        one.settle();

        Settlement settlement = one.refunded().claim("1", 1).settle().settlement();

        assertThat(settlement.itemSubtotal()).isEqualTo(eur("21.00"));
        assertThat(settlement.tax()).isEqualTo(eur("3.35"));
        assertThat(settlement.shippingRefund()).isEqualTo(eur("4.95"));
        assertThat(line(one))
                .isEqualTo(new LineBalance(
                        0, 1, 0, 0, eur("30.00"), eur("4.79"), PriceReduction.none(eur("0").currency())));
    }

    @Test
    void units_whose_price_was_not_reduced_come_back_first_and_whole() {
        SettlementFixture three = claimOf(3).reduced(50).claim("1", 1);
        three.settle();
        three.refunded();

        List<Money> values = new ArrayList<>();
        for (int unit = 0; unit < 3; unit++) {
            values.add(three.claim("1", 1).settle().settlement().itemSubtotal());
        }

        assertThat(values).containsExactly(eur("30.00"), eur("30.00"), eur("15.00"));
        assertThat(line(three).refunded()).isEqualTo(eur("90.00"));
        assertThat(line(three).refundedTax()).isEqualTo(eur("14.37"));
    }

    @Test
    void of_units_that_were_all_reduced_each_comes_back_for_its_rest() {
        SettlementFixture two = claimOf(2).reduced(50).claim("1", 2);
        two.settle();
        two.refunded();

        assertThat(two.claim("1", 1).settle().settlement().itemSubtotal()).isEqualTo(eur("15.00"));
        assertThat(two.claim("1", 1).settle().settlement().itemSubtotal()).isEqualTo(eur("15.00"));
    }

    @Test
    void a_price_may_be_reduced_again_but_never_below_nothing() {
        SettlementFixture one = claimOf(1).reduced(60).claim("1", 1);
        one.settle();

        Settlement again = one.claim("1", 1).settle().settlement();

        assertThat(again.netRefund()).isEqualTo(eur("12.00"));
        assertThat(line(one).reduction()).isEqualTo(new PriceReduction(1, eur("30.00"), eur("4.79")));
        assertThat(one.refunded().claim("1", 1).settle().settlement().itemSubtotal())
                .isEqualTo(eur("0.00"));
    }

    @Test
    void a_reduced_unit_that_came_back_and_stayed_here_is_not_waited_for() {
        SettlementFixture two = claimOf(2).reduced(50).claim("1", 1);
        two.settle();
        SettlementFixture oneStays = SettlementFixture.of(
                        two.order(),
                        two.balance().withLine("1", line -> line.reserve(1).reject(1)))
                .warranty()
                .fault(FaultParty.SUPPLIER);

        assertThat(oneStays.claim("1", 1).settle().settlement().itemSubtotal()).isEqualTo(eur("15.00"));
    }

    @Test
    void a_reduction_is_no_more_than_was_captured() {
        SettlementFixture unpaid = SettlementFixture.of(
                        order("1001").line("1", 1, "30.00").payment("p1", "CARD", "5.00"))
                .warranty()
                .reduced(50)
                .claim("1", 1);

        Settlement settlement = unpaid.settle().settlement();

        assertThat(settlement.netRefund()).isEqualTo(eur("5.00"));
        assertThat(settlement.notes()).contains(SettlementNote.CAPPED_AT_PAID);
        assertThat(line(unpaid).reduction().value()).isEqualTo(eur("5.00"));
    }

    /** Units of odd prices, made good, reduced and taken back in any order: in the end exactly what was paid. */
    @Test
    void over_any_course_the_sum_is_what_was_paid_and_never_more() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int units = 1 + random.nextInt(5);
            String price = "%d.%02d".formatted(random.nextInt(40), random.nextInt(100));
            SettlementFixture any = SettlementFixture.of(order("1001").line("1", units, price))
                    .warranty()
                    .fault(FaultParty.SUPPLIER);
            Money paid = any.order().lines().getFirst().paid();
            Money whole = paid.plus(any.order().shipping().amount());
            while (line(any).returned() < units) {
                int some = 1 + random.nextInt(units - line(any).returned());
                switch (random.nextInt(3)) {
                    case 0 -> any.resolution(Resolution.REPAIR).claim("1", some);
                    case 1 -> any.reduced(1 + random.nextInt(99)).claim("1", some);
                    default -> any.refunded().claim("1", some);
                }
                Settlement settlement = any.settle().settlement();
                assertThat(SettlementInvariants.broken(settlement))
                        .as("seed %d", seed)
                        .isEmpty();
                assertThat(line(any).refunded()).as("seed %d", seed).isLessThanOrEqualTo(paid);
                assertThat(any.balance().payment("p1").taken())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(whole);
            }
            assertThat(line(any).refunded()).as("seed %d", seed).isEqualTo(paid);
            assertThat(line(any).refundedTax())
                    .as("seed %d", seed)
                    .isEqualTo(any.order().lines().getFirst().tax());
            assertThat(line(any).reduction().units()).as("seed %d", seed).isZero();
            assertThat(any.balance().payment("p1").taken()).as("seed %d", seed).isEqualTo(paid.isZero() ? paid : whole);
        }
    }
}
