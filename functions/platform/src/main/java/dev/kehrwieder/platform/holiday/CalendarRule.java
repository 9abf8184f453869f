package dev.kehrwieder.platform.holiday;

import static dev.kehrwieder.platform.holiday.CalendarFile.children;

import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.spi.ChristianHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Described;
import de.focus_shift.jollyday.core.spi.EthiopianOrthodoxHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayBetweenFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayInMonthHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.FixedWeekdayRelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.IslamicHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.Limited;
import de.focus_shift.jollyday.core.spi.Movable;
import de.focus_shift.jollyday.core.spi.Occurrence;
import de.focus_shift.jollyday.core.spi.Relation;
import de.focus_shift.jollyday.core.spi.RelativeToEasterSundayHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToFixedHolidayConfiguration;
import de.focus_shift.jollyday.core.spi.RelativeToWeekdayInMonthHolidayConfiguration;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.util.List;
import java.util.Optional;
import org.threeten.extra.Days;
import org.threeten.extra.chrono.JulianChronology;
import org.w3c.dom.Element;

/** One element of a calendar, in the words of Jollyday's schema {@code holiday.xsd}. */
abstract class CalendarRule implements Described, Limited, Movable {
    private final Element element;

    private CalendarRule(Element element) {
        this.element = element;
    }

    @Override
    public final String descriptionPropertiesKey() {
        return attribute("descriptionPropertiesKey").orElseGet(() -> element.getAttribute("type"));
    }

    @Override
    public final HolidayType holidayType() {
        return attribute("localizedType").map(HolidayType::valueOf).orElse(HolidayType.PUBLIC_HOLIDAY);
    }

    @Override
    public final Optional<Year> validFrom() {
        return attribute("validFrom").map(Integer::valueOf).map(Year::of);
    }

    @Override
    public final Optional<Year> validTo() {
        return attribute("validTo").map(Integer::valueOf).map(Year::of);
    }

    @Override
    public final YearCycle cycle() {
        return attribute("every").map(YearCycle::valueOf).orElse(YearCycle.EVERY_YEAR);
    }

    @Override
    public final List<MovingCondition> conditions() {
        return children(element, "MovingCondition", Moving::new);
    }

    final Optional<String> attribute(String name) {
        return element.hasAttribute(name) ? Optional.of(element.getAttribute(name)) : Optional.empty();
    }

    final <E extends Enum<E>> E word(Class<E> type, String name) {
        return Enum.valueOf(type, element.getAttribute(name));
    }

    final Optional<String> text(String child) {
        return children(element, child, Element::getTextContent).stream()
                .findFirst()
                .map(String::strip);
    }

    final FixedHolidayConfiguration date(String child) {
        return CalendarFile.<FixedHolidayConfiguration>children(element, child, Fixed::new)
                .getFirst();
    }

    final Element child(String name) {
        return CalendarFile.<Element>children(element, name, found -> found).getFirst();
    }

    private static Chronology chronology(Optional<String> name) {
        return name.filter("JULIAN"::equals).isPresent() ? JulianChronology.INSTANCE : IsoChronology.INSTANCE;
    }

    private record Moving(DayOfWeek substitute, With with, DayOfWeek weekday) implements MovingCondition {
        Moving(Element element) {
            this(
                    DayOfWeek.valueOf(element.getAttribute("substitute")),
                    With.valueOf(element.getAttribute("with")),
                    DayOfWeek.valueOf(element.getAttribute("weekday")));
        }
    }

    static final class Fixed extends CalendarRule implements FixedHolidayConfiguration {
        Fixed(Element element) {
            super(element);
        }

        @Override
        public MonthDay day() {
            return MonthDay.of(
                    word(Month.class, "month"),
                    attribute("day").map(Integer::valueOf).orElseThrow());
        }
    }

    static final class RelativeToFixed extends CalendarRule implements RelativeToFixedHolidayConfiguration {
        RelativeToFixed(Element element) {
            super(element);
        }

