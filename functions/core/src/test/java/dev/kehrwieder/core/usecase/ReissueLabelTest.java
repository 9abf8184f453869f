package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.CarrierFixture.carrier;
import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.InspectionFixture.inspection;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelDocuments;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReissueLabelTest {
    private final Desk desk = new Desk()
            .with(policy().labels(
                            new LabelTerms(List.of(carrier(OnceCarrier.NAME).build()), 0)))
            .with(order("1001"));
    private final ReturnKey key = desk.labelled(request("1001").item("1", 2));

    private Parcel parcel() {
        return desk.state(key).parcel(1).orElseThrow();
    }

    private ReturnResult reissued() {
        return Desk.decided(desk.reissue.reissue(key, 1, Desk.STAFF, Optional.empty()));
    }

    private void scanned(String number, ParcelStatus status, String occurredAt) {
        desk.scan.scan(
                OnceCarrier.NAME,
                key.shop(),
                new CarrierScan(number + status + occurredAt, number, status, status.name(), at(occurredAt)));
    }

    @Test
    void one_call_voids_the_old_label_and_brings_a_new_one() {
        assertThat(reissued()).isInstanceOf(ReturnResult.Done.class);
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_REQUESTED);
        assertThat(parcel().trackingNumber()).isEmpty();
        desk.relay();

        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(parcel().trackingNumber()).contains("X2");
        assertThat(parcel().documents().map(ParcelDocuments::prefix)).contains("labels/demo/R1/1/2");
        assertThat(desk.once.givenBack()).containsExactly(new Carrier.Purchase("X1", Optional.of("ref-1")));
        assertThat(parcel().label().former())
                .containsExactly(new FormerLabel(
                        1,
                        OnceCarrier.NAME,
                        "X1",
                        Optional.of("ref-1"),
                        Optional.of(eur("4.30")),
                        FormerLabel.Ending.GIVEN_BACK));
        assertThat(desk.trail(key)).endsWith("LabelVoided", "LabelRequested", "CarrierChosen", "LabelIssued");
        assertThat(desk.event(key, "LabelVoided").event()).isEqualTo(new ReturnEvent.LabelVoided(1, "X1"));
    }

    @Test
    void asking_again_while_one_is_being_asked_for_changes_nothing() {
        reissued();
        long version = desk.state(key).version();

        assertThat(reissued()).isInstanceOf(ReturnResult.Done.class);

        assertThat(desk.state(key).version()).isEqualTo(version);
        desk.relay();
        assertThat(desk.once.sold()).containsExactly("X1", "X2");
    }

    @Test
    void a_parcel_that_is_sent_with_the_old_label_is_this_parcel() {
        reissued();
        desk.relay();

        scanned("X1", ParcelStatus.HANDED_IN, "2026-11-11T09:00:00+01:00");

        assertThat(desk.memory.tracked(OnceCarrier.NAME, "X1")).contains(new TrackedParcel(key, 1));
        assertThat(parcel().status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(reissued()).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void sent_with_the_old_label_before_the_new_one_is_there_the_new_one_is_given_back() {
        reissued();
        desk.once.thenAnswers(label -> {
            scanned("X1", ParcelStatus.HANDED_IN, "2026-11-11T09:00:00+01:00");
            return label;
        });
        desk.relay();

        assertThat(parcel().status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(desk.once.givenBack())
                .extracting(Carrier.Purchase::trackingNumber)
                .containsExactlyInAnyOrder("X1", "X2");
    }

    @Test
    void that_the_carrier_took_the_old_label_back_says_nothing_of_the_parcel() {
        reissued();
        desk.relay();

        scanned("X1", ParcelStatus.CANCELED, "2026-11-11T09:00:00+01:00");
        scanned("X1", ParcelStatus.UNKNOWN, "2026-11-11T10:00:00+01:00");

        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void two_boxes_with_two_labels_pay_each_unit_once() {
        reissued();
        desk.relay();
        scanned("X1", ParcelStatus.DELIVERED, "2026-11-12T09:00:00+01:00");
        scanned("X2", ParcelStatus.DELIVERED, "2026-11-13T09:00:00+01:00");
        desk.relay();

        desk.inspected(inspection(key).accept("1", 1).incomplete());
        desk.relay();
        desk.inspected(inspection(key).accept("1", 1));
        desk.relay();
        assertThat(desk.inspects(inspection(key).accept("1", 1))).isNotInstanceOf(InspectReturn.Result.Inspected.class);

        Money paid = desk.found(key).refunds().stream().map(Refund::amount).reduce(eur("0.00"), Money::plus);
        assertThat(paid).isEqualTo(desk.state(key).settlement().orElseThrow().netRefund());
        assertThat(desk.item(key, "1").settled()).isEqualTo(2);
    }

    @Test
    void what_is_under_way_or_all_here_gets_no_other_label() {
        scanned("X1", ParcelStatus.IN_TRANSIT, "2026-11-11T09:00:00+01:00");
        assertThat(reissued()).isInstanceOf(ReturnResult.NotAllowed.class);

        desk.inspected(inspection(key).accept("1", 2));
        assertThat(reissued()).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void a_parcel_that_came_back_to_the_shopper_may_be_sent_again_and_its_old_scans_are_history() {
        scanned("X1", ParcelStatus.IN_TRANSIT, "2026-11-11T09:00:00+01:00");
        scanned("X1", ParcelStatus.RETURNED_TO_SENDER, "2026-11-14T09:00:00+01:00");

        assertThat(reissued()).isInstanceOf(ReturnResult.Done.class);
        desk.relay();
        scanned("X1", ParcelStatus.OUT_FOR_DELIVERY, "2026-11-12T09:00:00+01:00");

        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(desk.once.givenBack()).isEmpty();
        assertThat(desk.trail(key)).doesNotContain("LabelVoided");
        assertThat(desk.state(key).goodsOrProofOfDispatch()).isPresent();
    }

    @Test
    void the_shoppers_own_shipment_and_a_parcel_that_is_not_there_have_no_label_to_replace() {
        Desk.decided(desk.addParcel.add(key, "gls", "G1", Desk.STAFF, Optional.empty()));

        assertThat(Desk.decided(desk.reissue.reissue(key, 2, Desk.STAFF, Optional.empty())))
                .isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(Desk.decided(desk.reissue.reissue(key, 3, Desk.STAFF, Optional.empty())))
                .isInstanceOf(ReturnResult.Unknown.class);
    }

    @Test
    void after_the_last_day_that_the_law_gives_a_withdrawal_its_label_is_valid_for_as_long_as_any_other() {
        Desk other = Desk.ofOneOrder();
        ReturnKey withdrawn = other.labelled(request("1001").withdrawal().item("1", 1));
        other.clock.advance(Duration.ofDays(20));

        Desk.decided(other.reissue.reissue(withdrawn, 1, Desk.STAFF, Optional.empty()));
        other.relay();

        assertThat(other.state(withdrawn).deadlines().shipBy()).contains(at("2026-11-25T00:00:00+01:00"));
        assertThat(other.state(withdrawn).parcel(1).flatMap(Parcel::labelExpiresAt))
                .contains(at("2026-12-29T00:00:00+01:00"));
    }

    @Test
    void a_parcel_has_only_so_many_labels() {
        for (int label = 2; label <= Parcel.MOST_LABELS; label++) {
            assertThat(reissued()).isInstanceOf(ReturnResult.Done.class);
            desk.relay();
        }

        assertThat(reissued()).isInstanceOf(ReturnResult.Refused.class);
        assertThat(desk.once.sold()).hasSize(Parcel.MOST_LABELS);
    }

    @Test
    void a_canceled_return_gives_its_unused_label_back() {
        Desk.decided(desk.decide.cancel(key, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(parcel().status()).isEqualTo(ParcelStatus.VOIDED);
        assertThat(parcel().documents()).isEmpty();
        assertThat(desk.once.givenBack())
                .extracting(Carrier.Purchase::trackingNumber)
                .containsExactly("X1");
        assertThat(reissued()).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void a_label_that_was_used_is_not_given_back_when_the_return_is_canceled() {
        scanned("X1", ParcelStatus.HANDED_IN, "2026-11-11T09:00:00+01:00");

        Desk.decided(desk.decide.cancel(key, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(desk.once.givenBack()).isEmpty();
        assertThat(parcel().trackingNumber()).contains("X1");
    }

    @Test
    void a_carrier_that_is_away_gets_its_label_back_later_and_what_it_says_is_kept() {
        reissued();
        desk.once.goAway();
        var voided = desk.event(key, "LabelVoided").id();
        assertThat(desk.giveBack.on(key, voided)).isEqualTo(ConsumerResult.LATER);

        desk.once.comeBack();
        desk.once.takesBack(Carrier.GivenBack.REFUSED);
        assertThat(desk.giveBack.on(key, voided)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.giveBack.on(key, voided)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertThat(parcel().label().former())
                .extracting(FormerLabel::ending)
                .containsExactly(FormerLabel.Ending.REFUSED);
        assertThat(desk.once.givenBack()).hasSize(1);
    }

    @Test
    void an_expired_return_is_reopened_first_and_its_old_label_is_given_back_then() {
        desk.clock.advance(Duration.ofDays(40));
        desk.visitAll();
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        assertThat(reissued()).isInstanceOf(ReturnResult.NotAllowed.class);

        Desk.decided(desk.decide.reopen(key, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(parcel().trackingNumber()).contains("X2");
        assertThat(parcel().label().attempt()).isEqualTo(2);
        assertThat(desk.once.givenBack())
                .extracting(Carrier.Purchase::trackingNumber)
                .containsExactly("X1");
    }
}
