package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Visits what is due: compares the state with what should have happened by now, and repeats lost events, expires unused
 * labels, has silent providers asked, tells staff of money that is due (DESIGN 3.4). A visit that finds nothing wrong only says when to look next.
 */
public final class VisitDueReturns {
    /** As actor. */
    public static final String NAME = "deadlines";

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final EventQueues queues;
    private final FollowParcels follow;
    private final FirstPickups pickups;
    private final InstantSource clock;

    public VisitDueReturns(
            Store store,
            Commits commits,
            EventQueues queues,
            FollowParcels follow,
            FirstPickups pickups,
            InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.queues = requireNonNull(queues, "queues is null");
        this.follow = requireNonNull(follow, "follow is null");
        this.pickups = requireNonNull(pickups, "pickups is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @return how many lost events were sent again */
    public int visit(ReturnKey key) {
        Instant now = clock.instant();
        Optional<ReturnCase> found = store.returnCase(key);
        // The index may lag behind a commit that has moved the instant on.
        if (found.isEmpty() || !isDue(found.get().state(), now)) {
            return 0;
        }
        LostEvents lost = LostEvents.of(
                key, store, queues, event -> isSilent(event, found.get().refunds(), now));
        int sent = lost.send(queues);
        Optional<Instant> healAt = lost.lookAgainAt(now);
        try {
            // First: a return must not end for want of a scan that the carrier could have told.
            follow.follow(found.get().state(), now);
        } finally {
            commits.decide(() -> decide(key, healAt, now));
        }
        return sent;
    }

    private static boolean isDue(Return state, Instant now) {
        return state.dueAt().filter(due -> !due.isAfter(now)).isPresent();
    }

    /** A refund of which nothing was heard for long: the event of its reservation makes the function ask the provider. */
    private static boolean isSilent(StoredEvent event, List<Refund> refunds, Instant now) {
        return event.event() instanceof ReturnEvent.RefundReserved reserved
                && refunds.stream()
                        .filter(refund -> refund.number() == reserved.refund())
                        .filter(refund ->
                                refund.status().isPayable() || refund.status().isAtProvider())
                        .anyMatch(refund ->
                                !now.isBefore(refund.course().changedAt().plus(Periods.patience())));
    }

    private Commits.Decision<Boolean> decide(ReturnKey key, Optional<Instant> healAt, Instant now) {
        ReturnCase found = store.returnCase(key).orElseThrow();
        Return state = found.state();
        if (!isDue(state, now)) {
            return Commits.Decision.unchanged(false);
        }
        Transition transition = Transition.of(state, now, NAME);
        transition.healAt(healAt);
        if (isUnused(found, now)) {
            expire(transition, state, now);
        }
        LabelReminder.remind(transition, now);
        RefundWatch.due(state, now)
                .filter(watch -> !store.recorded(key).contains(watch.mark()))
                .ifPresent(watch -> transition.mark(watch.mark()).also(new Write.RaiseTask(watch.task(state, now))));
        StuckRefunds.due(found, now).stream()
                .filter(stuck -> !store.recorded(key).contains(stuck.mark()))
                .forEach(stuck -> transition.mark(stuck.mark()).also(new Write.RaiseTask(stuck.task())));
        pickups.due(transition.state(), now).forEach(transition::event);
        silent(state, now).forEach(task -> transition.also(new Write.RaiseTask(task)));
        return new Commits.Decision<>(true, transition.writes());
    }

    /**
     * That a parcel may be lost is a task and not a loss: nobody knows it by the silence alone, and the law has the money of a
     * withdrawal with proof of dispatch due by its own day in either case (§ 357(4) BGB).
     */
    private List<Task> silent(Return state, Instant now) {
        List<ParcelWatch> watches =
                ParcelWatch.of(state).filter(watch -> watch.isSilent(1, now)).toList();
        if (watches.isEmpty()) {
            return List.of();
        }
        int days = commands.policy(state).lostAfterDays();
        return watches.stream()
                .filter(watch -> watch.isSilent(days, now))
                .map(watch -> watch.task(state, now))
                .filter(task -> store.task(task.key()).isEmpty())
                .toList();
    }

    /**
     * A withdrawal never expires: it took effect when it was declared. Of a return that stays with the shopper in part, the
     * rest expires once the part is paid: before, a lost event could still cost the shopper the money.
     */
    private static boolean isUnused(ReturnCase found, Instant now) {
        Return state = found.state();
        return state.stage().isOpen()
                && !state.statutoryWithdrawal()
                && !state.allDecided()
                && !state.anythingReceived()
                && state.items().stream().allMatch(item -> item.isKept() ? item.isPaid() : item.settled() == 0)
                && found.refunds().stream().allMatch(refund -> refund.status().isSettled())
                && state.parcels().stream()
                        .noneMatch(parcel ->
                                parcel.handedInAt().isPresent() || parcel.status() == ParcelStatus.RETURNED_TO_SENDER)
                && state.deadlines().shipBy().filter(end -> !now.isBefore(end)).isPresent();
    }

    private void expire(Transition transition, Return state, Instant now) {
        BalanceChanges balances = commands.balances(state);
        balances.release(state, ReturnItem::expected);
        balances.writeTo(transition);
        transition
                .to(state.withStage(Stage.EXPIRED)
                        .withItems(ReturnItem::giveUp)
                        .withParcels(parcel -> expired(parcel, now)))
                .event(new ReturnEvent.ReturnExpired());
    }

    private static Parcel expired(Parcel parcel, Instant now) {
        return parcel.documents().isPresent() || parcel.status() == ParcelStatus.LABEL_REQUESTED
                ? parcel.withStatus(ParcelStatus.LABEL_EXPIRED, now)
                : parcel;
    }
}
