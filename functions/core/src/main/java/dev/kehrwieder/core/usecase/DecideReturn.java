package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Approves, declines, cancels and reopens a return. A target state that is reached already is no change; any other state
 * that does not allow the command refuses it (handbook, domain 2.2).
 */
public final class DecideReturn {
    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final Periods periods;
    private final InstantSource clock;

    public DecideReturn(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.periods = requireNonNull(periods, "periods is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Commits.Outcome<ReturnResult> approve(
            ReturnKey key, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> approve(found, by)));
    }

    /** @param note staff's words for the shopper; kept with the personal data, not in the trail */
    public Commits.Outcome<ReturnResult> decline(
            ReturnKey key,
            DeclineReason reason,
            Optional<String> note,
            String by,
            Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> decline(found, reason, note, by)));
    }

    public Commits.Outcome<ReturnResult> cancel(
            ReturnKey key, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> cancel(found, by)));
    }

    /** Takes a closed or expired return up again: what was missing may still come. */
    public Commits.Outcome<ReturnResult> reopen(
            ReturnKey key, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> reopen(found, by)));
    }

    private Commits.Decision<ReturnResult> approve(ReturnCase found, String by) {
        Return state = found.state();
        if (state.stage() == Stage.APPROVED) {
            return ReturnCommands.unchanged(found);
        }
        if (!state.isUndecided()) {
            return ReturnCommands.notAllowed(found);
        }
        Instant now = clock.instant();
        // As things are now: units of the same lines may have been asked back or given up since it was registered.
        KeptItems kept = new KeptItems(
                commands.orders(state),
                commands.policies(state),
                state.claim(),
                store.standing(state.key().shop(), state.customer(), now));
        Return approved = Approval.approved(
                state.withItems(kept::decide),
                commands.policy(state),
                state.parcels().size(),
                periods,
                now);
        Transition transition = Transition.of(state, now, by).to(approved).event(new ReturnEvent.ReturnApproved(false));
        Approval.sayKept(transition);
        return ReturnCommands.done(transition, found);
    }

    private Commits.Decision<ReturnResult> decline(
            ReturnCase found, DeclineReason reason, Optional<String> note, String by) {
        Return state = found.state();
        if (state.stage() == Stage.DECLINED) {
            return ReturnCommands.unchanged(found);
        }
        // A withdrawal is never declined; it never waits for a decision either.
        if (!state.isUndecided() || state.statutoryWithdrawal()) {
            return ReturnCommands.notAllowed(found);
        }
        Transition transition = Transition.of(state, clock.instant(), by)
                .to(state.withStage(Stage.DECLINED))
                .event(new ReturnEvent.ReturnDeclined(reason));
        release(transition, state);
        note.filter(text -> !text.isBlank()).ifPresent(text -> {
            Person person = store.person(state.key()).orElseGet(Person::nobody);
            transition.also(new Write.PutReturnPerson(state.key(), person.withText("decline", text)));
        });
        return ReturnCommands.done(transition, found);
    }

    private Commits.Decision<ReturnResult> cancel(ReturnCase found, String by) {
        Return state = found.state();
        if (state.stage() == Stage.CANCELED) {
            return ReturnCommands.unchanged(found);
        }
        if (!state.mayBeCanceled()) {
            return ReturnCommands.notAllowed(found);
        }
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, by)
                .to(state.withStage(Stage.CANCELED))
                .event(new ReturnEvent.ReturnCanceled());
        state.parcels().stream()
                .filter(Parcel::hasUnusedLabel)
                .forEach(parcel -> VoidLabels.put(transition, parcel.voided(now)));
        release(transition, state);
        return ReturnCommands.done(transition, found);
    }

    private Commits.Decision<ReturnResult> reopen(ReturnCase found, String by) {
        Return state = found.state();
        if (state.stage() == Stage.REOPENED) {
            return ReturnCommands.unchanged(found);
        }
        if (state.stage() != Stage.CLOSED && state.stage() != Stage.EXPIRED) {
            return ReturnCommands.notAllowed(found);
        }
        Instant now = clock.instant();
        Transition transition = Transition.of(state, now, by).event(new ReturnEvent.ReturnReopened());
        Optional<Return> again = commands.takenUpAgain(state, transition);
        if (again.isEmpty()) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(List.of(
                    new Refusal("", RefusalCode.QUANTITY_EXCEEDED, "the units are asked back in another return"))));
        }
        List<Parcel> expired = state.parcels().stream()
                .filter(parcel -> parcel.status() == ParcelStatus.LABEL_EXPIRED)
                .toList();
        Return reopened = again.get();
        boolean late =
                state.deadlines().shipBy().filter(end -> !now.isBefore(end)).isPresent();
        if (!expired.isEmpty() || (late && !state.statutoryWithdrawal())) {
            reopened = Approval.renewed(reopened, commands.policy(state), periods, now);
        }
        transition.to(reopened);
        if (!expired.isEmpty()) {
            expired.forEach(parcel -> VoidLabels.put(transition, parcel.requestedAnew(now)));
            transition.event(new ReturnEvent.LabelRequested(
                    expired.stream().map(Parcel::number).toList()));
        }
        return ReturnCommands.done(transition, found);
    }

    private void release(Transition transition, Return state) {
        BalanceChanges balances = commands.balances(state);
        // Not what was missing from an empty box: it was given back when that was seen.
        balances.release(state, ReturnItem::reserved);
        balances.writeTo(transition);
    }
}
