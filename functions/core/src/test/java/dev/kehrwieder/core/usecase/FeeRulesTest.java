package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.RefundTrigger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules make of the fees: by way, kind of goods, who answers for the reason, and market; never more than is due. */
final class FeeRulesTest {
    private static final ReturnMethod[] EVERY_WAY = {
        ReturnMethod.BY_MAIL_QR,
        ReturnMethod.BY_MAIL_LABEL,
        ReturnMethod.DROP_OFF_POINT,
        ReturnMethod.IN_STORE,
        ReturnMethod.HOME_PICKUP,
        ReturnMethod.OWN_SHIPMENT
    };

    private static PolicyFixture dear() {
        return policy().methods(EVERY_WAY)
                .returnShippingFee("4.90")
                .restockingFeePercent("10")
                .reasons(
                        Reason.of("UNSURE", "OTHER", FaultParty.UNKNOWN, 0, Map.of("de", "Unklar")),
                        Reason.of("SUPPLIED_WRONG", "OTHER", FaultParty.SUPPLIER, 0, Map.of("de", "Falsch geliefert")))
                .rules(
                        rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0.00"),
                        rule().categories("FURNITURE")
                                .travelling(ReturnMethod.HOME_PICKUP)
                                .returnShippingFee("39.90"),
                        rule().travelling(ReturnMethod.HOME_PICKUP).returnShippingFee("9.90"),
                        rule().flags(LineFlag.BULKY).returnShippingFee("19.90"),
                        rule().countries("CH").returnShippingFee("14.90").restockingFeePercent("20"),
                        rule().faults(FaultParty.UNKNOWN)
                                .returnShippingFee("2.50")
                                .restockingFeePercent("5"),
                        rule().categories("BOOKS").returnShippingFee("1.90").restockingFeePercent("0"),
                        rule().reasons("COLOR").returnShippingFee("3.90"));
    }

    private static OrderFixture goods(String number) {
        return order(number)
                .line("shoes", 2, "50.00")
                .line("sofa", 1, "400.00", line -> line.category("FURNITURE").flags(LineFlag.BULKY))
                .line("book", 1, "20.00", line -> line.category("BOOKS"));
    }

    private static Desk desk() {
        return new Desk().with(dear()).with(goods("1001"));
    }

    private static Settlement settlement(Desk desk, ReturnKey key) {
        return desk.state(key).settlement().orElseThrow();
    }

    private static Money postage(Desk desk, ReturnKey key) {
        return settlement(desk, key).returnShippingFee();
    }

    private static Settlement settled(Desk desk, RequestFixture request) {
        ReturnKey key = desk.accepted(request);
        desk.relay();
        Settlement paid = settlement(desk, key);
        // What was promised is what is paid.
        assertThat(paid.returnShippingFee())
                .isEqualTo(desk.state(key).estimate().returnShippingFee());
        assertThat(paid.restockingFee()).isEqualTo(desk.state(key).estimate().restockingFee());
        return paid;
    }

    @ParameterizedTest
    @CsvSource({
        "BY_MAIL_QR,     4.90",
        "BY_MAIL_LABEL,  4.90",
        "DROP_OFF_POINT, 4.90",
        "OWN_SHIPMENT,   4.90",
        "IN_STORE,       0.00",
        "HOME_PICKUP,    9.90"
    })
    void the_way_of_the_return_decides_the_postage_and_nothing_else(ReturnMethod method, String postage) {
        Settlement paid = settled(desk(), request("1001").method(method).item("shoes", 1));

        assertThat(paid.returnShippingFee()).isEqualTo(eur(postage));
        assertThat(paid.restockingFee()).isEqualTo(eur("5.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "shoes, BY_MAIL_QR,  4.90,  5.00",
        "book,  BY_MAIL_QR,  1.90,  0.00",
        "sofa,  BY_MAIL_QR,  19.90, 40.00",
        "sofa,  HOME_PICKUP, 39.90, 40.00",
        "sofa,  IN_STORE,    0.00,  40.00"
    })
    void the_kind_of_goods_decides_both(String line, ReturnMethod method, String postage, String restocking) {
        Settlement paid = settled(desk(), request("1001").method(method).item(line, 1));

        assertThat(paid.returnShippingFee()).isEqualTo(eur(postage));
        assertThat(paid.restockingFee()).isEqualTo(eur(restocking));
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_SMALL,        4.90, 5.00",
        "UNSURE,           2.50, 2.50",
        "NOT_AS_DESCRIBED, 0.00, 0.00",
        "ARRIVED_LATE,     0.00, 0.00",
        "DEFECTIVE,        0.00, 0.00",
        "SUPPLIED_WRONG,   0.00, 0.00",
        "COLOR,            3.90, 5.00"
    })
    void who_answers_for_the_reason_decides_both_and_others_fault_costs_nothing(
            String reason, String postage, String restocking) {
        Settlement paid = settled(desk(), request("1001").reason(reason).item("shoes", 1));

        assertThat(paid.returnShippingFee()).isEqualTo(eur(postage));
        assertThat(paid.restockingFee()).isEqualTo(eur(restocking));
    }

    @ParameterizedTest
    @CsvSource({"DE, 4.90, 5.00", "AT, 4.90, 5.00", "CH, 14.90, 10.00"})
    void the_market_decides_both(String market, String postage, String restocking) {
        Desk desk = new Desk().with(dear()).with(goods("1001").market(market));

        Settlement paid = settled(desk, request("1001").item("shoes", 1));

        assertThat(paid.returnShippingFee()).isEqualTo(eur(postage));
        assertThat(paid.restockingFee()).isEqualTo(eur(restocking));
    }

