package dev.kehrwieder.core.time;

import java.time.LocalDate;
import java.util.Collection;

/** Which days are public holidays in a region such as {@code DE-HH} (ISO 3166-2). */
@FunctionalInterface
public interface Holidays {
    boolean isHoliday(LocalDate day, Collection<String> regions);
}
