package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Holidays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days on which a carrier may come to a shopper: from the next day on that is neither a Sunday nor a public holiday where
 * the shopper lives (handbook, carriers: Hermes e062, e063). Where the region is not known, the shop's own count.
 */
public final class PickupDays {
    private static final int OFFERED = 5;

    private final Store store;
    private final ReturnCommands commands;
    private final Holidays holidays;

    public PickupDays(Store store, Holidays holidays) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.holidays = requireNonNull(holidays, "holidays is null");
    }

    List<LocalDate> next(Return state, Instant now) {
        Policy policy = commands.policy(state);
        List<String> regions = store.person(state.firstOrder())
                .flatMap(Person::address)
                .flatMap(Address::region)
                .map(List::of)
                .orElseGet(policy::holidayRegions);
        LocalDate today = LocalDate.ofInstant(now, policy.timeZone());
        return Stream.iterate(today.plusDays(1), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.isHoliday(day, regions))
                .limit(OFFERED)
                .toList();
    }
}
