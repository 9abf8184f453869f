package dev.kehrwieder.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankingDaysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1818-03-22", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
                "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13",
                "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2038-04-25", "2049-04-18", "2076-04-19"
            })
    void easter_is_when_the_church_celebrates_it(LocalDate sunday) {
        assertThat(BankingDays.easterSunday(sunday.getYear())).isEqualTo(sunday);
    }

    /** The rule itself instead of a formula: the Sunday after the first full moon from 21 March on, by the church's moon. */
    @Test
    void easter_follows_the_full_moon_in_every_year_of_this_calendar() {
        assertThat(IntStream.rangeClosed(1900, 2199))
                .allSatisfy(year -> assertThat(BankingDays.easterSunday(year)).isEqualTo(afterTheFullMoon(year)));
    }

    private static LocalDate afterTheFullMoon(int year) {
        int golden = year % 19 + 1;
        // The epact of these three centuries; below, its two exceptions (Clavius).
        int epact = (11 * (golden - 1) + 29) % 30;
        int moon = 44 - epact;
        if (moon < 21) {
            moon += 30;
        }
        if (epact == 24 || (epact == 25 && golden > 11)) {
            moon--;
        }
        LocalDate full = LocalDate.of(year, 3, 1).plusDays(moon - 1L);
        return Stream.iterate(full.plusDays(1), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() == 7)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-01",
                "2026-12-25",
                "2026-12-26",
                "2027-03-26",
                "2027-03-29",
                "2026-11-14",
                "2026-11-15"
            })
    void on_a_weekend_and_on_a_closing_day_no_bank_settles(LocalDate day) {
        assertThat(BankingDays.isBankingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-04-02", "2026-04-07", "2026-05-14", "2026-10-03", "2026-12-24", "2026-12-31", "2025-10-03"
            })
    void a_public_holiday_that_target_does_not_know_is_a_banking_day_unless_it_is_on_a_weekend(LocalDate day) {
        assertThat(BankingDays.isBankingDay(day)).isEqualTo(day.getDayOfWeek().getValue() < 6);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-12, 0, 2026-11-12",
        "2026-11-12, 1, 2026-11-13",
        "2026-11-12, 2, 2026-11-16",
        "2026-11-14, 1, 2026-11-16",
        "2026-11-20, 10, 2026-12-04",
        "2026-12-23, 3, 2026-12-29",
        "2026-12-30, 2, 2027-01-04",
        "2026-04-01, 2, 2026-04-07"
    })
    void days_are_counted_from_the_next_one_on(LocalDate day, int count, LocalDate expected) {
        assertThat(BankingDays.after(day, count)).isEqualTo(expected);
    }

    @Test
    void nobody_counts_backwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> BankingDays.after(LocalDate.of(2026, 11, 12), -1));
    }
}
