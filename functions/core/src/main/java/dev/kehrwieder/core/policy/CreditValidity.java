package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How long store credit may be used: so many days, or as long as the law has a claim (§§ 195, 199(1) BGB): three years
 * from the end of the year in which it was given.
 *
 * @param days whole days after the day on which it was given; empty for the law's time
 */
public record CreditValidity(Optional<Integer> days) {
    public static final CreditValidity BY_LAW = new CreditValidity(Optional.empty());

    private static final int YEARS = 3;

    public CreditValidity {
        requireNonNull(days, "days is null");
    }

    /** The first instant at which credit that is given now is worth nothing. */
    Instant endsAt(Instant given, ZoneId zone) {
        LocalDate day = given.atZone(zone).toLocalDate();
        LocalDate end = days.map(valid -> day.plusDays(valid + 1L))
                .orElseGet(() -> LocalDate.of(day.getYear() + YEARS + 1, 1, 1));
        return end.atStartOfDay(zone).toInstant();
    }
}
