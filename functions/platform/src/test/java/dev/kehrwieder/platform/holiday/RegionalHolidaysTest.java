package dev.kehrwieder.platform.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.holiday.GermanHolidays.Land;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RegionalHolidaysTest {
    private final RegionalHolidays holidays = new RegionalHolidays();

    private boolean isHoliday(String day, String... regions) {
        return holidays.isHoliday(LocalDate.parse(day), List.of(regions));
    }

    @ParameterizedTest
    @EnumSource
    void every_day_of_sixteen_years_is_what_the_laws_of_the_land_say(Land land) {
        LocalDate first = LocalDate.of(GermanHolidays.FIRST_YEAR, 1, 1);
        LocalDate end = LocalDate.of(GermanHolidays.LAST_YEAR + 1, 1, 1);
        Predicate<LocalDate> ours = day -> holidays.isHoliday(day, List.of("DE-" + land));
        Predicate<LocalDate> laws = day -> GermanHolidays.isHoliday(day, land);

        assertThat(first.datesUntil(end).filter(ours))
                .containsExactlyElementsOf(first.datesUntil(end).filter(laws).toList());
    }

    @Test
    void the_days_of_2026_stand_in_these_laender() {
        Set<String> table = new TreeSet<>(List.of(
                """
                2026-01-01 everywhere
                2026-01-06 BW BY ST
                2026-03-08 BE MV
                2026-04-03 everywhere
                2026-04-05 BB
                2026-04-06 everywhere
                2026-05-01 everywhere
                2026-05-14 everywhere
                2026-05-24 BB
                2026-05-25 everywhere
                2026-06-04 BW BY HE NW RP SL
                2026-08-15 SL
                2026-09-20 TH
                2026-10-03 everywhere
                2026-10-31 BB HB HH MV NI SH SN ST TH
                2026-11-01 BW BY NW RP SL
                2026-11-18 SN
                2026-12-25 everywhere
                2026-12-26 everywhere
                """
                        .split("\n")));

        assertThat(LocalDate.parse("2026-01-01")
                        .datesUntil(LocalDate.parse("2027-01-01"))
                        .map(this::row)
                        .filter(row -> row.length() > 10))
                .containsExactlyElementsOf(table);
    }

    private String row(LocalDate day) {
        List<String> keeping = Arrays.stream(Land.values())
                .map(Land::name)
                .filter(land -> holidays.isHoliday(day, List.of("DE-" + land)))
                .toList();
        if (keeping.isEmpty()) {
            return day.toString();
        }
        return day + " " + (keeping.size() == Land.values().length ? "everywhere" : String.join(" ", keeping));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-05-08,true", // eighty years after the end of the war
        "2026-05-08,false",
        "2028-06-17,true", // seventy-five years after the uprising
        "2027-06-17,false",
    })
    void a_day_that_berlin_keeps_once_is_kept_once(String day, boolean kept) {
        assertThat(isHoliday(day, "DE-BE")).isEqualTo(kept);
    }

    @Test
    void what_only_some_municipalities_of_a_land_keep_is_no_holiday_of_the_land() {
        assertThat(isHoliday("2025-08-15", "DE-BY")).isFalse();
        assertThat(isHoliday("2025-08-08", "DE-BY", "DE-BY-AG")).isFalse();
        assertThat(isHoliday("2026-06-04", "DE-SN", "DE-TH")).isFalse();
    }

    @Test
    void the_whole_country_has_what_is_kept_everywhere_and_nothing_else() {
        assertThat(isHoliday("2026-10-03", "DE")).isTrue();
        assertThat(isHoliday("2026-06-04", "DE")).isFalse();
    }

    @Test
    void a_day_that_one_of_several_regions_keeps_is_a_holiday() {
        assertThat(isHoliday("2026-11-18", "DE-HH", "DE-SN")).isTrue();
        assertThat(isHoliday("2026-11-18", "DE-HH", "DE-BY")).isFalse();
        assertThat(isHoliday("2026-12-25")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "AT-9,2026-10-26,true", // national day
        "AT-9,2026-10-03,false",
        "FR,2026-07-14,true",
        "FR-ARA,2026-07-14,true",
        "CH-ZH,2026-08-01,true",
        "PL,2026-11-11,true",
        "NL,2026-04-27,true",
        "US-CA,2025-07-04,true",
    })
    void other_countries_have_their_own(String region, String day, boolean holiday) {
        assertThat(isHoliday(day, region)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @CsvSource({"DE-XX", "DE-HH-1", "de-xx"})
    void an_unknown_part_has_what_the_whole_country_keeps(String region) {
        assertThat(isHoliday("2026-10-03", region)).isTrue();
        assertThat(isHoliday("2026-10-31", region)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"XX", "XX-1", "''", "D", "DEU", "DE-", "-HH", "Hamburg", "../de", "\u0130E-HH", "\u00c4\u00d6"})
    void an_unknown_region_has_no_holidays_and_is_no_fault(String region) {
        assertThat(isHoliday("2026-12-25", region)).isFalse();
    }

    @Test
    void only_public_holidays_count_not_what_banks_keep_or_people_observe() {
        assertThat(isHoliday("2026-12-24", "DE")).isFalse();
        assertThat(isHoliday("2026-02-16", "DE-NW")).isFalse();
    }
}
