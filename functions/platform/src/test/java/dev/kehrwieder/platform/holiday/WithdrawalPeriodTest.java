package dev.kehrwieder.platform.holiday;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.platform.holiday.GermanHolidays.Land;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of the period of withdrawal with real holidays; weekdays stand beside the dates to be read. */
final class WithdrawalPeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Periods periods = new Periods(new RegionalHolidays());

    /** The last day, whose end is the first instant that is too late. */
    private String lastDay(PolicyFixture policy, OrderFixture order, String region) {
        Instant end = periods.withdrawalEndsAt(policy.build(), order.build(), Optional.of(region))
                .orElseThrow();
        LocalDate next = end.atZone(BERLIN).toLocalDate();
        assertThat(end)
                .as("ends at midnight in Berlin")
                .isEqualTo(next.atStartOfDay(BERLIN).toInstant());
        LocalDate last = next.minusDays(1);
        return last.getDayOfWeek().name().substring(0, 2) + " " + last;
    }

    private static OrderFixture delivered(String day) {
        return order("1001").delivered(noon(LocalDate.parse(day)));
    }

    private static String noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(BERLIN).toOffsetDateTime().toString();
    }

    @ParameterizedTest(name = "delivered {0}: last day {1}, {2}")
    @CsvSource(
            textBlock =
                    """
            # Easter 2026: Friday 3 to Monday 6 April
            2026-03-19, TH 2026-04-02, the day before Good Friday
            2026-03-20, TU 2026-04-07, Good Friday and all of Easter
            2026-03-23, TU 2026-04-07, Easter Monday
            2026-04-30, FR 2026-05-15, Ascension
            2026-05-11, TU 2026-05-26, Whit Monday
            2026-04-17, MO 2026-05-04, 1 May before a weekend
            # Christmas and the turn of the year
            2026-12-10, TH 2026-12-24, Christmas Eve is a working day
            2026-12-11, MO 2026-12-28, both days of Christmas and a Sunday
            2026-12-17, TH 2026-12-31, New Year's Eve is a working day
            2026-12-18, MO 2027-01-04, New Year and a weekend
            # 3 October
            2026-09-18, FR 2026-10-02, the day before
            2026-09-19, MO 2026-10-05, on a Saturday
            2028-09-19, WE 2028-10-04, on a Tuesday
            # 29 February
            2028-02-14, MO 2028-02-28, the day before
            2028-02-15, TU 2028-02-29, on it
            2028-02-29, TU 2028-03-14, delivered on it
            2027-02-15, MO 2027-03-01, a year without it
            # The clocks go forward on 29 March and back on 25 October 2026
            2026-03-15, MO 2026-03-30, the last day is the Sunday of 23 hours
            2026-03-29, MO 2026-04-13, delivered on it
            2026-10-11, MO 2026-10-26, the last day is the Sunday of 25 hours
            2026-10-25, MO 2026-11-09, delivered on it
            """)
    void fourteen_days_that_end_on_a_working_day(String delivered, String last, String why) {
        assertThat(lastDay(policy(), delivered(delivered), "DE-HH")).as(why).isEqualTo(last);
    }

    @ParameterizedTest(name = "delivered {0} in {1}: {2} instead of {3}, {4}")
    @CsvSource(
            textBlock =
                    """
            2028-10-17, BB, WE 2028-11-01, TU 2028-10-31, Reformation
            2027-02-22, BE, TU 2027-03-09, MO 2027-03-08, Women's Day
            2025-12-23, BW, WE 2026-01-07, TU 2026-01-06, Epiphany
            2026-05-21, BY, FR 2026-06-05, TH 2026-06-04, Corpus Christi
            2028-10-17, HB, WE 2028-11-01, TU 2028-10-31, Reformation
            2026-05-21, HE, FR 2026-06-05, TH 2026-06-04, Corpus Christi
            2028-10-17, HH, WE 2028-11-01, TU 2028-10-31, Reformation
            2027-02-22, MV, TU 2027-03-09, MO 2027-03-08, Women's Day
            2028-10-17, NI, WE 2028-11-01, TU 2028-10-31, Reformation
            2027-10-18, NW, TU 2027-11-02, MO 2027-11-01, All Saints
            2027-10-18, RP, TU 2027-11-02, MO 2027-11-01, All Saints
            2028-10-17, SH, WE 2028-11-01, TU 2028-10-31, Reformation
            2028-08-01, SL, WE 2028-08-16, TU 2028-08-15, Assumption
            2026-11-04, SN, TH 2026-11-19, WE 2026-11-18, Repentance and Prayer
            2025-12-23, ST, WE 2026-01-07, TU 2026-01-06, Epiphany
            2027-09-06, TH, TU 2027-09-21, MO 2027-09-20, Children's Day
            """)
    void a_holiday_of_the_land_moves_the_end_for_shopper_and_shop_of_it_and_for_nobody_else(
            String delivered, Land land, String last, String elsewhere, String why) {
        String region = "DE-" + land;

        assertThat(lastDay(policy().holidayRegions(), delivered(delivered), region))
                .as("the shopper's: " + why)
                .isEqualTo(last);
        assertThat(lastDay(policy().holidayRegions(region), delivered(delivered), "DE"))
                .as("the shop's: " + why)
                .isEqualTo(last);
        assertThat(lastDay(policy().holidayRegions("DE"), delivered(delivered), "DE"))
                .as("nobody's")
                .isEqualTo(elsewhere);
    }

    @Test
    void the_shoppers_holiday_and_the_shops_holiday_after_it_both_move_the_end() {
        // 31 October 2030 is a Thursday, kept in Hamburg; 1 November a Friday, kept in Bavaria.
        assertThat(lastDay(policy().holidayRegions("DE-HH"), delivered("2030-10-17"), "DE-BY"))
                .isEqualTo("MO 2030-11-04");
        assertThat(lastDay(policy().holidayRegions("DE-HH"), delivered("2030-10-17"), "DE-HH"))
                .isEqualTo("FR 2030-11-01");
        assertThat(lastDay(policy().holidayRegions("DE-BY"), delivered("2030-10-17"), "DE-BY"))
                .isEqualTo("TH 2030-10-31");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            XX-1, TH 2026-12-24
            AT-9, TH 2026-12-24
            FR, TH 2026-12-24
            """)
    void a_foreign_or_unknown_region_is_no_fault(String region, String last) {
        assertThat(lastDay(policy(), delivered("2026-12-10"), region)).isEqualTo(last);
    }

    @Test
    void a_shopper_in_austria_has_austrias_national_day() {
        assertThat(lastDay(policy(), delivered("2026-10-12"), "AT-9")).isEqualTo("TU 2026-10-27");
    }

    @Test
    void the_last_of_several_parcels_counts_even_if_it_is_told_first() {
        OrderFixture order = order("1001")
                .line("1", 2, "10.00")
                .line("2", 1, "10.00")
                .delivered("2026-12-11T12:00:00+01:00", Map.of("1", 1))
                .delivered("2026-12-04T12:00:00+01:00", Map.of("2", 1))
                .delivered("2026-12-07T12:00:00+01:00", Map.of("1", 1));

        assertThat(lastDay(policy(), order, "DE-HH")).isEqualTo("MO 2026-12-28");
    }

    @ParameterizedTest(name = "{2}: told {0}, last day {1}")
    @CsvSource(
            textBlock =
                    """
            2026-11-02T10:00:00+01:00, TH 2026-11-19, before the parcel of 5 November 2026
            2026-12-11T10:00:00+01:00, MO 2026-12-28, into Christmas
            2027-03-12T23:59:59+01:00, TU 2027-03-30, into Easter
            2027-11-05T10:00:00+01:00, FR 2027-11-19, twelve months after
            2027-11-18T10:00:00+01:00, FR 2027-11-19, when the longest period is all but over
            """)
    void who_is_told_late_has_fourteen_days_from_then_up_to_the_longest_period(String told, String last, String why) {
        assertThat(lastDay(policy(), delivered("2026-11-05").informedAt(told), "DE-HH"))
                .as(why)
                .isEqualTo(last);
    }

    @ParameterizedTest(name = "delivered {0}, never told: last day {1}")
    @CsvSource(
            textBlock =
                    """
            2026-11-05, FR 2027-11-19
            2026-12-11, MO 2027-12-27
            2028-02-29, WE 2029-03-14
            2027-02-28, MO 2028-03-13
            2027-10-17, WE 2028-11-01
            """)
    void who_is_never_told_has_twelve_months_and_fourteen_days(String delivered, String last) {
        assertThat(lastDay(policy(), delivered(delivered).notInformed(), "DE-HH"))
                .isEqualTo(last);
    }

    @Test
    void without_a_day_of_delivery_the_period_has_no_end() {
        assertThat(periods.withdrawalEndsAt(
                        policy().build(), order("1001").undelivered().build(), Optional.of("DE-HH")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_delivery_of_sixteen_years_agrees_with_counting_by_the_law(Land land) {
        LocalDate first = LocalDate.of(GermanHolidays.FIRST_YEAR, 1, 1);
        LocalDate end = LocalDate.of(GermanHolidays.LAST_YEAR, 12, 1);
        PolicyFixture policy = policy().holidayRegions("DE-" + land);

        assertThat(first.datesUntil(end)).allSatisfy(day -> assertThat(lastDay(policy, delivered(day.toString()), "DE"))
                .endsWith(counted(day, land).toString()));
    }

    private static LocalDate counted(LocalDate delivered, Land land) {
        LocalDate day = delivered;
        for (int days = 0; days < 14; days++) {
            day = day.plusDays(1);
        }
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || GermanHolidays.isHoliday(day, land)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
