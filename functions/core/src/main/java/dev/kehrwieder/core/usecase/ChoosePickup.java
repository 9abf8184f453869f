package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in on which day a carrier shall fetch a parcel at the shopper's door. That it shall is the intent; {@link BookPickup}
 * asks the carrier. The same day again changes nothing; another day is refused while a pickup is asked for or booked, for no
 * carrier's is called off here.
 */
public final class ChoosePickup {
    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final PickupDays days;
    private final Set<String> carriers;
    private final InstantSource clock;

    /** @param carriers those that fetch parcels */
    public ChoosePickup(Store store, Commits commits, PickupDays days, Set<String> carriers, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.days = requireNonNull(days, "days is null");
        this.carriers = Set.copyOf(carriers);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What may be chosen. */
    public sealed interface Slots {
        record Days(List<LocalDate> days) implements Slots {
            public Days {
                days = List.copyOf(days);
            }
        }

        record Unknown() implements Slots {}

        record Refused(Refusal refusal) implements Slots {}

        /** The parcel is not waiting for a pickup. */
        record NotAllowed(ReturnCase now) implements Slots {}
    }

    public Slots slots(ReturnKey key, int parcel) {
        Optional<ReturnCase> found = store.returnCase(key);
        Optional<Parcel> wanted = found.flatMap(now -> now.state().parcel(parcel));
        if (wanted.isEmpty()) {
            return new Slots.Unknown();
        }
        Optional<Refusal> refusal = refusal(wanted.get());
        if (refusal.isPresent()) {
            return new Slots.Refused(refusal.get());
        }
        Return state = found.get().state();
        return mayBeFetched(state, wanted.get())
                ? new Slots.Days(days.next(state, clock.instant()))
                : new Slots.NotAllowed(found.get());
    }

    public Commits.Outcome<ReturnResult> choose(
            ReturnKey key, int parcel, LocalDate day, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> decide(found, parcel, day, by)));
    }

    private Commits.Decision<ReturnResult> decide(ReturnCase found, int number, LocalDate day, String by) {
        Return state = found.state();
        Optional<Parcel> parcel = state.parcel(number);
        if (parcel.isEmpty()) {
            return Commits.Decision.unchanged(new ReturnResult.Unknown());
        }
        Optional<Refusal> refusal = refusal(parcel.get());
        if (refusal.isPresent()) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(List.of(refusal.get())));
        }
        Optional<LocalDate> standing = standing(state, parcel.get());
        if (standing.equals(Optional.of(day))) {
            return ReturnCommands.unchanged(found);
        }
        if (standing.isPresent() || !mayBeFetched(state, parcel.get())) {
            return ReturnCommands.notAllowed(found);
        }
        if (!days.next(state, clock.instant()).contains(day)) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(
                    List.of(new Refusal("/day", RefusalCode.OUT_OF_RANGE, "none of the days that are offered"))));
        }
        Transition transition =
                Transition.of(state, clock.instant(), by).event(new ReturnEvent.PickupRequested(number, day));
        return ReturnCommands.done(transition, found);
    }

    private Optional<Refusal> refusal(Parcel parcel) {
        return carriers.contains(parcel.carrier())
                ? Optional.empty()
                : Optional.of(new Refusal("", RefusalCode.PICKUP_NOT_OFFERED, "the parcel's carrier fetches none"));
    }

    private static boolean mayBeFetched(Return state, Parcel parcel) {
        return state.stage().isOpen()
                && parcel.trackingNumber().isPresent()
                && (parcel.status() == ParcelStatus.LABEL_CREATED || parcel.status() == ParcelStatus.PICKUP_FAILED);
    }

    /** The day of the pickup that is asked for and not answered, or booked. */
    private Optional<LocalDate> standing(Return state, Parcel parcel) {
        Optional<LocalDate> day = Optional.empty();
        List<InboxMark> recorded = store.recorded(state.key());
        for (var stored : store.trail(state.key())) {
            boolean answered =
                    recorded.contains(new InboxMark(BookPickup.NAME, stored.id().toString()));
            if (stored.event() instanceof ReturnEvent.PickupRequested(int of, LocalDate wanted)
                    && of == parcel.number()
                    && !answered) {
                day = Optional.of(wanted);
            }
            if (parcel.status() == ParcelStatus.PICKUP_SCHEDULED
                    && stored.event() instanceof ReturnEvent.PickupScheduled scheduled
                    && scheduled.parcel() == parcel.number()) {
                day = Optional.of(scheduled.day());
            }
        }
        return day;
    }
}
