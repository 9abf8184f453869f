package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.LabelTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelReminderTest {
    private final Desk desk = Desk.ofOneOrder();
    private final ReturnKey key = desk.labelled(request("1001").parcels(2).item("1", 2));

    private void daysPass(int days) {
        for (int day = 0; day < days; day++) {
            desk.clock.advance(Duration.ofDays(1));
            desk.visitAll();
        }
    }

    private long reminders(ReturnKey of) {
        return desk.trail(of).stream().filter("LabelExpiring"::equals).count();
    }

    @Test
    void five_days_before_the_labels_run_out_the_shopper_is_reminded_once() {
        assertThat(desk.state(key).parcel(1).orElseThrow().label().remindAt())
                .contains(at("2026-12-04T00:00:00+01:00"));
        daysPass(23);
        assertThat(reminders(key)).isZero();

        daysPass(4);

        assertThat(reminders(key)).isEqualTo(1);
        assertThat(desk.event(key, "LabelExpiring").event()).isEqualTo(new ReturnEvent.LabelExpiring(List.of(1, 2)));
        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.AWAITING_DROP_OFF);
    }

    @Test
    void the_visit_comes_when_the_reminder_is_due() {
        desk.clock.advance(Duration.between(desk.clock.instant(), at("2026-12-03T12:00:00+01:00")));
        desk.visitAll();

        assertThat(desk.state(key).dueAt()).contains(at("2026-12-04T00:00:00+01:00"));
    }

    @Test
    void only_what_was_not_sent_is_reminded_of() {
        desk.scans(key, 2, ParcelStatus.HANDED_IN, "2026-11-12T09:00:00+01:00");

        daysPass(25);

        assertThat(desk.event(key, "LabelExpiring").event()).isEqualTo(new ReturnEvent.LabelExpiring(List.of(1)));
    }

    @Test
    void nobody_is_reminded_of_what_was_called_off_or_is_all_here() {
        ReturnKey here = desk.accepted(request("1001").item("1", 1));
        Desk.decided(desk.decide.cancel(key, Desk.STAFF, Optional.empty()));

        daysPass(27);

        assertThat(reminders(key)).isZero();
        assertThat(reminders(here)).isZero();
    }

    @Test
    void a_time_that_jumps_over_the_reminder_and_the_end_brings_the_end_alone() {
        desk.clock.advance(Duration.ofDays(40));
        desk.visitAll();

        assertThat(desk.state(key).status()).isEqualTo(ReturnStatus.EXPIRED);
        assertThat(reminders(key)).isZero();
    }

    @Test
    void a_label_that_is_valid_for_less_brings_no_reminder() {
        Desk short28 =
                new Desk().with(policy().labels(new LabelTerms(List.of(), 28))).with(order("1001"));
        ReturnKey brief = short28.labelled(request("1001").withdrawal().item("1", 1));
        Desk never =
                new Desk().with(policy().labels(new LabelTerms(List.of(), 0))).with(order("1001"));
        ReturnKey without = never.labelled(request("1001").item("1", 1));

        assertThat(short28.state(brief).parcel(1).orElseThrow().label().remindAt())
                .isEmpty();
        assertThat(never.state(without).parcel(1).orElseThrow().label().remindAt())
                .isEmpty();
    }

    @Test
    void a_label_in_the_place_of_one_that_was_reminded_of_is_reminded_of_only_if_its_time_is_still_to_come() {
        daysPass(25);
        Desk.decided(desk.reissue.reissue(key, 1, Desk.STAFF, Optional.empty()));
        desk.relay();

        daysPass(2);

        assertThat(reminders(key)).isEqualTo(1);
    }
}
