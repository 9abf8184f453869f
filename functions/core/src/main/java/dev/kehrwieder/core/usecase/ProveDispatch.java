package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes staff's word for when the shopper handed a parcel in, such as by a receipt that was shown: it ends the right to keep
 * the money of a withdrawal back (§ 357(4) BGB) as a carrier's scan does. A later day than the one known changes nothing.
 */
public final class ProveDispatch {
    private final Store store;
    private final ReturnCommands commands;
    private final ParcelMoves moves;
    private final Commits commits;
    private final InstantSource clock;

    public ProveDispatch(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.moves = new ParcelMoves(store, requireNonNull(periods, "periods is null"));
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param note what the proof is, as staff typed it; kept with the personal data, not in the trail */
    public record Proof(int parcel, Instant dispatchedAt, Optional<String> note) {}

    public Commits.Outcome<ReturnResult> prove(
            ReturnKey key, Proof proof, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> decide(found, proof, by)));
    }

    private Commits.Decision<ReturnResult> decide(ReturnCase found, Proof proof, String by) {
        Return state = found.state();
        Optional<Parcel> parcel = state.parcel(proof.parcel());
        if (parcel.isEmpty()) {
            return Commits.Decision.unchanged(new ReturnResult.Unknown());
        }
        Instant now = clock.instant();
        if (proof.dispatchedAt().isAfter(now)) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(
                    List.of(new Refusal("/dispatchedAt", RefusalCode.OUT_OF_RANGE, "that is still to come"))));
        }
        if (!state.stage().isOpen()) {
            return ReturnCommands.notAllowed(found);
        }
        boolean known = parcel.get()
                .handedInAt()
                .filter(at -> !proof.dispatchedAt().isBefore(at))
                .isPresent();
        if (known) {
            return ReturnCommands.unchanged(found);
        }
        ParcelWord word = ParcelWord.of(ParcelStatus.HANDED_IN, proof.dispatchedAt());
        Transition transition = Transition.of(state, now, by);
        moves.move(
                transition,
                ParcelTrail.of(store.trail(state.key()), proof.parcel()).and(word, parcel.get()));
        transition.event(new ReturnEvent.ParcelHandedIn(proof.parcel(), proof.dispatchedAt()));
        proof.note().filter(text -> !text.isBlank()).ifPresent(text -> {
            Person person = store.person(state.key()).orElseGet(Person::nobody);
            transition.also(new Write.PutReturnPerson(
                    state.key(), person.withText("parcel/" + proof.parcel() + "/proof-of-dispatch", text)));
        });
        return ReturnCommands.done(transition, found);
    }
}
