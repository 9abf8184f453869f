package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.notice.Notice;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.usecase.ChoosePickup.Slots;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The clock stands on Tuesday, 10 November 2026. */
final class PickupTest {
    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-11");

    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").item("1", 1));

    private ReturnResult choose(int parcel, LocalDate day) {
        return Desk.decided(desk.choosePickup.choose(key, parcel, day, Desk.STAFF, Optional.empty()));
    }

    private ParcelStatus status() {
        return desk.state(key).parcels().getFirst().status();
    }

    private List<Task> tasks() {
        return desk.tasks(key).stream()
                .filter(task -> task.kind() == TaskKind.PICKUP_UNKNOWN)
                .toList();
    }

    @Test
    void the_next_days_are_offered_but_no_sunday_and_no_holiday_where_the_shopper_lives() {
        PickupDays days = new PickupDays(
                desk.store, (day, regions) -> regions.contains("DE-HH") && day.equals(LocalDate.parse("2026-11-12")));
        ChoosePickup choose = new ChoosePickup(desk.store, desk.commits, days, Set.of(Desk.CARRIER), desk.clock);

        assertThat(choose.slots(key, 1))
                .isEqualTo(new Slots.Days(List.of(
                        WEDNESDAY,
                        LocalDate.parse("2026-11-13"),
                        LocalDate.parse("2026-11-14"),
                        LocalDate.parse("2026-11-16"),
                        LocalDate.parse("2026-11-17"))));
    }

