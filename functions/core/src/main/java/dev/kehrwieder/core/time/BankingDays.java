package dev.kehrwieder.core.time;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The days on which banks settle payments in euro: Monday to Friday but for the closing days of the ECB's TARGET, which
 * are the same each year since 2002 (ECB, "Long-term calendar for TARGET closing days", 14 December 2000).
 */
public final class BankingDays {
    private static final Set<MonthDay> CLOSED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private BankingDays() {}

    public static boolean isBankingDay(LocalDate day) {
        requireNonNull(day, "day is null");
        LocalDate easter = easterSunday(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CLOSED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1));
    }

    /** So many banking days after a day, itself not counted. */
    public static LocalDate after(LocalDate day, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        if (count == 0) {
            return day;
        }
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1))
                .filter(BankingDays::isBankingDay)
                .skip(count - 1L)
                .findFirst()
                .orElseThrow();
    }

    /** By the Gregorian calendar, after Meeus, Astronomical Algorithms, chapter 8, whose letters these are. */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
