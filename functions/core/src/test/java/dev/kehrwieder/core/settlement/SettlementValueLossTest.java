package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import org.junit.jupiter.api.Test;

/** What is deducted for units that lost value, and where nothing is. */
final class SettlementValueLossTest {
    @Test
    void value_loss_is_deducted_from_an_informed_withdrawal_where_the_policy_wants_it() {
        SettlementFixture given = SettlementFixture.of(order("1001")).withdrawn();

        Settlement settlement = given.lost(new SettlementClaim.Loss(1, 20), new SettlementClaim.Loss(1, 0))
                .claim("1", 2)
                .settle()
                .settlement();

        // 20 % of the first of two units that are worth 59.99 together.
        assertThat(settlement.valueDeduction()).isEqualTo(eur("6.00"));
        assertThat(settlement.itemSubtotal()).isEqualTo(eur("59.99"));
        assertThat(settlement.netRefund()).isEqualTo(eur("53.99"));
    }

    @Test
    void losses_of_several_units_are_rounded_once() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").line("1", 3, "0.05")).withdrawn();

        Settlement settlement = given.lost(
                        new SettlementClaim.Loss(1, 10),
                        new SettlementClaim.Loss(1, 10),
                        new SettlementClaim.Loss(1, 10))
                .claim("1", 3)
                .settle()
                .settlement();

        // 10 % of 0.15 is 0.015; each unit's half cent for itself would have made 0.03.
        assertThat(settlement.valueDeduction()).isEqualTo(eur("0.02"));
    }

    @Test
    void value_loss_is_not_deducted_from_a_voluntary_return() {
        SettlementFixture given = SettlementFixture.of(order("1001"));

        assertWithoutLoss(given, SettlementNote.VALUE_LOSS_NOT_STATUTORY);
    }

    @Test
    void value_loss_is_not_deducted_where_the_shopper_was_not_told_of_the_right() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").notInformed()).withdrawn();

        assertWithoutLoss(given, SettlementNote.VALUE_LOSS_NOT_INFORMED);
    }

    @Test
    void value_loss_is_not_deducted_where_the_policy_does_not_want_it() {
        SettlementFixture given =
                SettlementFixture.of(order("1001"), policy().noValueLoss()).withdrawn();

        assertWithoutLoss(given, SettlementNote.VALUE_LOSS_NOT_IN_POLICY);
    }

    private static void assertWithoutLoss(SettlementFixture given, SettlementNote why) {
        Settlement settlement = given.lost(new SettlementClaim.Loss(1, 50))
                .claim("1", 1)
                .settle()
                .settlement();

        assertThat(settlement.valueDeduction()).isEqualTo(eur("0.00"));
        assertThat(settlement.netRefund()).isEqualTo(eur("30.00"));
        assertThat(settlement.notes()).containsExactly(why);
    }
}
