package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Records what the provider says of a refund, as an answer or as a webhook, in any order and however often. The last
 * success closes a complete return; a failure opens the money again, even after a success (handbook, payments).
 */
public final class RecordRefund {
    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public RecordRefund(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param answer empty where nothing new is known: only the mark is set
     * @param mark what makes this saying unique
     */
    public ConsumerResult record(ReturnKey key, int number, Optional<Answer> answer, String by, InboxMark mark) {
        return commits.decide(() -> decide(key, number, answer, by, Optional.of(mark)))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    /** Records what we asked for ourselves: only the refund's own state says whether it is new. */
    ConsumerResult record(ReturnKey key, int number, Answer answer, String by) {
        return commits.decide(() -> decide(key, number, Optional.of(answer), by, Optional.empty()))
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    private Commits.Decision<ConsumerResult> decide(
            ReturnKey key, int number, Optional<Answer> answer, String by, Optional<InboxMark> mark) {
        Optional<ReturnCase> found = store.returnCase(key);
        Optional<Refund> refund = found.stream()
                .flatMap(returned -> returned.refunds().stream())
                .filter(r -> r.number() == number)
                .findFirst();
        if (refund.isEmpty()) {
            return Commits.Decision.unchanged(ConsumerResult.UNKNOWN_RETURN);
        }
        Instant now = clock.instant();
        Transition transition = Transition.of(found.get().state(), now, by);
        mark.ifPresent(transition::mark);
        answer.ifPresent(said -> {
            switch (said) {
                case Answer.Pending(String id) -> pending(transition, refund.get(), id, now);
                case Answer.RequiresAction(String id) -> pending(transition, refund.get(), id, now);
                case Answer.Succeeded(String id) -> succeeded(transition, found.get(), refund.get(), id, now);
                case Answer.Failed(Optional<String> id, String reason) ->
                    failed(transition, refund.get(), id, reason, now);
            }
        });
        return transition.changesNothing()
                ? Commits.Decision.unchanged(ConsumerResult.DONE_BEFORE)
                : new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
    }

    private static void pending(Transition transition, Refund refund, String providerRefundId, Instant now) {
        if (refund.status() == RefundStatus.RESERVED) {
            transition
                    .also(new Write.PutRefund(refund.submitted(providerRefundId, now)))
                    .event(new ReturnEvent.RefundSubmitted(refund.number(), providerRefundId));
        }
    }

    private void succeeded(
            Transition transition, ReturnCase found, Refund refund, String providerRefundId, Instant now) {
        if (!isOnTheWay(refund)) {
            return;
        }
        Refund done = refund.succeeded(providerRefundId, now);
        transition
                .also(new Write.PutRefund(done))
                .event(new ReturnEvent.RefundSucceeded(refund.number(), refund.amount()));
        changeBalance(transition, refund, balance -> balance.succeed(refund.amount()));
        List<Refund> refunds = found.refunds().stream()
                .map(other -> other.number() == done.number() ? done : other)
                .toList();
        Return state = transition.state();
        if (refunds.stream().allMatch(other -> other.status() == RefundStatus.SUCCEEDED)) {
            state = state.withItems(item -> moved(item, MoneyState.RESERVED, MoneyState.REFUNDED));
        }
        if (new ReturnCase(state, refunds).isComplete()) {
            state = state.withStage(Stage.CLOSED);
            transition.event(new ReturnEvent.ReturnClosed());
        }
        transition.to(state);
    }

    private void failed(
            Transition transition, Refund refund, Optional<String> providerRefundId, String reason, Instant now) {
        boolean bounced = refund.status() == RefundStatus.SUCCEEDED;
        if (!isOnTheWay(refund) && !bounced) {
            return;
        }
        transition
                .also(new Write.PutRefund(refund.failed(providerRefundId, reason, now)))
                .event(new ReturnEvent.RefundFailed(refund.number(), refund.amount(), reason));
        changeBalance(
                transition,
                refund,
                balance -> bounced ? balance.bounce(refund.amount()) : balance.release(refund.amount()));
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

    private void changeBalance(
            Transition transition,
            Refund refund,
            java.util.function.UnaryOperator<dev.kehrwieder.core.model.PaymentBalance> change) {
        BalanceChanges balances = commands.balances(transition.state());
        balances.payment(refund.orderNumber(), refund.paymentId(), change);
        balances.writeTo(transition);
    }

    /** A success may be heard of before our own record of the submission. */
    private static boolean isOnTheWay(Refund refund) {
        return refund.status() == RefundStatus.RESERVED
                || refund.status() == RefundStatus.SUBMITTED
                || refund.status() == RefundStatus.UNKNOWN;
    }

    private static ReturnItem moved(ReturnItem item, MoneyState from, MoneyState to) {
        return item.money() == from ? item.withMoney(to) : item;
    }
}
