package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.CarrierFixture.carrier;
import static dev.kehrwieder.core.Fixtures.eur;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.FormerLabel;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.LabelTerms;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.port.TrackedParcel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A carrier that sells another label each time that it is asked: stopped at every point, told twice, out of order. */
final class BuyLabelTest {
    private static final Duration GONE = Duration.ofMinutes(5);

    private final Desk desk = new Desk()
            .with(policy().labels(new LabelTerms(
                    List.of(
                            carrier(OnceCarrier.NAME).tariff(5000, "4.10").build(),
                            carrier("local").tariff(5000, "9.90").build()),
                    5)))
            .with(order("1001"));
    private final ReturnKey key = desk.registered(request("1001").item("1", 2));
    private final EventId approved = desk.event(key, "ReturnApproved").id();

    private Parcel parcel() {
        return parcel(1);
    }

    private Parcel parcel(int number) {
        return desk.state(key).parcel(number).orElseThrow();
    }

    private void assertOneLabel() {
        assertThat(desk.once.sold()).containsExactly("X1");
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(parcel().trackingNumber()).contains("X1");
        assertThat(desk.trail(key)).containsOnlyOnce("CarrierChosen", "LabelIssued");
        assertThat(desk.tasks(key)).isEmpty();
    }

    private void assertInDoubt(String reason) {
        assertThat(desk.once.sold()).hasSize(1);
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_REQUESTED);
        assertThat(parcel().label().askedSince()).isPresent();
        assertThat(parcel().label().failure()).contains(reason);
        assertThat(desk.trail(key)).containsOnlyOnce("LabelFailed").doesNotContain("LabelIssued");
        assertThat(desk.event(key, "LabelFailed").event())
                .isEqualTo(new ReturnEvent.LabelFailed(1, OnceCarrier.NAME, reason));
        assertThat(desk.tasks(key)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.LABEL_UNKNOWN);
            assertThat(task.detail()).isEqualTo(reason);
        });
    }

    @Test
    void a_label_is_bought_once_with_what_it_costs_and_why_this_carrier() {
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertOneLabel();
        assertThat(parcel().carrier()).isEqualTo(OnceCarrier.NAME);
        assertThat(parcel().label().quotedCost()).contains(eur("4.10"));
        assertThat(parcel().label().billedCost()).contains(eur("4.30"));
        assertThat(parcel().label().carrierReference()).contains("ref-1");
        assertThat(parcel().label().askedSince()).isEmpty();
        assertThat(desk.memory.tracked(OnceCarrier.NAME, "X1")).contains(new TrackedParcel(key, 1));
        ReturnEvent.CarrierChosen chosen =
                (ReturnEvent.CarrierChosen) desk.event(key, "CarrierChosen").event();
        assertThat(chosen.carrier()).contains(OnceCarrier.NAME);
        assertThat(chosen.quotedCost()).contains(eur("4.10"));
        assertThat(chosen.ruledOut()).hasSize(1);
    }

    @Test
    void the_same_message_again_buys_nothing() {
        desk.labels.on(key, approved);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);
        assertOneLabel();
    }

    @Test
    void of_two_messages_at_once_one_buys_and_the_other_waits_for_it() {
        desk.once.thenAnswers(label -> {
            assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);
            return label;
        });

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertOneLabel();
    }

    @Test
    void of_two_that_were_both_about_to_ask_one_does() {
        desk.store.overtakeWith(() -> desk.labels.on(key, approved));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertOneLabel();
    }

    @Test
    void a_crash_before_the_intent_is_written_has_bought_nothing() {
        desk.store.breakBefore(1);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> desk.labels.on(key, approved));
        assertThat(desk.once.sold()).isEmpty();

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
        assertOneLabel();
    }

    @Test
    void a_crash_after_the_intent_and_before_the_call_is_not_known_from_one_after_it() {
        desk.store.breakAfter(1);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> desk.labels.on(key, approved));
        assertThat(desk.once.sold()).isEmpty();
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);

        desk.clock.advance(GONE);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.once.sold()).isEmpty();
        assertThat(desk.tasks(key)).extracting(Task::kind).containsExactly(TaskKind.LABEL_UNKNOWN);
    }

    @Test
    void a_crash_after_the_call_is_never_a_second_purchase() {
        desk.once.thenDies();
        assertThatIllegalStateException().isThrownBy(() -> desk.labels.on(key, approved));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);
        desk.clock.advance(GONE.minusSeconds(1));
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);
        desk.clock.advance(Duration.ofSeconds(1));
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertInDoubt("UNKNOWN_NO_ANSWER");
    }

    @Test
    void a_crash_before_the_last_commit_is_never_a_second_purchase() {
        desk.store.breakBefore(2);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> desk.labels.on(key, approved));
        desk.clock.advance(GONE);

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertInDoubt("UNKNOWN_NO_ANSWER");
    }

    @Test
    void a_crash_after_the_last_commit_changes_nothing() {
        desk.store.breakAfter(2);
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> desk.labels.on(key, approved));

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);

        assertOneLabel();
    }

    @Test
    void a_time_out_after_the_label_was_made_is_a_task_and_never_asked_again() {
        desk.once.thenAnswers(label -> new Carrier.Unknown("TIMEOUT"));
        desk.relay();
        assertInDoubt("UNKNOWN_TIMEOUT");

        for (int day = 1; day <= 20; day++) {
            desk.clock.advance(Duration.ofDays(1));
            desk.visitAll();
        }

        assertInDoubt("UNKNOWN_TIMEOUT");
    }

    @Test
    void an_answer_that_comes_after_somebody_gave_it_up_is_the_label_all_the_same() {
        desk.once.thenAnswers(label -> {
            desk.clock.advance(GONE);
            assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
            return label;
        });

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE_BEFORE);
        assertThat(desk.once.sold()).containsExactly("X1");
        assertThat(desk.tasks(key)).hasSize(1);
    }

    @Test
    void staff_ask_anew_and_get_another_label() {
        desk.once.thenAnswers(label -> new Carrier.Unknown("TIMEOUT"));
        desk.relay();

        Desk.decided(desk.reissue.reissue(key, 1, Desk.STAFF, Optional.empty()));
        desk.relay();

        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
        assertThat(parcel().trackingNumber()).contains("X2");
        assertThat(parcel().label().attempt()).isEqualTo(2);
        assertThat(desk.once.asked()).extracting(Carrier.LabelRequest::attempt).containsExactly(1, 2);
    }

    @Test
    void staff_find_the_label_at_the_carrier_and_enter_its_number() {
        desk.once.thenAnswers(label -> new Carrier.Unknown("TIMEOUT"));
        desk.relay();

        Desk.decided(desk.addParcel.add(key, OnceCarrier.NAME, "X1", Desk.STAFF, Optional.empty()));

        assertThat(desk.memory.tracked(OnceCarrier.NAME, "X1")).contains(new TrackedParcel(key, 2));
    }

    @Test
    void a_carrier_that_is_away_has_sold_nothing_and_is_asked_again() {
        desk.once.goAway();
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);
        assertThat(parcel().label().askedSince()).isEmpty();
        assertThat(parcel().awaitsLabel()).isTrue();
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.LATER);

        desk.once.comeBack();
        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);

        assertOneLabel();
    }

    @Test
    void a_label_of_a_return_that_was_canceled_meanwhile_is_given_back() {
        desk.once.thenAnswers(label -> {
            desk.decide.cancel(key, Desk.STAFF, Optional.empty());
            return label;
        });

        assertThat(desk.labels.on(key, approved)).isEqualTo(ConsumerResult.DONE);
        desk.relay();

        assertThat(desk.trail(key)).containsOnlyOnce("LabelVoided").doesNotContain("LabelIssued");
        assertThat(desk.once.givenBack()).containsExactly(new Carrier.Purchase("X1", Optional.of("ref-1")));
        assertThat(parcel().label().former())
                .extracting(FormerLabel::ending)
                .containsExactly(FormerLabel.Ending.GIVEN_BACK);
    }

    @Test
    void a_crash_at_the_second_parcel_costs_no_first_label() {
        ReturnKey two = twoParcels();
        EventId event = desk.event(two, "ReturnApproved").id();
        desk.once.thenAnswers(label -> {
            desk.once.thenDies();
            return label;
        });
        assertThatIllegalStateException().isThrownBy(() -> desk.labels.on(two, event));
        assertThat(desk.state(two).parcel(1).flatMap(Parcel::trackingNumber)).contains("X1");
        assertThat(desk.trail(two)).doesNotContain("LabelIssued");

        desk.clock.advance(GONE);
        assertThat(desk.labels.on(two, event)).isEqualTo(ConsumerResult.DONE);

        assertThat(desk.once.sold()).containsExactly("X1", "X2");
        assertThat(desk.event(two, "LabelIssued").event())
                .isEqualTo(
                        new ReturnEvent.LabelIssued(List.of(new ReturnEvent.IssuedLabel(1, OnceCarrier.NAME, "X1"))));
        assertThat(desk.tasks(two)).extracting(Task::kind).containsExactly(TaskKind.LABEL_UNKNOWN);
    }

    private ReturnKey twoParcels() {
        desk.decide.cancel(key, Desk.STAFF, Optional.empty());
        return desk.registered(request("1001").parcels(2).item("1", 2));
    }

    @Test
    void two_parcels_are_said_in_one() {
        ReturnKey two = twoParcels();

        desk.labels.on(two, desk.event(two, "ReturnApproved").id());

        assertThat(desk.trail(two)).containsOnlyOnce("LabelIssued");
        assertThat(desk.once.sold()).containsExactly("X1", "X2");
        assertThat(desk.state(two).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
    }
}
