package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.refund.Refund;
import org.junit.jupiter.api.Test;

/** The return-shipping fee: once per return, however its units come in, and of nobody who need not bear it. */
final class ReturnFeeTest {
    private static final String FEE = "4.90";

    private static Settlement settlement(Desk desk, ReturnKey key) {
        return desk.state(key).settlement().orElseThrow();
    }

    private static Desk ofTwoLines() {
        return new Desk()
                .with(policy().returnShippingFee(FEE))
                .with(order("1001").line("1", 1, "20.00").line("2", 1, "30.00"));
    }

    @Test
    void one_unit_that_others_answer_for_spares_the_whole_return_before_it_is_here() {
        Desk desk = ofTwoLines();
        ReturnKey key =
                desk.labelled(request("1001").item("1", 1).reason("DEFECTIVE").item("2", 1));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement(desk, key).notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_FAULT);
    }

    @Test
    void a_unit_that_others_would_answer_for_spares_nobody_once_it_is_missing_or_refused() {
        Desk desk = ofTwoLines();
        ReturnKey missing =
                desk.labelled(request("1001").item("1", 1).reason("DEFECTIVE").item("2", 1));

        desk.inspected(inspection(missing).accept("1", 1));
        desk.relay();

        assertThat(settlement(desk, missing).returnShippingFee()).isEqualTo(eur(FEE));

        Desk other = ofTwoLines();
        ReturnKey refused =
                other.labelled(request("1001").item("1", 1).reason("DEFECTIVE").item("2", 1));
        other.inspected(inspection(refused).accept("1", 1).reject("2", 1));
        other.relay();

        assertThat(settlement(other, refused).returnShippingFee()).isEqualTo(eur(FEE));
    }

    @Test
    void a_unit_that_others_answer_for_spares_the_return_after_it_was_paid_for() {
        Desk desk = ofTwoLines();
        ReturnKey key = desk.labelled(request("1001")
                .reason("DEFECTIVE")
                .item("2", 1)
                .reason("TOO_SMALL")
                .item("1", 1));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("0.00"));
    }

    @Test
    void what_one_order_of_the_box_cannot_bear_the_next_one_does() {
        Desk desk = new Desk()
                .with(policy().returnShippingFee(FEE))
                .with(policy().version(2).returnShippingFee("9.00"))
                .with(order("1001").line("1", 1, "3.00"))
                .with(order("1002").policyVersion(2).line("1", 1, "20.00"));
        ReturnKey key = desk.accepted(request("1001").item("1", 1).itemOf("1002", "1", 1));
        Return asked = desk.state(key);

        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur(FEE));
        assertThat(settlement(desk, key).notes()).isEmpty();
        assertThat(desk.found(key).refunds()).extracting(Refund::amount).containsExactly(eur("18.10"));
        assertThat(settlement(desk, key).netRefund()).isEqualTo(asked.estimate().netRefund());
    }

    @Test
    void a_withdrawal_from_two_orders_bears_the_postage_only_where_both_told_of_it() {
        Desk desk = new Desk()
                .with(policy().returnShippingFee(FEE))
                .with(order("1001"))
                .with(order("1002").notInformed());
        ReturnKey key = desk.accepted(request("1001").withdrawal().item("1", 1).itemOf("1002", "1", 1));

        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement(desk, key).notes()).containsExactly(SettlementNote.FEE_SUPPRESSED_NOT_INFORMED);
    }

    @Test
    void a_voluntary_return_bears_it_told_or_not() {
        Desk desk = new Desk()
                .with(policy().returnShippingFee(FEE))
                .with(order("1001").notInformed());
        ReturnKey key = desk.accepted(request("1001").item("1", 1));

        desk.relay();

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur(FEE));
    }
}
