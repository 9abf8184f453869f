package dev.kehrwieder.platform.holiday;

import static dev.kehrwieder.platform.holiday.CalendarFile.children;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.parser.HolidayParser;
import de.focus_shift.jollyday.core.parser.impl.ChristianHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.EthiopianOrthodoxHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.FixedParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayBetweenFixedParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayInMonthParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayRelativeToFixedParser;
import de.focus_shift.jollyday.core.parser.impl.IslamicHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToEasterSundayParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToFixedParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToWeekdayInMonthParser;
import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.HolidayConfigurations;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * The rules of one calendar or part of it, in the form that Jollyday's calculations take. Its own manager would find them by
 * reflection and its settings; here they are called directly.
 */
record CalendarRules(
        List<FixedHolidayConfiguration> fixed,
        List<RelativeToFixedHolidayConfiguration> relativeToFixed,
        List<RelativeToWeekdayInMonthHolidayConfiguration> relativeToWeekdayInMonth,
        List<FixedWeekdayInMonthHolidayConfiguration> fixedWeekdays,
        List<ChristianHolidayConfiguration> christianHolidays,
        List<IslamicHolidayConfiguration> islamicHolidays,
        List<FixedWeekdayBetweenFixedHolidayConfiguration> fixedWeekdayBetweenFixed,
        List<FixedWeekdayRelativeToFixedHolidayConfiguration> fixedWeekdayRelativeToFixed,
        List<EthiopianOrthodoxHolidayConfiguration> ethiopianOrthodoxHolidays,
        List<RelativeToEasterSundayHolidayConfiguration> relativeToEasterSunday)
        implements HolidayConfigurations {
    private static final List<HolidayParser> CALCULATIONS = List.of(
            new FixedParser(),
            new RelativeToFixedParser(),
            new RelativeToWeekdayInMonthParser(),
            new FixedWeekdayInMonthParser(),
            new ChristianHolidayParser(),
            new IslamicHolidayParser(),
            new FixedWeekdayBetweenFixedParser(),
            new FixedWeekdayRelativeToFixedParser(),
            new EthiopianOrthodoxHolidayParser(),
            new RelativeToEasterSundayParser());

    static CalendarRules of(Element holidays) {
        return new CalendarRules(
                children(holidays, "Fixed", CalendarRule.Fixed::new),
                children(holidays, "RelativeToFixed", CalendarRule.RelativeToFixed::new),
                children(holidays, "RelativeToWeekdayInMonth", CalendarRule.RelativeToWeekdayInMonth::new),
                children(holidays, "FixedWeekday", CalendarRule.FixedWeekdayInMonth::new),
                children(holidays, "ChristianHoliday", CalendarRule.Christian::new),
                children(holidays, "IslamicHoliday", CalendarRule.Islamic::new),
                children(holidays, "FixedWeekdayBetweenFixed", CalendarRule.FixedWeekdayBetweenFixed::new),
                children(holidays, "FixedWeekdayRelativeToFixed", CalendarRule.FixedWeekdayRelativeToFixed::new),
                children(holidays, "EthiopianOrthodoxHoliday", CalendarRule.EthiopianOrthodox::new),
                children(holidays, "RelativeToEasterSunday", CalendarRule.RelativeToEasterSunday::new));
    }

    /** The public holidays of a year: neither bank holidays nor days that are only observed. */
    Set<LocalDate> days(Year year) {
        return CALCULATIONS.stream()
                .flatMap(calculation -> calculation.parse(year, this).stream())
                .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}
