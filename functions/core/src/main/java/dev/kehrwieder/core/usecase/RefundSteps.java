package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Steps of one return's refunds within one commit: the refund, the balance, the items, the events and the tasks together. */
final class RefundSteps {
    private final ReturnCommands commands;
    private final Transition transition;
    private ReturnCase now;

    RefundSteps(ReturnCommands commands, ReturnCase found, Transition transition) {
        this.commands = commands;
        this.transition = transition;
        this.now = found;
    }

    /** The return's refunds as they will be. */
    ReturnCase now() {
        return now;
    }

    void submitted(Refund refund, String id) {
        put(refund.submitted(id, transition.at())).event(new ReturnEvent.RefundSubmitted(refund.number(), id));
    }

    void actionRequired(Refund refund, String id) {
        put(refund.actionRequired(id, transition.at()))
                .event(new ReturnEvent.RefundActionRequired(refund.number(), refund.amount(), id));
    }

    /** The last success closes a complete return. */
    void succeeded(Refund refund, String id) {
        put(refund.succeeded(id, transition.at()))
                .event(new ReturnEvent.RefundSucceeded(refund.number(), refund.amount()));
        changeBalance(refund, balance -> balance.succeed(refund.amount()));
        close();
    }

    /** What the refund had of the balance is kept for the one that takes its place: the shopper is still owed it. */
    void failed(Refund refund, Optional<String> id, String reason) {
        boolean bounced = refund.status() == RefundStatus.SUCCEEDED;
        boolean known = refund.isContradicted();
        put(refund.failed(id, reason, transition.at()));
        if (bounced) {
            changeBalance(refund, balance -> balance.bounce(refund.amount()));
        }
        if (!known) {
            transition.also(new Write.RaiseTask(task(refund, TaskKind.REFUND_FAILED, reason)));
        }
        transition.event(new ReturnEvent.RefundFailed(refund.number(), refund.amount(), reason));
        if (now.isOfStaff(refund)) {
            // It is about no goods: the task is all that follows.
            return;
        }
        Return state = transition
                .state()
                .withItems(item ->
                        moved(moved(item, MoneyState.RESERVED, MoneyState.NONE), MoneyState.REFUNDED, MoneyState.NONE));
        if (state.stage() == Stage.CLOSED || state.stage() == Stage.EXPIRED) {
            state = state.withStage(Stage.REOPENED);
            transition.event(new ReturnEvent.ReturnReopened());
        }
        transition.to(state);
    }

    void unknown(Refund refund, String reason) {
        put(refund.unknown(transition.at()))
                .event(new ReturnEvent.RefundUnknown(refund.number(), refund.attempts(), reason));
    }

    /** It gives its place, and its part of the balance, to another refund. */
    void replaced(Refund refund, Refund by, String reason) {
        put(refund.released(Optional.of(by.number()), transition.at()));
        put(by).event(new ReturnEvent.RefundReleased(
                        refund.number(), refund.amount(), reason, Optional.of(by.number())))
                .event(new ReturnEvent.RefundReserved(by.number(), by.orderNumber(), by.paymentId(), by.amount()))
                .to(transition.state().withItems(RefundSteps::underWayAgain));
    }

    /** It gives its place, and its part of the balance, to store credit; the last money of a complete return closes it. */
    void credited(Refund refund) {
        put(refund.released(Optional.empty(), transition.at()))
                .event(new ReturnEvent.RefundReleased(
                        refund.number(), refund.amount(), "STORE_CREDIT", Optional.empty()));
        BalanceChanges balances = commands.balances(transition.state());
        balances.credit(refund.orderNumber(), refund.paymentId(), refund.amount());
        balances.writeTo(transition);
        if (now.refunds().stream().noneMatch(other -> other.status() == RefundStatus.FAILED)) {
            transition.to(transition.state().withItems(RefundSteps::underWayAgain));
        }
        close();
    }

    /** Names the task that tells of a failure, by the version that told of it. */
    static TaskKey failure(Refund refund, long version) {
        return task(refund, TaskKind.REFUND_FAILED, "", version, refund.reservedAt())
                .key();
    }

    /**
     * The provider has paid, or is about to pay, a refund that had been given up: the one in its place, which was never
     * asked for, steps back and leaves its part of the balance.
     */
    void revived(Refund refund, Refund inItsPlace) {
        put(inItsPlace.released(Optional.of(refund.number()), transition.at()))
                .event(new ReturnEvent.RefundReleased(
                        inItsPlace.number(), inItsPlace.amount(), "PAID_AFTER_ALL", Optional.of(refund.number())));
    }

    void paidTwice(Refund refund) {
        transition.also(new Write.RaiseTask(task(refund, TaskKind.REFUND_PAID_TWICE, "ASK_PROVIDER")));
    }

    private void changeBalance(Refund refund, UnaryOperator<PaymentBalance> change) {
        BalanceChanges balances = commands.balances(transition.state());
        balances.payment(refund.orderNumber(), refund.paymentId(), change);
        balances.writeTo(transition);
    }

    /** Named by the version that is about to be, so that each time it happens is one task. */
    private Task task(Refund refund, TaskKind kind, String code) {
        return task(refund, kind, code, transition.state().version() + 1, transition.at());
    }

    private static Task task(Refund refund, TaskKind kind, String code, long version, Instant at) {
        return Task.about(refund.of(), kind, refund.number() + "@" + version, refund.number() + "/" + code, at);
    }

    private Transition put(Refund refund) {
        now = now.with(refund);
        return transition.also(new Write.PutRefund(refund));
    }

    private void close() {
        Return state = transition.state();
        if (now.refunds().stream().allMatch(refund -> refund.status().isSettled())) {
            MoneyState end = isAnyPaid() ? MoneyState.REFUNDED : MoneyState.CREDITED;
            state = state.withItems(item -> moved(underWayAgain(item), MoneyState.RESERVED, end));
        }
        if (new ReturnCase(state, now.refunds()).isComplete()) {
            state = state.withStage(Stage.CLOSED);
            transition.event(new ReturnEvent.ReturnClosed());
        }
        transition.to(state);
    }

    /** Whether any of the goods' money went back as money; else all of it became credit. */
    private boolean isAnyPaid() {
        return now.refunds().stream()
                .anyMatch(refund -> refund.status() == RefundStatus.SUCCEEDED && !now.isOfStaff(refund));
    }

    /** Settled units have no money only where a refund of them failed. */
    private static ReturnItem underWayAgain(ReturnItem item) {
        return item.settled() > 0 ? moved(item, MoneyState.NONE, MoneyState.RESERVED) : item;
    }

    private static ReturnItem moved(ReturnItem item, MoneyState from, MoneyState to) {
        return item.money() == from ? item.withMoney(to) : item;
    }
}
