package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.refund.Refund;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a withdrawal pays (handbook, domain 4.2 rule 6), from the request to the refund, of an order of two units at 30.00
 * and one at 10.00.
 */
final class WithdrawalMoneyTest {
    private static Desk desk(PolicyFixture policy, OrderFixture order) {
        return new Desk().with(policy).with(order.line("1", 2, "30.00").line("2", 1, "10.00"));
    }

    /** Asks for units such as "1x2 2x1", and all of it is accepted. */
    private static ReturnKey withdraws(Desk desk, String units) {
        return desk.submitted(asked(units));
    }

    private static RequestFixture asked(String units) {
        RequestFixture request = request("1001").withdrawal().noReason();
        for (String some : units.split(" ")) {
            String[] parts = some.split("x");
            request.item(parts[0], Integer.parseInt(parts[1]));
        }
        return request;
    }

    private static Money refunded(Desk desk, ReturnKey key) {
        return desk.found(key).refunds().stream().map(Refund::amount).reduce(eur("0.00"), Money::plus);
    }

    private static Settlement settlement(Desk desk, ReturnKey key) {
        return desk.state(key).settlement().orElseThrow();
    }

    @ParameterizedTest(name = "postage {0}, standard {1}, withdrawn {2}: {3}")
    @CsvSource(
            textBlock =
                    """
            4.95, 4.95, 1x2 2x1,           74.95
            4.95, 4.95, 1x1,               30.00
            4.95, 4.95, 1x2,               60.00
            4.95, 4.95, 1x1 / 1x1 / 2x1,   30.00 / 30.00 / 14.95
            4.95, 4.95, 2x1 / 1x2,         10.00 / 64.95
            9.90, 4.95, 1x2 2x1,           74.95
            9.90, 4.95, 1x1 / 1x1 2x1,     30.00 / 44.95
            9.90, 0.00, 1x2 2x1,           70.00
            3.00, 4.95, 1x2 2x1,           73.00
            0.00, 4.95, 1x2 2x1,           70.00
            0.00, 4.95, 1x1,               30.00
            0.00, 4.95, 1x1 / 1x1 2x1,     30.00 / 40.00
            """)
    void the_cheapest_standard_postage_comes_back_with_the_last_unit_of_the_order_and_nothing_is_billed_again(
            String postage, String standard, String parts, String paid) {
        Desk desk = desk(policy(), order("1001").shipping(postage, standard));

        List<Money> refunds = Arrays.stream(parts.split(" / "))
                .map(part -> refunded(desk, withdraws(desk, part.strip())))
                .toList();

        assertThat(refunds)
                .isEqualTo(Arrays.stream(paid.split(" / "))
                        .map(String::strip)
                        .map(Fixtures::eur)
                        .toList());
        assertThat(desk.balance("1001").shippingRefunded().compareTo(eur(standard)))
                .isNotPositive();
    }

    @Test
    void parts_that_are_asked_for_before_the_first_is_settled_make_the_whole_too() {
        Desk desk = desk(policy(), order("1001").shipping("4.95", "4.95"));
        ReturnKey first = desk.accepted(asked("1x2"));
        ReturnKey second = desk.accepted(asked("2x1"));

        desk.relay();

        assertThat(refunded(desk, first).plus(refunded(desk, second))).isEqualTo(eur("74.95"));
        assertThat(desk.balance("1001").shippingRefunded()).isEqualTo(eur("4.95"));
    }

    @Test
    void a_unit_that_is_kept_a_unit_that_is_refused_and_a_voluntary_return_keep_the_postage_here() {
        Desk refused = desk(policy(), order("1001").shipping("4.95", "4.95"));
        ReturnKey key = refused.labelled(asked("1x2 2x1"));
        refused.inspected(inspection(key).accept("1", 2).reject("2", 1));
        refused.relay();
        assertThat(refunded(refused, key)).isEqualTo(eur("60.00"));

        Desk voluntary = desk(policy(), order("1001").shipping("4.95", "4.95"));
        voluntary.submitted(request("1001").item("2", 1));
        assertThat(refunded(voluntary, withdraws(voluntary, "1x2"))).isEqualTo(eur("60.00"));
    }

