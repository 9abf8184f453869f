package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static dev.kehrwieder.core.model.Resolution.EXCHANGE_VARIANT;
import static dev.kehrwieder.core.model.Resolution.NO_COMPENSATION;
import static dev.kehrwieder.core.model.Resolution.PARTIAL_REFUND_KEEP_ITEM;
import static dev.kehrwieder.core.model.Resolution.REFUND_ORIGINAL_PAYMENT;
import static dev.kehrwieder.core.model.Resolution.REPAIR;
import static dev.kehrwieder.core.model.Resolution.REPLACEMENT;
import static dev.kehrwieder.core.model.Resolution.STORE_CREDIT;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Cure;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three pairs of shoes at 30.00 each with 4.95 postage, delivered on Thursday, 5 November 2026; it is the 10th. */
final class WarrantyClaimTest {
    private Desk desk = desk(policy());

    private static OrderFixture shoes() {
        return order("1001").line("1", 3, "30.00");
    }

    private static Desk desk(PolicyFixture policy) {
        return new Desk().with(policy).with(shoes());
    }

    private static RequestFixture claim() {
        return request("1001").claim();
    }

    private List<Refusal> refusals(RequestFixture request) {
        return assertThat(Desk.decided(desk.asks(request)))
                .asInstanceOf(type(RegisterReturn.Result.Refused.class))
                .actual()
                .refusals();
    }

    private List<String> refused(RequestFixture request) {
        return Desk.codes(refusals(request));
    }

    /** A claim of so many units that ended as asked for. */
    private ReturnKey madeGood(Resolution cure, int units) {
        ReturnKey key = desk.accepted(claim().resolution(cure).item("1", units));
        desk.relay();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        return key;
    }

    private LineBalance line() {
        return desk.balance("1001").line("1");
    }

    private List<String> inspectRefused(InspectionFixture inspection) {
        return Desk.codes(assertThat(desk.inspects(inspection))
                .asInstanceOf(type(InspectReturn.Result.Refused.class))
                .actual()
                .refusals());
    }

    @Test
    void a_claim_comes_in_at_once_and_says_until_when_and_who_proves_what() {
        ReturnKey key = desk.registered(claim().item("1", 1));

        Return state = desk.state(key);
        assertThat(state.claim()).isTrue();
        assertThat(state.status()).isEqualTo(ReturnStatus.APPROVED);
        assertThat(state.estimate().netRefund()).isEqualTo(eur("0.00"));
        assertThat(desk.item(key, "1").claim())
                .contains(new ItemClaim(
                        LocalDate.of(2026, 11, 10),
                        // Two years end on a Sunday.
                        Optional.of(at("2028-11-07T00:00:00+01:00")),
                        Optional.of(at("2027-11-06T00:00:00+01:00")),
                        Optional.empty()));
        assertThat(line().reserved()).isEqualTo(1);
    }

    @Test
    void a_return_that_is_no_claim_has_no_dates_of_one() {
        assertThat(desk.item(desk.registered(request("1001")), "1").claim()).isEmpty();
    }

