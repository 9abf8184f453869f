package dev.kehrwieder.platform.holiday;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.time.Holidays;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The public holidays of a country ({@code DE}) or of one of its parts ({@code DE-HH}), by the calendars of Jollyday.
 *
 * <p>A part that the calendar does not know has the holidays of the whole country; a country without a calendar has none;
 * neither is a fault, since the shop types regions. A part's holidays are those of the whole part: what only some
 * municipalities keep (Assumption Day in Bavaria, the Peace Festival of Augsburg, Corpus Christi in parts of Saxony and
 * Thuringia) moves no deadline, because no region of an address says in which municipality it lies.
 */
public final class RegionalHolidays implements Holidays {
    private static final Pattern REGION = Pattern.compile("([a-z]{2})(?:-(.+))?");

    /** By country; empty where there is no calendar. Never more entries than there are codes of two letters. */
    private final Map<String, Optional<Country>> countries = new ConcurrentHashMap<>();

    @Override
    public boolean isHoliday(LocalDate day, Collection<String> regions) {
        requireNonNull(day, "day is null");
        return regions.stream().anyMatch(region -> isHoliday(day, region));
    }

    private boolean isHoliday(LocalDate day, String region) {
        Matcher parts = REGION.matcher(region.toLowerCase(Locale.ROOT));
        return parts.matches()
                && countries
                        .computeIfAbsent(parts.group(1), Country::read)
                        .filter(country -> country.isHoliday(day, Optional.ofNullable(parts.group(2))))
                        .isPresent();
    }

    /** What holds in the whole country, and what more in its parts. */
    private record Country(Calendar whole, Map<String, Calendar> parts) {
        static Optional<Country> read(String code) {
            return CalendarFile.read(code).map(Country::of);
        }

        private static Country of(CalendarFile file) {
            return new Country(
                    new Calendar(file.rules()),
                    file.parts().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    part -> part.hierarchy().toLowerCase(Locale.ROOT),
                                    part -> new Calendar(part.rules()))));
        }

        boolean isHoliday(LocalDate day, Optional<String> part) {
            return whole.isHoliday(day)
                    || part.map(parts::get)
                            .filter(found -> found.isHoliday(day))
                            .isPresent();
        }
    }

    /** Rules, and the days that they made so far, by year. */
    private record Calendar(CalendarRules rules, Map<Year, Set<LocalDate>> days) {
        Calendar(CalendarRules rules) {
            this(rules, new ConcurrentHashMap<>());
        }

        boolean isHoliday(LocalDate day) {
            return days.computeIfAbsent(Year.of(day.getYear()), rules::days).contains(day);
        }
    }
}
