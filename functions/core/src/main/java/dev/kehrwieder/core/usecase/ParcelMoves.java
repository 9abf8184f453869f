package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import java.util.Optional;

/** What a parcel that moved, by a carrier's scan or by staff's word, makes of its return. */
final class ParcelMoves {
    private final ReturnCommands commands;
    private final Periods periods;

    ParcelMoves(ReturnCommands commands, Periods periods) {
        this.commands = commands;
        this.periods = periods;
    }

    /** @param word what was said of the parcel: it may be told late, and leave the parcel where it is */
    void move(Transition transition, Parcel moved, ParcelStatus word) {
        Return state = transition.state().withParcel(moved);
        state = word.provesDispatch() ? state.withItems(ParcelMoves::underWay) : state;
        // A parcel that is still under way, or that may still be sent, can bring the units.
        boolean nothingComes = state.parcels().stream()
                .allMatch(parcel ->
                        parcel.isLostAfterDispatch() || parcel.status().isUnused());
        state = nothingComes && isLostAtTheShopsRisk(state) ? state.withItems(ReturnItem::lose) : state;
        transition.to(dated(state));
        if (moved.isLostAfterDispatch() && isWrittenOff(state)) {
            transition.also(new Write.RaiseTask(Task.about(
                    state.key(),
                    TaskKind.LOST_AFTER_DISPATCH,
                    "parcel/" + moved.number() + "/" + (state.version() + 1),
                    "parcel " + moved.number(),
                    transition.at())));
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

    private static ReturnItem underWay(ReturnItem item) {
        return item.goods() == GoodsState.ANNOUNCED ? item.withGoods(GoodsState.IN_TRANSIT) : item;
    }
}
