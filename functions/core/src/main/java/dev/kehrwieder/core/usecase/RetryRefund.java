package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Pays a failed refund once more, or in another way: a new refund, or store credit, of exactly the same amount in the place of
 * the failed one, with the failed one's part of the balance, so that never both are paid.
 */
public final class RetryRefund {
    /** As the list of bank transfers is named among the providers. */
    public static final String MANUAL = "manual";

    /** More than anybody tries; a number has three digits. */
    private static final int MOST = 99;

    private final Store store;
    private final PaymentProviders providers;
    private final RecordRefund record;
    private final ReturnCommands commands;
    private final Commits commits;
    private final IssueCredit issueCredit;
    private final InstantSource clock;

    public RetryRefund(
            Store store, Commits commits, PaymentProviders providers, RecordRefund record, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.providers = requireNonNull(providers, "providers is null");
        this.record = requireNonNull(record, "record is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.issueCredit = new IssueCredit(store);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How it is paid this time. */
    public sealed interface Means {
        /** As before. */
        record Same() implements Means {}

        /** By a transfer that staff make. */
        record BankTransfer(Iban iban, String holder) implements Means {}

        /**
         * As store credit of the same amount, at once and without a bonus.
         *
         * @param consent a withdrawal takes none without it, or without the one that it was registered with
         */
        record StoreCredit(Optional<ReturnRequest.Consent> consent) implements Means {}
    }

    /** @throws PaymentProvider.Fault if it is to become credit and the provider does not answer: try again later */
    public Commits.Outcome<ReturnResult> retry(
            ReturnKey key, int number, Means means, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        if (means instanceof Means.StoreCredit) {
            Optional<ReturnCase> found = store.returnCase(key);
            Optional<Refund> failed =
                    found.flatMap(now -> now.refund(number)).filter(refund -> refund.status() == RefundStatus.FAILED);
            if (failed.isPresent() && isPaidAfterAll(found.get(), failed.get(), by)) {
                return new Commits.Outcome.Decided<>(
                        new ReturnResult.NotAllowed(store.returnCase(key).orElseThrow()));
            }
        }
        return commits.call(
                call,
                () -> commands.on(key, found -> found.refund(number)
                        .map(refund -> decide(found, refund, means, by))
                        .orElseGet(() -> Commits.Decision.unchanged(new ReturnResult.Unknown()))));
    }

    /**
     * Whether the refund, or one that it replaced, was paid or will be: credit can't be taken back, so their providers are
     * asked first, as they are before another refund is paid.
     */
    private boolean isPaidAfterAll(ReturnCase found, Refund failed, String by) {
        Optional<Refund> asked = Optional.of(failed);
        while (asked.isPresent()) {
            Refund refund = asked.get();
            Optional<Answer> known = providers.known(refund).filter(answer -> !(answer instanceof Answer.Failed));
            if (known.isPresent()) {
                record.answered(
                        refund.of(), refund.number(), new RecordRefund.Said(known.get(), true), by, Optional.empty());
                return true;
            }
            asked = refund.replaces().flatMap(found::refund);
        }
        return false;
    }

    private Commits.Decision<ReturnResult> decide(ReturnCase found, Refund failed, Means means, String by) {
        if (failed.status() != RefundStatus.FAILED) {
            return ReturnCommands.notAllowed(found);
        }
        return switch (means) {
            case Means.Same() -> replace(found, failed, failed.target(), by, (next, transition) -> {});
            // A transfer has no payment to refer to: it is named as the refund is.
            case Means.BankTransfer account ->
                replace(
                        found,
                        failed,
                        new Refund.Target(failed.orderNumber(), failed.paymentId(), MANUAL, failed.refundId()),
                        by,
                        (next, transition) -> keep(account, next, transition));
            case Means.StoreCredit(Optional<ReturnRequest.Consent> consent) -> credit(found, failed, consent, by);
        };
    }

    private Commits.Decision<ReturnResult> replace(
            ReturnCase found, Refund failed, Refund.Target to, String by, BiConsumer<Refund, Transition> also) {
        if (found.refunds().size() >= MOST) {
            return ReturnCommands.notAllowed(found);
        }
        Transition transition = Transition.of(found.state(), clock.instant(), by);
        Refund next = failed.replacement(found.refunds().size() + 1, to, transition.at());
        also.accept(next, transition);
        RefundSteps steps = new RefundSteps(commands, found, transition);
        steps.replaced(failed, next, "REPLACED");
        return ReturnCommands.done(transition, steps.now());
    }

    private void keep(Means.BankTransfer account, Refund next, Transition transition) {
        ReturnKey key = transition.state().key();
        Person person = store.person(key).orElseGet(Person::nobody);
        transition.also(new Write.PutReturnPerson(
                key,
                person.withText(iban(next.number()), account.iban().text())
                        .withText(holder(next.number()), account.holder())));
    }

    private Commits.Decision<ReturnResult> credit(
            ReturnCase found, Refund failed, Optional<ReturnRequest.Consent> consent, String by) {
        Return state = found.state();
        Transition transition = Transition.of(state, clock.instant(), by);
        Optional<Refusal> refusal = consent.flatMap(given -> given.refusal(transition.at()))
                .or(() -> isConsented(state, failed, consent)
                        ? Optional.empty()
                        : Optional.of(ReturnRequest.Consent.missing()));
        if (refusal.isPresent()) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(List.of(refusal.get())));
        }
        consent.ifPresent(given -> transition.to(state.withMoney(state.money().with(given.orAt(transition.at())))));
        Policy policy = commands.policies(state).get(failed.orderNumber());
        Money none = Money.zero(failed.amount().currency());
        issueCredit
                .writes(state, failed.amount(), none, policy, transition.at())
                .forEach(transition::also);
        transition.event(new ReturnEvent.CreditIssued(failed.amount(), none));
        RefundSteps steps = new RefundSteps(commands, found, transition);
        steps.credited(failed);
        closeTasks(failed, transition, by);
        return ReturnCommands.done(transition, steps.now());
    }

    /** The way it came needs no consent (§ 357(3) BGB): what was paid with credit goes back as credit. */
    private static boolean isConsented(Return state, Refund failed, Optional<ReturnRequest.Consent> now) {
        return !state.statutoryWithdrawal()
                || failed.provider().equals(Payment.LEDGER)
                || now.isPresent()
                || state.money().creditConsent().isPresent();
    }

    /** Nobody needs to find another way any more. */
    private void closeTasks(Refund failed, Transition transition, String by) {
        for (StoredEvent event : store.trail(failed.of())) {
            if (event.event() instanceof ReturnEvent.RefundFailed told && told.refund() == failed.number()) {
                commands.close(RefundSteps.failure(failed, event.id().version()), transition, by);
            }
        }
    }

    /** Where the IBAN of a transfer stands among the texts of the return's {@link Person}. */
    public static String iban(int number) {
        return "refund/" + number + "/iban";
    }

    /** Where the name of the account's holder stands. */
    public static String holder(int number) {
        return "refund/" + number + "/holder";
    }
}