    @ParameterizedTest
    @CsvSource({"true, 4.90", "false, 0.00"})
    void a_withdrawal_bears_no_restocking_fee_and_postage_only_when_told(boolean told, String postage) {
        OrderFixture order = told ? goods("1001") : goods("1001").notInformed();
        Desk desk = new Desk().with(dear()).with(order);

        Settlement paid = settled(desk, request("1001").withdrawal().item("shoes", 1));

        assertThat(paid.restockingFee()).isEqualTo(eur("0.00"));
        assertThat(paid.returnShippingFee()).isEqualTo(eur(postage));
        assertThat(paid.notes()).contains(SettlementNote.FEE_SUPPRESSED_STATUTORY);
    }

    @Test
    void the_dearest_unit_makes_the_box_dear_once() {
        Settlement paid =
                settled(desk(), request("1001").item("book", 1).item("sofa", 1).item("shoes", 2));

        assertThat(paid.returnShippingFee()).isEqualTo(eur("19.90"));
        assertThat(paid.restockingFee()).isEqualTo(eur("50.00"));
    }

    @Test
    void a_dear_unit_that_never_comes_makes_nothing_dear() {
        Desk desk = desk();
        ReturnKey key = desk.labelled(request("1001").item("sofa", 1).item("shoes", 1));

        desk.inspected(inspection(key).incomplete().accept("2", 1));
        desk.relay();
        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
        desk.inspected(inspection(key));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
    }

    @Test
    void a_dear_unit_that_is_refused_makes_nothing_dear() {
        Desk desk = desk();
        ReturnKey key = desk.labelled(request("1001").item("sofa", 1).item("shoes", 1));

        desk.inspected(inspection(key).sendBack("1", 1).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
    }

    @Test
    void a_dear_unit_that_comes_later_costs_what_is_missing_to_its_fee() {
        Desk desk = desk();
        ReturnKey key =
                desk.labelled(request("1001").item("book", 1).item("shoes", 1).item("sofa", 1));

        for (String expected : List.of("1.90", "4.90", "19.90")) {
            String item = String.valueOf(List.of("1.90", "4.90", "19.90").indexOf(expected) + 1);
            desk.inspected(inspection(key).incomplete().accept(item, 1));
            desk.relay();
            assertThat(postage(desk, key)).isEqualTo(eur(expected));
        }

        assertThat(postage(desk, key)).isEqualTo(desk.state(key).estimate().returnShippingFee());
    }

    @Test
    void a_cheap_unit_that_comes_later_costs_no_more() {
        Desk desk = desk();
        ReturnKey key = desk.labelled(request("1001").item("sofa", 1).item("shoes", 1));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("19.90"));
    }

    @Test
    void a_dear_unit_of_the_first_order_that_never_comes_does_not_make_the_other_orders_unit_dear() {
        Desk desk = desk().with(goods("1002"));
        ReturnKey key = desk.labelled(request("1001").item("sofa", 1).itemOf("1002", "shoes", 1));

        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
    }

    @Test
    void the_first_orders_policy_speaks_of_the_other_orders_goods_too() {
        Desk desk = desk().with(policy().version(2).returnShippingFee("99.00"))
                .with(goods("1002").policyVersion(2));
        ReturnKey key = desk.labelled(request("1001").item("shoes", 1).itemOf("1002", "sofa", 1));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("19.90"));
        assertThat(postage(desk, key)).isEqualTo(desk.state(key).estimate().returnShippingFee());
    }

    @Test
    void a_return_in_the_shop_is_free_also_where_only_the_other_orders_goods_come() {
        Desk desk = desk().with(goods("1002"));
        ReturnKey key = desk.labelled(
                request("1001").method(ReturnMethod.IN_STORE).item("shoes", 1).itemOf("1002", "shoes", 1));

        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("0.00"));
    }

    @Test
    void what_a_cheap_unit_could_not_bear_the_next_one_does_and_no_more() {
        Desk desk =
                new Desk().with(dear()).with(order("1001").line("1", 1, "3.00").line("2", 1, "50.00"));
        ReturnKey key = desk.labelled(request("1001").item("1", 1).item("2", 1));

        desk.inspected(inspection(key).incomplete().accept("1", 1));
        desk.relay();
        // 0.30 of the three euros are the restocking fee.
        assertThat(postage(desk, key)).isEqualTo(eur("2.70"));
        assertThat(settlement(desk, key).notes()).contains(SettlementNote.FEE_CAPPED);
        desk.inspected(inspection(key).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("4.90"));
        assertThat(settlement(desk, key).notes()).doesNotContain(SettlementNote.FEE_CAPPED);
    }

    @Test
    void a_fee_that_was_taken_with_the_dispatch_is_not_taken_again_with_the_inspection() {
        Desk desk = new Desk().with(dear().refundOn(RefundTrigger.HANDED_IN)).with(goods("1001"));
        ReturnKey key = desk.labelled(request("1001").item("sofa", 1).item("shoes", 1));

        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");
        desk.relay();
        desk.inspected(inspection(key).accept("1", 1).accept("2", 1));
        desk.relay();

        assertThat(postage(desk, key)).isEqualTo(eur("19.90"));
    }

    @Test
    void each_return_of_an_order_bears_its_own_postage() {
        Desk desk = desk();

        assertThat(settled(desk, request("1001").item("sofa", 1)).returnShippingFee())
                .isEqualTo(eur("19.90"));
        assertThat(settled(desk, request("1001").item("shoes", 1)).returnShippingFee())
                .isEqualTo(eur("4.90"));
    }
}
