package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes in a parcel that the shopper sends on their own account. The same number again changes nothing. */
public final class AddParcel {
    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public AddParcel(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Commits.Outcome<ReturnResult> add(
            ReturnKey key,
            String carrier,
            String trackingNumber,
            String by,
            Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> add(found, carrier, trackingNumber, by)));
    }

    private Commits.Decision<ReturnResult> add(ReturnCase found, String carrier, String trackingNumber, String by) {
        Return state = found.state();
        Optional<TrackedParcel> known = store.tracked(carrier, trackingNumber);
        if (known.isPresent()) {
            return known.get().of().equals(state.key())
                    ? ReturnCommands.unchanged(found)
                    : Commits.Decision.unchanged(new ReturnResult.Refused(List.of(new Refusal(
                            "/trackingNumber", RefusalCode.DUPLICATE, "the parcel belongs to another return"))));
        }
        if (!state.stage().isOpen() || state.allDecided()) {
            return ReturnCommands.notAllowed(found);
        }
        if (state.parcels().size() >= Return.MOST_PARCELS) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(List.of(new Refusal(
                    "", RefusalCode.TOO_MANY, "a return has at most " + Return.MOST_PARCELS + " parcels"))));
        }
        Instant now = clock.instant();
        int number = state.parcels().stream().mapToInt(Parcel::number).max().orElse(0) + 1;
        Return next = state.withParcel(Parcel.ownShipment(number, carrier, trackingNumber, now));
        Transition transition = Transition.of(state, now, by)
                .to(next)
                .event(new ReturnEvent.ParcelMoved(number, ParcelStatus.LABEL_CREATED, now))
                .also(new Write.PutTracking(carrier, trackingNumber, new TrackedParcel(state.key(), number)));
        return ReturnCommands.done(transition, found);
    }
}
