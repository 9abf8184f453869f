package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the postage of an order comes back, and how much of it. */
final class SettlementPostageTest {
    @ParameterizedTest
    @EnumSource(
            value = FaultParty.class,
            names = {"MERCHANT", "CARRIER", "SUPPLIER"})
    void whoever_else_is_at_fault_the_shopper_bears_no_fee_and_gets_their_share_of_the_postage(FaultParty fault) {
        SettlementFixture given = SettlementFixture.of(order("1001"), policy().returnShippingFee("4.90"));

        Settlement settlement = given.fault(fault)
                .withoutReturnFee(SettlementNote.FEE_SUPPRESSED_FAULT)
                .restockingFee("15")
                .claim("1", 1)
                .settle()
                .settlement();

        assertThat(settlement.restockingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement.shippingRefund()).isEqualTo(eur("1.65"));
        assertThat(settlement.netRefund()).isEqualTo(eur("31.65"));
        assertThat(settlement.notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_FAULT);
    }

    @Test
    void an_order_that_was_wrong_unit_by_unit_gives_its_postage_back_and_no_more() {
        SettlementFixture given = SettlementFixture.of(order("1001")).fault(FaultParty.MERCHANT);

        given.claim("1", 1).settle();
        given.claim("1", 1).settle();
        given.claim("1", 1).settle();

        assertThat(given.balance().shippingRefunded()).isEqualTo(eur("4.95"));
        assertThat(given.balance().payment("p1").reserved()).isEqualTo(eur("94.94"));
    }

    @Test
    void postage_that_does_not_divide_comes_back_whole_over_the_units_that_were_wrong() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").shipping("1.00", "1.00")).fault(FaultParty.CARRIER);

        List<Settlement> steps = List.of(
                given.claim("1", 1).settle().settlement(),
                given.claim("1", 1).settle().settlement(),
                given.claim("1", 1).settle().settlement());

        assertThat(steps).extracting(Settlement::shippingRefund).containsExactly(eur("0.33"), eur("0.34"), eur("0.33"));
    }

    @Test
    void postage_comes_back_when_the_last_unit_of_the_order_is_withdrawn() {
        SettlementFixture given = SettlementFixture.of(order("1001")).withdrawn();

        assertThat(given.claim("1", 2).settle().settlement().shippingRefund()).isEqualTo(eur("0.00"));
        assertThat(given.claim("1", 1).settle().settlement().shippingRefund()).isEqualTo(eur("4.95"));
        assertThat(given.balance().payment("p1").reserved()).isEqualTo(eur("94.94"));
    }

    @Test
    void the_surcharge_of_express_does_not_come_back() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").shipping("9.90", "4.95")).withdrawn();

        Settlement settlement = given.claim("1", 3).settle().settlement();

        assertThat(settlement.shippingRefund()).isEqualTo(eur("4.95"));
        assertThat(settlement.netRefund()).isEqualTo(eur("94.94"));
    }

    @Test
    void postage_that_was_cheaper_than_the_standard_comes_back_as_paid() {
        SettlementFixture given =
                SettlementFixture.of(order("1001").shipping("0.00", "4.95")).withdrawn();

        assertThat(given.claim("1", 3).settle().settlement().shippingRefund()).isEqualTo(eur("0.00"));
    }

    @Test
    void an_order_of_which_a_unit_came_back_voluntarily_is_not_withdrawn_as_a_whole() {
        SettlementFixture given = SettlementFixture.of(order("1001"));

        given.voluntary().claim("1", 1).settle();

        assertThat(given.withdrawn().claim("1", 2).settle().settlement().shippingRefund())
                .isEqualTo(eur("0.00"));
    }
}