    @Test
    void a_day_that_was_chosen_is_booked_once_however_often_it_is_chosen() {
        assertThat(choose(1, WEDNESDAY)).isInstanceOf(ReturnResult.Done.class);
        assertThat(choose(1, WEDNESDAY)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();
        assertThat(choose(1, WEDNESDAY)).isInstanceOf(ReturnResult.Done.class);
        desk.relay();

        assertThat(desk.fetching.asked).singleElement().satisfies(asked -> assertThat(asked.day())
                .isEqualTo(WEDNESDAY));
        assertThat(status()).isEqualTo(ParcelStatus.PICKUP_SCHEDULED);
        assertThat(desk.trail(key)).endsWith("PickupRequested", "PickupScheduled");
    }

    @Test
    void while_one_is_asked_for_or_booked_no_other_day_is_taken() {
        choose(1, WEDNESDAY);
        assertThat(choose(1, WEDNESDAY.plusDays(2))).isInstanceOf(ReturnResult.NotAllowed.class);
        desk.relay();
        assertThat(choose(1, WEDNESDAY.plusDays(2))).isInstanceOf(ReturnResult.NotAllowed.class);
        assertThat(desk.choosePickup.slots(key, 1)).isInstanceOf(Slots.NotAllowed.class);
    }

    @Test
    void a_day_that_is_not_offered_a_parcel_that_is_not_there_and_a_carrier_that_fetches_none_are_refused() {
        assertThat(choose(1, LocalDate.parse("2026-11-15")))
                .isEqualTo(new ReturnResult.Refused(
                        List.of(new Refusal("/day", RefusalCode.OUT_OF_RANGE, "none of the days that are offered"))));
        assertThat(choose(2, WEDNESDAY)).isInstanceOf(ReturnResult.Unknown.class);
        assertThat(desk.choosePickup.slots(key, 2)).isInstanceOf(Slots.Unknown.class);
        desk.addParcel.add(key, "gls", "G1", Desk.STAFF, Optional.empty());
        assertThat(choose(2, WEDNESDAY))
                .isInstanceOfSatisfying(ReturnResult.Refused.class, refused -> assertThat(refused.refusals())
                        .extracting(Refusal::code)
                        .containsExactly(RefusalCode.PICKUP_NOT_OFFERED));
        assertThat(desk.choosePickup.slots(key, 2)).isInstanceOf(Slots.Refused.class);
    }

    @Test
    void a_parcel_that_was_handed_in_meanwhile_is_not_fetched() {
        choose(1, WEDNESDAY);
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-10T10:00:00+01:00");

        desk.relay();

        assertThat(desk.fetching.asked).isEmpty();
        assertThat(status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(choose(1, WEDNESDAY.plusDays(2))).isInstanceOf(ReturnResult.NotAllowed.class);
    }

    @Test
    void a_carrier_that_is_away_is_asked_again_and_one_that_refuses_lets_the_shopper_choose_again() {
        choose(1, WEDNESDAY);
        desk.fetching.away = true;
        assertThatThrownBy(desk::relay).isInstanceOf(CarrierAway.class);
        assertThat(tasks()).isEmpty();

        desk.fetching.away = false;
        desk.fetching.answer = Optional.of(new Pickups.Answer.Refused("NO_CAPACITY"));
        desk.relay();

        assertThat(desk.fetching.asked).hasSize(2);
        assertThat(status()).isEqualTo(ParcelStatus.PICKUP_FAILED);
        assertThat(desk.event(key, "PickupFailed").event())
                .isEqualTo(new ReturnEvent.PickupFailed(1, "NO_CAPACITY", Optional.empty(), Optional.empty()));
        assertThat(desk.choosePickup.slots(key, 1)).isInstanceOf(Slots.Days.class);
        assertThat(choose(1, WEDNESDAY.plusDays(2))).isInstanceOf(ReturnResult.Done.class);
    }

    @Test
    void a_pickup_that_may_have_been_booked_is_a_task_and_never_booked_again_by_itself() {
        choose(1, WEDNESDAY);
        desk.fetching.answer = Optional.of(new Pickups.Answer.Unknown("TIMEOUT"));

        desk.relay();
        desk.relay();

        assertThat(desk.fetching.asked).hasSize(1);
        assertThat(tasks()).extracting(Task::detail).containsExactly("parcel 1 2026-11-11 TIMEOUT");
        assertThat(status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void a_crash_after_the_call_books_nothing_twice() {
        choose(1, WEDNESDAY);
        // The call's own mark is the first commit, what came of it the second.
        desk.store.breakBefore(2);
        assertThatThrownBy(desk::relay).isInstanceOf(StoreUnavailable.class);

        desk.relay();

        assertThat(desk.fetching.asked).hasSize(1);
        assertThat(tasks()).extracting(Task::detail).containsExactly("parcel 1 2026-11-11 INTERRUPTED");
    }

    @Test
    void a_failed_pickup_that_the_carrier_tells_is_one_and_the_hand_in_that_follows_moves_on() {
        choose(1, WEDNESDAY);
        desk.relay();
        desk.scans(key, 1, ParcelStatus.PICKUP_FAILED, "2026-11-11T17:00:00+01:00");
        assertThat(status()).isEqualTo(ParcelStatus.PICKUP_FAILED);

        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T17:00:00+01:00");
        assertThat(status()).isEqualTo(ParcelStatus.HANDED_IN);
    }

    private void failed() {
        choose(1, WEDNESDAY);
        desk.relay();
        desk.scans(key, 1, ParcelStatus.PICKUP_FAILED, "2026-11-11T17:00:00+01:00");
    }

    @Test
    void a_failed_pickup_is_told_to_the_shopper() {
        failed();

        desk.notify.on(desk.event(key, "PickupFailed"));

        assertThat(desk.post.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.PickupFailed.class,
                        notice -> assertThat(notice.parcel().number()).isEqualTo(1));
    }

    @Test
    void a_failed_pickup_that_is_over_is_not_told() {
        failed();
        desk.scans(key, 1, ParcelStatus.HANDED_IN, "2026-11-12T17:00:00+01:00");

        desk.notify.on(desk.event(key, "PickupFailed"));

        assertThat(desk.post.sent).isEmpty();
    }

    @Test
    void a_failed_pickup_is_not_told_once_another_day_is_chosen() {
        failed();
        assertThat(choose(1, WEDNESDAY.plusDays(2))).isInstanceOf(ReturnResult.Done.class);

        desk.notify.on(desk.event(key, "PickupFailed"));

        assertThat(desk.post.sent).isEmpty();
    }

    @Test
    void of_a_return_that_is_fetched_at_home_the_first_day_is_asked_for_when_its_label_is_there() {
        Desk home = new Desk()
                .with(policy().methods(ReturnMethod.HOME_PICKUP, ReturnMethod.BY_MAIL_QR))
                .with(order("1001"));
        ReturnKey fetched =
                home.labelled(request("1001").method(ReturnMethod.HOME_PICKUP).item("1", 1));
        home.clock.set("2026-11-10T09:11:00Z");
        home.visitAll();
        home.relay();
        home.clock.set("2026-11-10T09:22:00Z");
        home.visitAll();
        home.relay();

        assertThat(home.fetching.asked).singleElement().satisfies(asked -> assertThat(asked.day())
                .isEqualTo(WEDNESDAY));
        assertThat(home.state(fetched).parcels().getFirst().status()).isEqualTo(ParcelStatus.PICKUP_SCHEDULED);
        assertThat(home.trail(fetched)).containsOnlyOnce("PickupRequested");
    }
}
