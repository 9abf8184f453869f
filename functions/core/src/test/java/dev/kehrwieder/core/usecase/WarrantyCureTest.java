package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.model.Resolution.PARTIAL_REFUND_KEEP_ITEM;
import static dev.kehrwieder.core.model.Resolution.REFUND_ORIGINAL_PAYMENT;
import static dev.kehrwieder.core.model.Resolution.REPAIR;
import static dev.kehrwieder.core.model.Resolution.REPLACEMENT;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.policy.Returnability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repair and replacement, and the price that comes back once they were in vain. */
final class WarrantyCureTest extends WarrantyFixture {
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

        assertThat(cures()).singleElement().satisfies(cure -> {
            assertThat(cure.lineId()).isEqualTo("1");
            assertThat(cure.units()).isEqualTo(1);
        });
    }

    @Test
    void an_ordinary_return_is_no_cure() {
        desk.submitted(request("1001").item("1", 1));

        assertThat(cures()).isEmpty();
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
