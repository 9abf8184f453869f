package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.port.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks for another label of a parcel. The one before is void, and what is sent with it all the same is still this parcel; the
 * goods are counted when they are here, so that two boxes never pay twice.
 *
 * <p>It is also how staff decide about a label that may or may not have been bought. While one is being asked for, asking
 * again changes nothing.
 */
public final class ReissueLabel {
    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public ReissueLabel(Store store, Commits commits, InstantSource clock) {
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Commits.Outcome<ReturnResult> reissue(
            ReturnKey key, int parcel, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> reissue(found, parcel, by)));
    }

    private Commits.Decision<ReturnResult> reissue(ReturnCase found, int number, String by) {
        Return state = found.state();
        Optional<Parcel> known = state.parcel(number);
        if (known.isEmpty()) {
            return Commits.Decision.unchanged(new ReturnResult.Unknown());
        }
        Parcel parcel = known.get();
        if (!state.stage().isOpen() || state.allDecided()) {
            return ReturnCommands.notAllowed(found);
        }
        if (parcel.awaitsLabel()) {
            return ReturnCommands.unchanged(found);
        }
        if (!parcel.mayHaveAnotherLabel()) {
            return ReturnCommands.notAllowed(found);
        }
        if (parcel.label().attempt() >= Parcel.MOST_LABELS) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(List.of(
                    new Refusal("", RefusalCode.TOO_MANY, "a parcel has at most " + Parcel.MOST_LABELS + " labels"))));
        }
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, by);
        VoidLabels.put(transition, parcel.requestedAnew(now));
        return ReturnCommands.done(transition.event(new ReturnEvent.LabelRequested(List.of(number))), found);
    }
}