    @Test
    void a_policy_may_have_claims_looked_at_first() {
        desk = desk(policy().claims(Approval.MANUAL, true));

        ReturnKey key = desk.registered(claim());

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_REVIEW);
        assertThat(desk.state(desk.registered(request("1001"))).status())
                .as("what is no claim does not wait")
                .isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void what_the_policy_says_of_approval_is_not_said_of_claims() {
        desk = desk(policy().approval(Approval.MANUAL));

        assertThat(desk.state(desk.registered(claim())).status()).isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void a_claim_ignores_the_window_and_what_never_comes_back_voluntarily() {
        desk = new Desk()
                .with(policy().blockedSkus("SKU-3")
                        .rules(rule().categories("GONE").approval(Approval.REJECT)))
                .with(order("1001")
                        .line("1", 1, "10.00", line -> line.flags(LineFlag.FINAL_SALE))
                        .line("2", 1, "10.00", line -> line.flags(LineFlag.MADE_TO_ORDER))
                        .line("3", 1, "10.00", line -> line.sku("SKU-3"))
                        .line("4", 1, "10.00", line -> line.category("GONE")));
        desk.clock.set("2027-06-01T10:00:00Z");

        RequestFixture all = claim().item("1", 1).item("2", 1).item("3", 1).item("4", 1);

        assertThat(desk.state(desk.registered(all)).status()).isEqualTo(ReturnStatus.APPROVED);
    }

    @Test
    void methods_and_photos_are_the_policys() {
        desk = desk(policy().methods(ReturnMethod.BY_MAIL_QR)
                .reasons(Reason.of("DEFECTIVE", "DEFECT", FaultParty.SUPPLIER, 2, Map.of())));

        assertThat(refused(claim().method(ReturnMethod.IN_STORE).photos("a", "b")))
                .containsExactly("/method METHOD_NOT_OFFERED");
        assertThat(refused(claim().photos("a"))).containsExactly("/items/0/photos PHOTOS_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOO_SMALL", "CHANGED_MIND", "GIFT"})
    void a_reason_that_the_shopper_answers_for_is_no_defect(String reason) {
        assertThat(refused(claim().reason(reason))).containsExactly("/items/0/reason REASON_NOT_OFFERED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DEFECTIVE", "WORKMANSHIP", "NOT_AS_DESCRIBED", "WRONG_ITEM", "MISSING_PARTS", "TRANSPORT_DAMAGE"
            })
    void every_other_reason_may_be_a_defect(String reason) {
        assertThat(desk.state(desk.registered(claim().reason(reason))).claim()).isTrue();
    }

    @Test
    void a_claim_needs_a_reason() {
        assertThat(refused(claim().noReason())).containsExactly("/items/0/reason REQUIRED");
    }

    @Test
    void a_withdrawal_is_no_claim_at_the_same_time() {
        assertThat(refused(claim().withdrawal())).contains("/claim CONTRADICTION");
    }

    @Test
    void only_a_claim_says_when_a_defect_showed() {
        assertThat(refused(request("1001").defectNoticedAt("2026-11-09")))
                .containsExactly("/items/0/defectNoticedAt CONTRADICTION");
    }

    @Test
    void a_defect_shows_neither_tomorrow_nor_before_the_goods_are_there() {
        assertThat(refused(claim().defectNoticedAt("2026-11-11")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        assertThat(refused(claim().defectNoticedAt("2026-11-04")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        desk.registered(claim().defectNoticedAt("2026-11-10").item("1", 1));
        desk.registered(claim().defectNoticedAt("2026-11-05").item("1", 1));
    }

    @Test
    void a_defect_may_show_from_the_first_delivery_of_the_line_on() {
        desk = new Desk()
                .with(policy())
                .with(shoes().delivered("2026-11-03T14:00:00+01:00", Map.of("1", 1))
                        .delivered("2026-11-05T14:00:00+01:00", Map.of("1", 2)));

        assertThat(refused(claim().defectNoticedAt("2026-11-02")))
                .containsExactly("/items/0/defectNoticedAt OUT_OF_RANGE");
        desk.registered(claim().defectNoticedAt("2026-11-03"));
    }

    @Test
    void units_of_which_no_delivery_is_known_may_be_claimed_since_the_order() {
        desk = new Desk().with(policy()).with(shoes().undelivered());

        ReturnKey key = desk.registered(claim().defectNoticedAt("2026-11-02").item("1", 3));

        assertThat(desk.item(key, "1").claim().orElseThrow().endsAt()).isEmpty();
        assertThat(refused(claim().defectNoticedAt("2026-11-01"))).contains("/items/0/defectNoticedAt OUT_OF_RANGE");
    }

    @Test
    void too_late_is_told_with_the_day_and_the_rule() {
        desk.clock.set("2028-11-06T23:59:59+01:00");
        desk.registered(claim().item("1", 1));
        desk.clock.set("2028-11-07T00:00:00+01:00");

        assertThat(refusals(claim().item("1", 1)))
                .containsExactly(new Refusal(
                        "/items/0/quantity",
                        RefusalCode.NOT_RETURNABLE,
                        "it could be claimed until 2028-11-06: two years from delivery (§ 438(1) no. 3 BGB)"));
        assertThat(desk.registered(claim().defectNoticedAt("2028-11-06").item("1", 1)))
                .as("the defect showed in time")
                .isNotNull();
    }

    @Test
    void a_business_may_claim_for_two_years() {
        desk = new Desk().with(policy()).with(shoes().business());

        ReturnKey key = desk.registered(claim());

        assertThat(desk.item(key, "1").claim().orElseThrow().burdenOfProofEndsAt())
                .isEmpty();
    }

    @Test
    void more_units_than_are_left_can_not_be_claimed() {
        assertThat(refused(claim().item("1", 2).item("1", 2))).containsExactly("/items/1/quantity QUANTITY_EXCEEDED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPAIR", "REPLACEMENT"})
    void before_a_cure_has_failed_a_claim_asks_for_one(Resolution resolution) {
        assertThat(refused(claim().resolution(resolution))).contains("/items/0/resolution RESOLUTION_NOT_OFFERED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            names = {"REPAIR", "REPLACEMENT"})
    void repair_and_replacement_are_offered_whatever_the_policy_offers(Resolution resolution) {
        assertThat(desk.item(desk.registered(claim().resolution(resolution)), "1")
                        .resolution())
                .isEqualTo(resolution);
    }

    @Test
    void outside_a_claim_they_are_not_offered() {
        assertThat(refused(request("1001").reason("DEFECTIVE").resolution(REPAIR)))
                .containsExactly("/items/0/resolution RESOLUTION_NOT_OFFERED");
    }

    @Test
    void a_repair_ends_the_claim_without_money_and_the_goods_are_the_shoppers_again() {
        ReturnKey key = madeGood(REPAIR, 2);

        ReturnItem item = desk.item(key, "1");
        assertThat(item.settled()).isEqualTo(2);
        assertThat(item.money()).isEqualTo(MoneyState.NOT_DUE);
        assertThat(item.goods()).isEqualTo(GoodsState.SENT_BACK);
        assertThat(item.claim().orElseThrow().curedAt()).contains(desk.clock.instant());
        assertThat(line().taken()).isZero();
        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.provider.paid()).isEmpty();
        assertThat(desk.trail(key)).doesNotContain("ExchangeReleased", "RefundReserved");
    }

    @Test
    void a_replacement_sends_out_another_one_of_the_same_goods() {
        ReturnKey key = madeGood(REPLACEMENT, 2);

        ReturnItem item = desk.item(key, "1");
        assertThat(item.money()).isEqualTo(MoneyState.EXCHANGED);
        assertThat(item.goods()).as("the defective one stays here").isEqualTo(GoodsState.RECEIVED);
        assertThat(desk.event(key, "ExchangeReleased").event())
                .isEqualTo(new ReturnEvent.ExchangeReleased(List.of(new ReturnEvent.ReleasedItem("1", item.sku(), 2))));
        assertThat(line().taken()).isZero();
    }

    @Test
    void a_claim_pays_nothing_before_the_goods_were_looked_at() {
        desk = desk(policy().refundOn(RefundTrigger.HANDED_IN));
        madeGood(REPAIR, 1);
        ReturnKey key = desk.labelled(claim().resolution(REFUND_ORIGINAL_PAYMENT));

        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T10:00:00Z");
        desk.relay();

        assertThat(desk.found(key).refunds()).isEmpty();
        assertThat(desk.item(key, "1").settled()).isZero();
    }

    @Test
    void who_refuses_a_claim_ends_it_without_money() {
        ReturnKey key = desk.labelled(claim());

        desk.inspected(inspection(key).sendBack("1", 1));
        desk.relay();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.item(key, "1").claim().orElseThrow().curedAt()).isEmpty();
        assertThat(line().taken()).isZero();
        assertThat(refused(claim().resolution(REFUND_ORIGINAL_PAYMENT)))
                .as("nothing was cured")
                .containsExactly("/items/0/resolution RESOLUTION_NOT_OFFERED");
    }

    @Test
    void the_whole_way_repaired_in_vain_and_paid_back_once() {
        ReturnKey first = madeGood(REPAIR, 1);
        desk.clock.set("2029-03-01T10:00:00Z");

        ReturnKey second =
                desk.submitted(claim().resolution(REFUND_ORIGINAL_PAYMENT).defectNoticedAt("2029-02-20"));
        desk.succeeds(second, 1);
        desk.relay();

        assertThat(desk.item(second, "1").claim().orElseThrow().endsAt())
                .as("a repair has made three years of two")
                .contains(at("2029-11-06T00:00:00+01:00"));
        assertThat(desk.state(first).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.state(second).status()).isEqualTo(ReturnStatus.CLOSED);
        // The pair and its share of the postage.
        assertThat(desk.provider.paid()).containsExactly(eur("31.65"));
        assertThat(desk.item(second, "1").money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(line()).isEqualTo(new LineBalance(0, 1, 0, 0, eur("30.00"), eur("4.79")));
    }

    @Test
    void the_price_comes_back_for_as_many_units_as_were_made_good_in_vain() {
        madeGood(REPLACEMENT, 1);

        assertThat(refused(claim().resolution(REFUND_ORIGINAL_PAYMENT).item("1", 2)))
                .containsExactly("/items/0/resolution RESOLUTION_NOT_OFFERED");
        assertThat(refused(claim().resolution(REFUND_ORIGINAL_PAYMENT)
                        .item("1", 1)
                        .resolution(PARTIAL_REFUND_KEEP_ITEM)
                        .item("1", 1)))
                .as("summed")
                .containsExactly("/items/1/resolution RESOLUTION_NOT_OFFERED");
        desk.registered(claim().resolution(REFUND_ORIGINAL_PAYMENT)
                .item("1", 1)
                .resolution(REPAIR)
                .item("1", 1));
    }

    @Test
    void a_cure_of_one_line_says_nothing_of_another() {
        desk = new Desk()
                .with(policy())
                .with(order("1001").line("1", 1, "30.00").line("2", 1, "30.00"));
        madeGood(REPAIR, 1);

        assertThat(refused(claim().resolution(REFUND_ORIGINAL_PAYMENT).item("2", 1)))
                .containsExactly("/items/0/resolution RESOLUTION_NOT_OFFERED");
    }

    @Test
    void a_cure_of_another_order_says_nothing_of_this_one() {
        desk.with(order("1002").line("1", 3, "30.00"));
        ReturnKey key = desk.accepted(request("1002").claim().item("1", 1).itemOf("1001", "1", 1));
        desk.relay();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);

        var order = desk.memory.order(Fixtures.orderKey("1001")).orElseThrow();

        assertThat(new EarlierCures(desk.store).of(order)).singleElement().satisfies(cure -> {
            assertThat(cure.lineId()).isEqualTo("1");
            assertThat(cure.units()).isEqualTo(1);
        });
    }

    @Test
    void an_ordinary_return_is_no_cure() {
        desk.submitted(request("1001").item("1", 1));

        var order = desk.memory.order(Fixtures.orderKey("1001")).orElseThrow();

        assertThat(new EarlierCures(desk.store).of(order)).isEmpty();
    }

    @Test
    void staff_who_can_not_make_it_good_decide_for_the_price() {
        desk = desk(policy().restockingFeePercent("10").returnShippingFee("4.90"));
        ReturnKey key = desk.labelled(claim().item("1", 2));

        desk.inspected(inspection(key).decide("1", 1, REFUND_ORIGINAL_PAYMENT).accept("1", 1));
        desk.relay();
        desk.succeeds(key, 1);

        ReturnItem item = desk.item(key, "1");
        assertThat(item.resolution()).as("what was asked for").isEqualTo(REPAIR);
        assertThat(item.verdicts()).extracting(item::resolution).containsExactly(REFUND_ORIGINAL_PAYMENT, REPAIR);
        assertThat(item.money()).isEqualTo(MoneyState.REFUNDED);
        assertThat(item.goods()).as("one of them stays here").isEqualTo(GoodsState.RECEIVED);
        assertThat(desk.state(key).settlement().orElseThrow().notes())
                .containsExactly(SettlementNote.FEE_SUPPRESSED_CLAIM);
        assertThat(desk.provider.paid()).containsExactly(eur("31.65"));
        assertThat(line()).isEqualTo(new LineBalance(0, 1, 0, 0, eur("30.00"), eur("4.79")));
        var order = desk.memory.order(Fixtures.orderKey("1001")).orElseThrow();
        assertThat(new EarlierCures(desk.store).of(order))
                .containsExactly(new Cure("1", REPAIR, 1, desk.clock.instant()));
        assertThat(desk.event(key, "ItemsInspected").event())
                .asInstanceOf(type(ReturnEvent.ItemsInspected.class))
                .satisfies(said -> assertThat(said.items())
                        .extracting(ReturnEvent.InspectedItem::claim)
                        .containsExactly(Optional.of(new ClaimDecision(REFUND_ORIGINAL_PAYMENT, 0)), Optional.empty()));
        assertThat(desk.memory.inspections(key).getFirst().findings())
                .extracting(finding -> finding.claim().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void a_claim_decided_in_parts_pays_each_part_once() {
        ReturnKey key = desk.labelled(claim().item("1", 3));

        desk.inspected(inspection(key).decide("1", 1, REFUND_ORIGINAL_PAYMENT).incomplete());
        desk.relay();
        desk.succeeds(key, 1);
        desk.inspected(inspection(key).accept("1", 1).incomplete());
        desk.relay();
        assertThat(desk.item(key, "1").money()).as("the money stays the news").isEqualTo(MoneyState.REFUNDED);
        desk.inspected(inspection(key).decide("1", 1, REPLACEMENT));
        desk.relay();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.provider.paid()).containsExactly(eur("31.65"));
        assertThat(line().taken()).isEqualTo(1);
        var order = desk.memory.order(Fixtures.orderKey("1001")).orElseThrow();
        assertThat(new EarlierCures(desk.store).of(order))
                .extracting(Cure::kind, Cure::units)
                .containsExactly(tuple(REPAIR, 1), tuple(REPLACEMENT, 1));
    }

    @Test
    void a_refund_that_came_back_is_not_forgotten_over_a_repair() {
        ReturnKey key = desk.labelled(claim().item("1", 2));
        desk.inspected(inspection(key).decide("1", 1, REFUND_ORIGINAL_PAYMENT).incomplete());
        desk.relay();
        desk.hears(key, 1, "no", new Answer.Failed(Optional.of("re_1"), "ACCOUNT_CLOSED"));

        desk.inspected(inspection(key).accept("1", 1));
        desk.relay();

        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NONE);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.INSPECTED);
    }

    @Test
    void a_repair_beside_a_replacement_is_told_as_an_exchange() {
        ReturnKey key = desk.labelled(claim().item("1", 2));
        desk.inspected(inspection(key).accept("1", 1).incomplete());
        desk.relay();
        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.NOT_DUE);

        desk.inspected(inspection(key).decide("1", 1, REPLACEMENT));
        desk.relay();

        assertThat(desk.item(key, "1").money()).isEqualTo(MoneyState.EXCHANGED);
        assertThat(desk.item(key, "1").goods()).as("one of them stays here").isEqualTo(GoodsState.RECEIVED);
    }

    @Test
    void a_reduced_price_is_paid_and_the_goods_go_back_to_the_shopper() {
        ReturnKey key = desk.labelled(claim());

        desk.inspected(inspection(key).reduce("1", 1, 30));
        desk.relay();
        desk.succeeds(key, 1);

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.CLOSED);
        assertThat(desk.provider.paid()).containsExactly(eur("9.00"));
        assertThat(desk.item(key, "1").goods()).isEqualTo(GoodsState.SENT_BACK);
        assertThat(desk.item(key, "1").claim().orElseThrow().curedAt()).isEmpty();
        assertThat(line().taken()).isZero();
    }

    @Test
    void a_price_that_is_asked_to_be_reduced_needs_to_be_said_by_how_much() {
        madeGood(REPAIR, 1);
        ReturnKey key = desk.labelled(claim().resolution(PARTIAL_REFUND_KEEP_ITEM));
        assertThat(desk.state(key).estimate().netRefund()).isEqualTo(eur("0.00"));

        assertThat(inspectRefused(inspection(key).accept("1", 1)))
                .containsExactly("/items/0/reductionPercent REQUIRED");
        assertThat(desk.item(key, "1").received()).as("nothing changed").isZero();

        desk.inspected(inspection(key).decide("1", 1, Optional.of(true), Optional.empty(), Optional.of(50)));
        desk.relay();
        assertThat(desk.found(key).refunds()).singleElement().satisfies(refund -> assertThat(refund.amount())
                .isEqualTo(eur("15.00")));
    }

    @Test
    void only_a_reduced_price_has_a_percentage() {
        ReturnKey key = desk.labelled(claim());
        Optional<Boolean> yes = Optional.of(true);

        assertThat(inspectRefused(inspection(key).decide("1", 1, yes, Optional.of(REPAIR), Optional.of(30))))
                .containsExactly("/items/0/reductionPercent CONTRADICTION");
        assertThat(inspectRefused(inspection(key).decide("1", 1, yes, Optional.empty(), Optional.of(30))))
                .containsExactly("/items/0/reductionPercent CONTRADICTION");
        assertThat(inspectRefused(
                        inspection(key).decide("1", 1, yes, Optional.of(PARTIAL_REFUND_KEEP_ITEM), Optional.empty())))
                .containsExactly("/items/0/reductionPercent REQUIRED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Resolution.class,
            names = {"STORE_CREDIT", "EXCHANGE_VARIANT", "NO_COMPENSATION"})
    void a_claim_comes_to_nothing_that_the_law_does_not_know(Resolution resolution) {
        ReturnKey key = desk.labelled(claim());

        assertThat(inspectRefused(inspection(key).decide("1", 1, resolution)))
                .containsExactly("/items/0/resolution RESOLUTION_NOT_OFFERED");
        assertThat(List.of(STORE_CREDIT, EXCHANGE_VARIANT, NO_COMPENSATION)).noneMatch(Resolution::isOfAClaim);
    }

    @Test
    void only_what_is_accepted_of_a_claim_comes_to_a_resolution() {
        ReturnKey key = desk.labelled(claim().item("1", 1));
        ReturnKey ordinary = desk.labelled(request("1001").item("1", 1));

        for (InspectionFixture wrong : List.of(
                inspection(key).decide("1", 1, Optional.of(false), Optional.of(REPLACEMENT), Optional.empty()),
                inspection(key).decide("1", 1, Optional.empty(), Optional.of(REPLACEMENT), Optional.empty()),
                inspection(ordinary).decide("1", 1, REFUND_ORIGINAL_PAYMENT))) {
            assertThat(inspectRefused(wrong)).containsExactly("/items/0/resolution CONTRADICTION");
        }
        assertThat(inspectRefused(
                        inspection(ordinary).decide("1", 1, Optional.of(true), Optional.empty(), Optional.of(30))))
                .containsExactly("/items/0/reductionPercent CONTRADICTION");
    }

    @Test
    void who_is_refused_learns_what_is_still_open() {
        desk.clock.set("2026-12-20T10:00:00Z");

        assertThat(refusals(request("1001"))).singleElement().satisfies(refusal -> assertThat(refusal.detail())
                .contains("RETURN_WINDOW_EXPIRED")
                .contains("still open: CLAIM until 2028-11-06T23:00:00Z, ASK_THE_SHOP"));
    }

    @Test
    void a_quote_says_that_a_repair_pays_nothing() {
        QuoteReturn quote = new QuoteReturn(desk.store, new Returnability(desk.periods), desk.clock);

        assertThat(quote.quote(claim().build()))
                .asInstanceOf(type(QuoteReturn.Result.Quoted.class))
                .satisfies(quoted -> {
                    assertThat(quoted.settlement().netRefund()).isEqualTo(eur("0.00"));
                    assertThat(quoted.needsDecision()).isFalse();
                });
    }
}
