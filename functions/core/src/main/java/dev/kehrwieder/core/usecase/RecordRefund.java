package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Records what the provider says of a refund, as an answer or as a webhook, in any order and however often. The last
 * success closes a complete return; a failure opens the money again, even after a success (handbook, payments).
 *
 * <p>News of a webhook may be old. Where they contradict a failure, the provider is asked before anybody believes them.
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
     * Records what the provider tells by itself.
     *
     * @param answer empty where nothing new is known: only the mark is set
     * @param mark what makes this saying unique
     */
    public ConsumerResult record(ReturnKey key, int number, Optional<Answer> answer, String by, InboxMark mark) {
        return step(key, number, by, Optional.of(mark), (step, found) -> answer.ifPresent(said -> step.told(said)));
    }

    /**
     * Records what the provider answers us.
     *
     * @param mark of the event that made us ask, unless it is recorded
     */
    ConsumerResult answered(ReturnKey key, int number, Said said, String by, Optional<InboxMark> mark) {
        return step(key, number, by, mark, (step, found) -> {
            if (said.whenAsked()) {
                step.asked(said.answer());
            } else {
                step.told(said.answer());
            }
        });
    }

    /** @param whenAsked whether it was asked what it knows; else to pay, and what it says may have been overtaken */
    record Said(Answer answer, boolean whenAsked) {}

    /** Records that the provider did not answer whether it pays. */
    void unanswered(ReturnKey key, int number, String by) {
        step(key, number, by, Optional.empty(), (step, found) -> step.unanswered());
    }

    /**
     * Records that a refund which was given up is paid, or about to be: the one in its place steps back, unless the
     * provider has been asked for it since.
     */
    ConsumerResult paidAfterAll(ReturnKey key, Refund inItsPlace, int number, Answer answer, String by) {
        return step(key, number, by, Optional.empty(), (step, found) -> found.refund(inItsPlace.number())
                .filter(inItsPlace::equals)
                .ifPresent(unasked -> step.paidAfterAll(unasked, answer)));
    }

    /**
     * Counts a call that is about to be made, before it is made.
     *
     * @return the refund as stored; empty where somebody else came first
     */
    Optional<Refund> attempt(ReturnKey key, Refund read, String by) {
        return commits.decide(() -> {
                    Optional<ReturnCase> found = store.returnCase(key);
                    if (found.flatMap(now -> now.refund(read.number()))
                            .filter(read::equals)
                            .isEmpty()) {
                        return Commits.Decision.unchanged(Optional.<Refund>empty());
                    }
                    Refund next = read.attempted();
                    Transition transition = Transition.of(found.get().state(), clock.instant(), by)
                            .also(new Write.PutRefund(next));
                    if (next.attempts() > 1) {
                        transition.event(new ReturnEvent.RefundRepeated(next.number(), next.attempts()));
                    }
                    return new Commits.Decision<>(Optional.of(next), transition.writes());
                })
                .flatMap(next -> next);
    }

    private ConsumerResult step(
            ReturnKey key, int number, String by, Optional<InboxMark> mark, BiConsumer<Step, ReturnCase> take) {
        return commits.decide(() -> {
                    Optional<ReturnCase> found = store.returnCase(key);
                    Optional<Refund> refund = found.flatMap(now -> now.refund(number));
                    if (refund.isEmpty()) {
                        return Commits.Decision.unchanged(ConsumerResult.UNKNOWN_RETURN);
                    }
                    Transition transition = Transition.of(found.get().state(), clock.instant(), by);
                    mark.ifPresent(transition::mark);
                    take.accept(
                            new Step(refund.get(), new RefundSteps(commands, found.get(), transition)), found.get());
                    return transition.changesNothing()
                            ? Commits.Decision.unchanged(ConsumerResult.DONE_BEFORE)
                            : new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
                })
                .orElse(ConsumerResult.DONE_BEFORE);
    }

    /** What is said, and what it means where the refund is now. What may not follow changes nothing. */
    private record Step(Refund refund, RefundSteps steps) {
        /** What may be old by now: a webhook's news, or the answer to a call that was long under way. */
        void told(Answer said) {
            boolean failed = said instanceof Answer.Failed;
            if (failed || !refund.isContradicted()) {
                asked(said);
            }
        }

        /** What the provider knew when it was asked what it knows. */
        void asked(Answer said) {
            boolean paid = said instanceof Answer.Succeeded;
            if (paid && refund.status() == RefundStatus.FAILED) {
                steps.unknown(refund, "CONTRADICTED");
            } else if (paid && refund.status() == RefundStatus.RELEASED) {
                steps.paidTwice(refund);
            } else if (refund.status() != RefundStatus.RELEASED) {
                take(said);
            }
        }

        private void take(Answer said) {
            switch (said) {
                case Answer.Pending(String id) -> {
                    if (may(RefundStatus.SUBMITTED)) {
                        steps.submitted(refund, id);
                    }
                }
                case Answer.RequiresAction(String id) -> {
                    if (may(RefundStatus.REQUIRES_ACTION)) {
                        steps.actionRequired(refund, id);
                    }
                }
                case Answer.Succeeded(String id) -> {
                    if (may(RefundStatus.SUCCEEDED)) {
                        steps.succeeded(refund, id);
                    }
                }
                case Answer.Failed(Optional<String> id, String reason) -> {
                    if (may(RefundStatus.FAILED)) {
                        steps.failed(refund, id, reason);
                    }
                }
            }
        }

        void unanswered() {
            if (may(RefundStatus.UNKNOWN) && refund.status().isPayable()) {
                steps.unknown(refund, "NO_ANSWER");
            }
        }

        void paidAfterAll(Refund unasked, Answer answer) {
            if (refund.status() == RefundStatus.RELEASED && unasked.status() == RefundStatus.RESERVED) {
                steps.revived(refund, unasked);
                take(answer);
            }
        }

        private boolean may(RefundStatus next) {
            return refund.status().mayBecome(next);
        }
    }
}