        @Override
        public Optional<DayOfWeek> weekday() {
            return text("Weekday").map(DayOfWeek::valueOf);
        }

        @Override
        public Optional<Days> days() {
            return text("Days").map(Integer::valueOf).map(Days::of);
        }

        @Override
        public Optional<Relation> when() {
            return text("When").map(Relation::valueOf);
        }

        @Override
        public FixedHolidayConfiguration date() {
            return date("Date");
        }
    }

    static final class RelativeToWeekdayInMonth extends CalendarRule
            implements RelativeToWeekdayInMonthHolidayConfiguration {
        RelativeToWeekdayInMonth(Element element) {
            super(element);
        }

        @Override
        public DayOfWeek weekday() {
            return word(DayOfWeek.class, "weekday");
        }

        @Override
        public Relation when() {
            return word(Relation.class, "when");
        }

        @Override
        public FixedWeekdayInMonthHolidayConfiguration weekdayInMonth() {
            return new FixedWeekdayInMonth(child("FixedWeekday"));
        }
    }

    static final class FixedWeekdayInMonth extends CalendarRule implements FixedWeekdayInMonthHolidayConfiguration {
        FixedWeekdayInMonth(Element element) {
            super(element);
        }

        @Override
        public DayOfWeek weekday() {
            return word(DayOfWeek.class, "weekday");
        }

        @Override
        public Month month() {
            return word(Month.class, "month");
        }

        @Override
        public Occurrence which() {
            return word(Occurrence.class, "which");
        }
    }

    static final class Christian extends CalendarRule implements ChristianHolidayConfiguration {
        Christian(Element element) {
            super(element);
        }

        @Override
        public ChristianHolidayType type() {
            return word(ChristianHolidayType.class, "type");
        }

        @Override
        public Chronology chronology() {
            return CalendarRule.chronology(attribute("chronology"));
        }
    }

    static final class Islamic extends CalendarRule implements IslamicHolidayConfiguration {
        Islamic(Element element) {
            super(element);
        }

        @Override
        public IslamicHolidayType type() {
            return word(IslamicHolidayType.class, "type");
        }
    }

    static final class EthiopianOrthodox extends CalendarRule implements EthiopianOrthodoxHolidayConfiguration {
        EthiopianOrthodox(Element element) {
            super(element);
        }

        @Override
        public EthiopianOrthodoxHolidayType type() {
            return word(EthiopianOrthodoxHolidayType.class, "type");
        }
    }

    static final class FixedWeekdayBetweenFixed extends CalendarRule
            implements FixedWeekdayBetweenFixedHolidayConfiguration {
        FixedWeekdayBetweenFixed(Element element) {
            super(element);
        }

        @Override
        public FixedHolidayConfiguration from() {
            return date("from");
        }

        @Override
        public FixedHolidayConfiguration to() {
            return date("to");
        }

        @Override
        public DayOfWeek weekday() {
            return word(DayOfWeek.class, "weekday");
        }
    }

    static final class FixedWeekdayRelativeToFixed extends CalendarRule
            implements FixedWeekdayRelativeToFixedHolidayConfiguration {
        FixedWeekdayRelativeToFixed(Element element) {
            super(element);
        }

        @Override
        public FixedHolidayConfiguration day() {
            return date("day");
        }

        @Override
        public Occurrence which() {
            return word(Occurrence.class, "which");
        }

        @Override
        public DayOfWeek weekday() {
            return word(DayOfWeek.class, "weekday");
        }

        @Override
        public Relation when() {
            return word(Relation.class, "when");
        }
    }

    static final class RelativeToEasterSunday extends CalendarRule
            implements RelativeToEasterSundayHolidayConfiguration {
        RelativeToEasterSunday(Element element) {
            super(element);
        }

        @Override
        public Chronology chronology() {
            return CalendarRule.chronology(text("chronology"));
        }

        @Override
        public Days days() {
            return Days.of(text("days").map(Integer::valueOf).orElseThrow());
        }
    }
}
