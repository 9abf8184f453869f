package dev.kehrwieder.platform.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The holiday laws of the sixteen Länder as a table, for what they said from 2020 on; with the Easter Sundays of the
 * calendar, not computed. It shares nothing with Jollyday.
 */
final class GermanHolidays {
    static final int FIRST_YEAR = 2020;
    static final int LAST_YEAR = 2035;

    private static final Map<Integer, LocalDate> EASTER = Arrays.stream(
                    """
            2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28
            2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
            """
                            .strip()
                            .split("\\s+"))
            .map(LocalDate::parse)
            .collect(Collectors.toUnmodifiableMap(LocalDate::getYear, day -> day));

    private static final String ALL = "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH";

    private static final List<Rule> LAWS = List.of(
            fixed(1, 1, ALL),
            fixed(1, 6, "BW BY ST"),
            fixed(3, 8, "BE"),
            fixed(3, 8, "MV").from(2023),
            easter(-2, ALL),
            easter(0, "BB"),
            easter(1, ALL),
            fixed(5, 1, ALL),
            fixed(5, 8, "BE").only(2020),
            fixed(5, 8, "BE").only(2025),
            easter(39, ALL),
            easter(49, "BB"),
            easter(50, ALL),
            easter(60, "BW BY HE NW RP SL"),
            fixed(6, 17, "BE").only(2028),
            fixed(8, 15, "SL"),
            fixed(9, 20, "TH"),
            fixed(10, 3, ALL),
            fixed(10, 31, "BB HB HH MV NI SH SN ST TH"),
            fixed(11, 1, "BW BY NW RP SL"),
            new Rule(GermanHolidays::repentance, laender("SN"), FIRST_YEAR, LAST_YEAR),
            fixed(12, 25, ALL),
            fixed(12, 26, ALL));

    private GermanHolidays() {}

    /** By the codes of ISO 3166-2:DE. */
    enum Land {
        BB,
        BE,
        BW,
        BY,
        HB,
        HE,
        HH,
        MV,
        NI,
        NW,
        RP,
        SH,
        SL,
        SN,
        ST,
        TH
    }

    private record Rule(IntFunction<LocalDate> day, Set<Land> laender, int first, int last) {
        Rule from(int year) {
            return new Rule(day, laender, year, last);
        }

        Rule only(int year) {
            return new Rule(day, laender, year, year);
        }

        boolean makes(LocalDate holiday, Land land) {
            int year = holiday.getYear();
            return laender.contains(land)
                    && year >= first
                    && year <= last
                    && day.apply(year).equals(holiday);
        }
    }

    static boolean isHoliday(LocalDate day, Land land) {
        return LAWS.stream().anyMatch(rule -> rule.makes(day, land));
    }

    private static Rule fixed(int month, int dayOfMonth, String laender) {
        return new Rule(year -> LocalDate.of(year, month, dayOfMonth), laender(laender), FIRST_YEAR, LAST_YEAR);
    }

    private static Rule easter(int days, String laender) {
        return new Rule(year -> EASTER.get(year).plusDays(days), laender(laender), FIRST_YEAR, LAST_YEAR);
    }

    /** The last Wednesday before 23 November. */
    private static LocalDate repentance(int year) {
        return LocalDate.of(year, 11, 23).with(TemporalAdjusters.previous(DayOfWeek.WEDNESDAY));
    }

    private static Set<Land> laender(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(Land::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Land.class)));
    }
}
