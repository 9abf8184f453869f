package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.policy;
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

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.policy.Cure;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff decide of a claim once they have looked at the goods. */
final class WarrantyInspectionTest extends WarrantyFixture {
    private List<String> inspectRefused(InspectionFixture inspection) {
        return Desk.codes(assertThat(desk.inspects(inspection))
                .asInstanceOf(type(InspectReturn.Result.Refused.class))
                .actual()
                .refusals());
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
        assertThat(cures()).containsExactly(new Cure("1", REPAIR, 1, desk.clock.instant()));
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
        assertThat(cures())
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
}
