package dev.kehrwieder.core.time;

import static dev.kehrwieder.core.Fixtures.at;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Season;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate REPENTANCE = LocalDate.parse("2026-11-18");

    /** Christmas everywhere, a day of repentance in Saxony. */
    private final Periods periods = new Periods(PeriodsTest::isHoliday);

    private static boolean isHoliday(LocalDate day, Collection<String> regions) {
        boolean christmas = day.getMonthValue() == 12 && (day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26);
        return christmas || (day.equals(REPENTANCE) && regions.contains("DE-SN"));
    }

    private Optional<Instant> windowEndsAt(PolicyFixture policy, OrderFixture order, int days) {
        Order built = order.build();
        return periods.windowEndsAt(policy.build(), built, built.lines().getFirst(), days);
    }

    private Optional<Instant> withdrawalEndsAt(OrderFixture order) {
        return periods.withdrawalEndsAt(policy().build(), order.build(), Optional.empty());
    }

    @Test
    void thirty_days_after_the_fifth_of_november_end_with_the_fifth_of_december_though_it_is_a_saturday() {
        assertThat(windowEndsAt(policy(), order("1001").delivered("2026-11-05T14:00:00+01:00"), 30))
                .contains(at("2026-12-06T00:00:00+01:00"));
    }

    @Test
    void the_day_of_the_anchor_is_the_one_in_the_shops_zone() {
        assertThat(windowEndsAt(policy(), order("1001").delivered("2026-11-05T23:30:00Z"), 1))
                .contains(at("2026-11-08T00:00:00+01:00"));
    }

    @Test
    void a_window_of_no_days_ends_with_the_day_itself() {
        assertThat(windowEndsAt(policy(), order("1001").delivered("2026-11-05T14:00:00+01:00"), 0))
                .contains(at("2026-11-06T00:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-20T10:00:00+02:00,5,2026-10-26T00:00:00+01:00",
        "2026-10-24T10:00:00+02:00,0,2026-10-25T00:00:00+02:00",
        "2027-03-23T10:00:00+01:00,5,2027-03-29T00:00:00+02:00",
    })
    void a_window_over_the_change_of_the_clocks_still_ends_at_midnight(String delivered, int days, String end) {
        assertThat(windowEndsAt(policy(), order("1001").delivered(delivered), days))
                .contains(at(end));
    }

    @Test
    void a_window_that_counts_from_the_order_needs_no_delivery() {
        assertThat(windowEndsAt(
                        policy().window(30, Anchor.ORDERED),
                        order("1001").placedAt("2026-11-02T10:15:00+01:00").undelivered(),
                        30))
                .contains(at("2026-12-03T00:00:00+01:00"));
    }

    @Test
    void a_window_that_counts_from_delivery_has_no_end_before_it() {
        assertThat(windowEndsAt(policy(), order("1001").undelivered(), 30)).isEmpty();
    }

    @Test
    void a_line_counts_from_its_own_last_parcel() {
        OrderFixture order = order("1001")
                .line("1", 2, "10.00")
                .line("2", 1, "10.00")
                .delivered("2026-11-05T14:00:00+01:00", Map.of("1", 1))
                .delivered("2026-11-07T14:00:00+01:00", Map.of("1", 1))
                .delivered("2026-11-20T14:00:00+01:00", Map.of("2", 1));

        assertThat(windowEndsAt(policy(), order, 30)).contains(at("2026-12-08T00:00:00+01:00"));
    }

    @Test
    void a_season_makes_the_window_longer_and_never_shorter() {
        PolicyFixture season = policy().seasons(new Season(
                LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-31")));
        OrderFixture order = order("1001").delivered("2026-11-05T14:00:00+01:00");

        assertThat(windowEndsAt(season, order, 30)).contains(at("2027-02-01T00:00:00+01:00"));
        assertThat(windowEndsAt(season, order, 100)).contains(at("2027-02-14T00:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-31T23:59:00+01:00,2026-12-06T00:00:00+01:00",
        "2026-10-31T23:30:00Z,2027-02-01T00:00:00+01:00",
        "2026-12-31T23:59:00+01:00,2027-02-01T00:00:00+01:00",
        "2027-01-01T00:00:00+01:00,2026-12-06T00:00:00+01:00",
    })
    void both_ends_of_a_season_belong_to_it_in_the_shops_zone(String placed, String end) {
        PolicyFixture season = policy().seasons(new Season(
                LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-31")));

        assertThat(windowEndsAt(season, order("1001").placedAt(placed).delivered("2026-11-05T14:00:00+01:00"), 30))
                .contains(at(end));
    }

    @Test
    void a_withdrawal_is_in_time_for_fourteen_days_after_the_day_of_the_parcel() {
        assertThat(withdrawalEndsAt(order("1001").delivered("2026-11-05T14:00:00+01:00")))
                .contains(at("2026-11-20T00:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-07T14:00:00+01:00,2026-11-24T00:00:00+01:00", // Saturday 21st: Monday
        "2026-11-08T14:00:00+01:00,2026-11-24T00:00:00+01:00", // Sunday 22nd: Monday
        "2026-12-11T14:00:00+01:00,2026-12-29T00:00:00+01:00", // 25th and 26th, then Sunday: Monday 28th
        "2026-10-16T14:00:00+02:00,2026-10-31T00:00:00+01:00", // over the change of the clocks
    })
    void a_withdrawal_that_would_end_on_a_day_off_ends_with_the_next_working_day(String delivered, String end) {
        assertThat(withdrawalEndsAt(order("1001").delivered(delivered))).contains(at(end));
    }

    @Test
    void a_holiday_of_the_shoppers_region_counts_too() {
        Order order = order("1001").delivered("2026-11-04T14:00:00+01:00").build();

        assertThat(periods.withdrawalEndsAt(policy().build(), order, Optional.empty()))
                .contains(at("2026-11-19T00:00:00+01:00"));
        assertThat(periods.withdrawalEndsAt(policy().build(), order, Optional.of("DE-SN")))
                .contains(at("2026-11-20T00:00:00+01:00"));
    }

    @Test
    void the_last_parcel_of_the_order_starts_the_period() {
        OrderFixture order = order("1001")
                .line("1", 2, "10.00")
                .line("2", 1, "10.00")
                .delivered("2026-11-10T14:00:00+01:00", Map.of("2", 1))
                .delivered("2026-11-05T14:00:00+01:00", Map.of("1", 2));

        assertThat(withdrawalEndsAt(order)).contains(at("2026-11-25T00:00:00+01:00"));
    }

    @Test
    void the_period_does_not_start_while_a_unit_is_on_its_way() {
        assertThat(withdrawalEndsAt(
                        order("1001").line("1", 2, "10.00").delivered("2026-11-05T14:00:00+01:00", Map.of("1", 1))))
                .isEmpty();
    }

    @Test
    void who_is_no_consumer_has_no_period() {
        assertThat(withdrawalEndsAt(order("1001").business())).isEmpty();
    }

    @Test
    void who_was_never_told_has_twelve_months_and_fourteen_days() {
        // 5 November 2027 and fourteen days is a Friday.
        assertThat(withdrawalEndsAt(
                        order("1001").delivered("2026-11-05T14:00:00+01:00").notInformed()))
                .contains(at("2027-11-20T00:00:00+01:00"));
    }

    @Test
    void who_was_told_late_has_fourteen_days_from_then_and_never_more_than_who_was_not() {
        OrderFixture order = order("1001").delivered("2026-11-05T14:00:00+01:00");

        assertThat(withdrawalEndsAt(order.informedAt("2027-01-12T10:00:00+01:00")))
                .contains(at("2027-01-27T00:00:00+01:00"));
        assertThat(withdrawalEndsAt(order.informedAt("2028-01-12T10:00:00+01:00")))
                .contains(at("2027-11-20T00:00:00+01:00"));
    }

    @Test
    void who_was_told_before_the_parcel_came_has_fourteen_days_from_the_parcel() {
        assertThat(withdrawalEndsAt(
                        order("1001").delivered("2026-11-05T14:00:00+01:00").informedAt("2026-11-02T10:00:00+01:00")))
                .contains(at("2026-11-20T00:00:00+01:00"));
    }

    @Test
    void the_money_of_a_withdrawal_is_due_with_the_last_second_of_the_fourteenth_day() {
        assertThat(periods.refundDueAt(at("2026-11-10T09:00:00+01:00"), Optional.empty(), BERLIN))
                .isEqualTo(at("2026-11-24T23:59:59+01:00"));
        assertThat(periods.refundDueAt(at("2026-10-20T00:00:00+02:00"), Optional.empty(), BERLIN))
                .isEqualTo(at("2026-11-03T23:59:59+01:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-12T08:00:00+01:00,2026-11-24T23:59:59+01:00",
        "2026-11-24T23:59:59+01:00,2026-11-24T23:59:59+01:00",
        "2026-11-30T08:00:00+01:00,2026-11-30T08:00:00+01:00",
    })
    void goods_or_a_proof_of_dispatch_put_the_money_off_only_where_they_come_later(String proof, String due) {
        assertThat(periods.refundDueAt(at("2026-11-10T09:00:00+01:00"), Optional.of(at(proof)), BERLIN))
                .isEqualTo(at(due));
    }

    @Test
    void a_withdrawing_shopper_has_fourteen_days_to_send_the_goods() {
        assertThat(periods.dispatchBy(at("2026-11-10T09:00:00+01:00"), BERLIN))
                .isEqualTo(at("2026-11-25T00:00:00+01:00"));
    }
}
