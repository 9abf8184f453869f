package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes staff's word that a parcel which was handed in is lost. It has the effect of a carrier's: the money of a withdrawal is
 * due, whose way back is at the shop's risk (§ 355(3) BGB), and of no other return. A parcel that is found again moves on by
 * its scans, and is not paid for twice.
 */
public final class DeclareLost {
    private final Store store;
    private final ReturnCommands commands;
    private final ParcelMoves moves;
    private final Commits commits;
    private final InstantSource clock;

    public DeclareLost(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.moves = new ParcelMoves(store, requireNonNull(periods, "periods is null"));
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Commits.Outcome<ReturnResult> declare(
            ReturnKey key, int parcel, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> decide(found, parcel, by)));
    }

    private Commits.Decision<ReturnResult> decide(ReturnCase found, int number, String by) {
        Return state = found.state();
        Optional<Parcel> parcel = state.parcel(number);
        if (parcel.isEmpty()) {
            return Commits.Decision.unchanged(new ReturnResult.Unknown());
        }
        if (parcel.get().isLostAfterDispatch()) {
            return ReturnCommands.unchanged(found);
        }
        // Without proof of dispatch nobody knows that the shopper let go of it.
        boolean mayBeLost =
                parcel.get().isUnderWay() && parcel.get().handedInAt().isPresent();
        if (!state.stage().isOpen() || !mayBeLost) {
            return ReturnCommands.notAllowed(found);
        }
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, by)
                .event(new ReturnEvent.ParcelLost(number, Optional.of(now), Optional.empty()));
        ParcelWord word = ParcelWord.of(ParcelStatus.LOST, now);
        moves.move(transition, ParcelTrail.of(store.trail(state.key()), number).and(word, parcel.get()));
        return ReturnCommands.done(transition, found);
    }
}