    @ParameterizedTest(name = "told of the return costs {0}, reason {1}: fee {2}, {3}")
    @CsvSource(
            textBlock =
                    """
            true,  WITHDRAWAL_NO_REASON, 3.95,
            true,  TOO_SMALL,            3.95,
            true,  DEFECTIVE,            0.00, FEE_SUPPRESSED_FAULT
            true,  TRANSPORT_DAMAGE,     0.00, FEE_SUPPRESSED_FAULT
            true,  WRONG_ITEM,           0.00, FEE_SUPPRESSED_FAULT
            false, WITHDRAWAL_NO_REASON, 0.00, FEE_SUPPRESSED_NOT_INFORMED
            false, TOO_SMALL,            0.00, FEE_SUPPRESSED_NOT_INFORMED
            """)
    void only_who_was_told_and_only_without_anothers_fault_pays_for_the_way_back(
            boolean told, String reason, String fee, SettlementNote note) {
        OrderFixture order = told ? order("1001") : order("1001").notInformed();
        Desk desk = desk(policy().returnShippingFee("3.95").restockingFeePercent("15"), order);

        ReturnKey key =
                desk.submitted(request("1001").withdrawal().reason(reason).item("1", 1));

        assertThat(settlement(desk, key).returnShippingFee()).isEqualTo(eur(fee));
        assertThat(settlement(desk, key).restockingFee()).isEqualTo(eur("0.00"));
        assertThat(settlement(desk, key).notes()).contains(SettlementNote.FEE_SUPPRESSED_STATUTORY);
        if (note != null) {
            assertThat(settlement(desk, key).notes()).contains(note);
        }
    }

    @ParameterizedTest(name = "told {0}, in the policy {1}, delivered on the 5th: deducted {2}, {3}")
    @CsvSource(
            textBlock =
                    """
            when ordered,              true,  9.00,
            2026-11-05T13:59:00+01:00, true,  9.00,
            2026-11-05T14:00:00+01:00, true,  9.00,
            2026-11-05T14:00:01+01:00, true,  0.00, VALUE_LOSS_NOT_INFORMED
            2026-11-09T10:00:00+01:00, true,  0.00, VALUE_LOSS_NOT_INFORMED
            never,                     true,  0.00, VALUE_LOSS_NOT_INFORMED
            when ordered,              false, 0.00, VALUE_LOSS_NOT_IN_POLICY
            """)
    void a_loss_of_value_costs_only_who_was_told_before_the_goods_came_and_where_the_shop_wants_it(
            String told, boolean wanted, String deducted, SettlementNote note) {
        OrderFixture order = order("1001").delivered("2026-11-05T14:00:00+01:00");
        order = switch (told) {
            case "when ordered" -> order;
            case "never" -> order.notInformed();
            default -> order.informedAt(told);
        };
        Desk desk = desk(wanted ? policy() : policy().noValueLoss(), order);
        ReturnKey key = desk.labelled(asked("1x1"));

        desk.inspected(inspection(key).acceptWithLoss("1", 1, 30));
        desk.relay();

        assertThat(settlement(desk, key).valueDeduction()).isEqualTo(eur(deducted));
        assertThat(refunded(desk, key)).isEqualTo(eur("30.00").minus(eur(deducted)));
        if (note != null) {
            assertThat(settlement(desk, key).notes()).contains(note);
        }
    }

    @Test
    void the_money_goes_back_the_way_it_came_unless_the_shopper_chose_credit() {
        // The shop offers nothing but credit, yet who withdraws and says nothing of it gets the money.
        Desk desk = desk(
                policy().resolutions(Resolution.STORE_CREDIT).storeCreditBonusPercent("10"),
                order("1001")
                        .shipping("4.95", "4.95")
                        .payment("g1", "GIFT_CARD", "20.00")
                        .payment("p1", "CARD", "54.95"));

        ReturnKey silent = withdraws(desk, "1x2");

        assertThat(desk.found(silent).refunds())
                .extracting(Refund::paymentId, Refund::amount)
                .containsExactly(tuple("p1", eur("54.95")), tuple("g1", eur("5.05")));
        assertThat(settlement(desk, silent).storeCredit()).isEqualTo(eur("0.00"));

        RequestFixture credit =
                request("1001").withdrawal().resolution(Resolution.STORE_CREDIT).item("2", 1);
        assertThat(Desk.decided(desk.asks(credit)))
                .isInstanceOfSatisfying(
                        RegisterReturn.Result.Refused.class, refused -> assertThat(Desk.codes(refused.refusals()))
                                .containsExactly("/storeCreditConsent REQUIRED"));
        ReturnKey chosen = desk.submitted(credit.agreedToCredit());

        assertThat(desk.state(chosen).money().creditConsent())
                .hasValueSatisfying(consent -> assertThat(consent.text()).isEqualTo("I take store credit."));

        assertThat(settlement(desk, chosen).storeCredit()).isEqualTo(eur("11.00"));
        assertThat(desk.memory.ledger()).extracting(CreditEntry::amount).containsExactly(eur("10.00"), eur("1.00"));
        // The postage was nobody's choice: it goes back the way it came.
        assertThat(refunded(desk, chosen)).isEqualTo(eur("4.95"));
    }
}
