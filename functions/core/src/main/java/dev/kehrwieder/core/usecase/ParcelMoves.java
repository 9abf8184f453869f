package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.parcel.ParcelWord;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.util.Optional;

/** What a parcel that moved, by a carrier's scan or by staff's word, makes of its return. */
final class ParcelMoves {
    private final Store store;
    private final ReturnCommands commands;
    private final Periods periods;

    ParcelMoves(Store store, Periods periods) {
        this.store = store;
        this.commands = new ReturnCommands(store);
        this.periods = periods;
    }

    /** @param moved as all that was said of it leaves it */
    void move(Transition transition, Parcel moved) {
        Return before = transition.state();
        Parcel parcel = before.parcel(moved.number()).orElseThrow();
        Return state = before.withParcel(moved);
        boolean underWay =
                state.parcels().stream().anyMatch(some -> some.handedInAt().isPresent());
        state = state.withItems(item -> underWay ? sent(item) : notSent(item));
        // A parcel that is still under way, or that may still be sent, can bring the units.
        boolean nothingComes = state.parcels().stream()
                .allMatch(some -> some.isLostAfterDispatch() || some.status().isUnused());
        state = nothingComes && isLostAtTheShopsRisk(state) ? state.withItems(ReturnItem::lose) : state;
        if (before.stage() == Stage.EXPIRED && !moved.handedInAt().equals(parcel.handedInAt())) {
            state = takenUp(transition, state, moved);
        }
        transition.to(dated(state));
        if (moved.isLostAfterDispatch() && isWrittenOff(state)) {
            raise(transition, moved.number(), TaskKind.LOST_AFTER_DISPATCH, "/" + (state.version() + 1), "");
        }
    }

    /**
     * Raises what staff must know, each cause once, however often the carrier repeats it; told late it may be over, which is
     * for a person to see.
     */
    void tell(Transition transition, int parcel, ParcelWord word) {
        String code = word.code().orElse("");
        if (word.status() == ParcelStatus.EXCEPTION) {
            raise(transition, parcel, TaskKind.PARCEL_EXCEPTION, "/" + code, " " + code);
        } else if (word.status() == ParcelStatus.RETURNED_TO_SENDER) {
            raise(transition, parcel, TaskKind.PARCEL_RETURNED_TO_SENDER, "/" + word.occurredAt(), "");
        }
    }

    /** Nobody may lose a right by a scan that was told late: handed in before the deadline is handed in in time. */
    private Return takenUp(Transition transition, Return state, Parcel moved) {
        Optional<Instant> handedInAt = moved.handedInAt();
        boolean inTime = handedInAt.isPresent()
                && state.deadlines().shipBy().filter(handedInAt.get()::isBefore).isPresent();
        Optional<Return> again = inTime ? commands.takenUpAgain(state, transition) : Optional.empty();
        if (again.isPresent()) {
            transition.event(new ReturnEvent.ReturnReopened());
        } else if (handedInAt.isPresent()) {
            raise(transition, moved.number(), TaskKind.HANDED_IN_LATE, "", inTime ? " ASKED_BACK_ELSEWHERE" : "");
        }
        return again.orElse(state);
    }

    private void raise(Transition transition, int parcel, TaskKind kind, String source, String detail) {
        Task task = Task.about(
                transition.state().key(),
                kind,
                "parcel/" + parcel + source,
                "parcel " + parcel + detail,
                transition.at());
        if (store.task(task.key()).isEmpty()) {
            transition.also(new Write.RaiseTask(task));
        }
    }

    /** The proof of dispatch or the goods may put the day off on which the money is due (§ 357(4) BGB). */
    Return dated(Return state) {
        if (!state.statutoryWithdrawal()) {
            return state;
        }
        var due = periods.refundDueAt(
                state.registeredAt(),
                state.withholdingEndedAt(),
                commands.policy(state).timeZone());
        return state.withDeadlines(new ReturnDeadlines(
                state.deadlines().shipBy(), Optional.of(due), state.deadlines().withdrawalEndsAt()));
    }

    /** Nothing more comes: the rest was in a lost parcel, if there is one, and was not sent otherwise. */
    static Return endReceiving(Return state) {
        return state.withItems(isLostAtTheShopsRisk(state) ? ReturnItem::lose : ReturnItem::endReceiving);
    }

    /** The risk of the way back from a withdrawal is the shop's (§ 355(3) BGB). */
    private static boolean isLostAtTheShopsRisk(Return state) {
        return state.statutoryWithdrawal()
                && state.stage().isOpen()
                && state.parcels().stream().anyMatch(Parcel::isLostAfterDispatch);
    }

    private static boolean isWrittenOff(Return state) {
        return state.statutoryWithdrawal() && state.items().stream().anyMatch(item -> item.missing() > 0);
    }

    private static ReturnItem sent(ReturnItem item) {
        return item.goods() == GoodsState.ANNOUNCED ? item.withGoods(GoodsState.IN_TRANSIT) : item;
    }

    /** The carrier may have taken back that it had the parcel. */
    private static ReturnItem notSent(ReturnItem item) {
        return item.goods() == GoodsState.IN_TRANSIT ? item.withGoods(GoodsState.ANNOUNCED) : item;
    }
}
