package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProvider.Answer;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.RecordRefund.Said;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks the provider for a reserved refund, under the key that was persisted with the reservation.
 *
 * <p>Each call is counted in the store before it is made. Once one was made whose end nobody recorded, for whatever reason,
 * the provider is asked what it knows before it is asked to pay again: a key may be forgotten after 24 h (handbook,
 * payments "Idempotency"), and no clock needs to be trusted to know that. A refund in the place of another is paid only
 * after the provider of that one was asked too.
 */
public final class PayRefund {
    private static final Answer UNKNOWN_PROVIDER = new Answer.Failed(Optional.empty(), "UNKNOWN_PROVIDER");

    private final Store store;
    private final PaymentProviders providers;
    private final RecordRefund record;
    private final InstantSource clock;

    public PayRefund(Store store, PaymentProviders providers, RecordRefund record, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.providers = requireNonNull(providers, "providers is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @throws PaymentProvider.Fault if the provider does not answer: try again later */
    public ConsumerResult on(ReturnKey key, EventId event, int number) {
        Optional<ReturnCase> found = store.returnCase(key);
        Optional<Refund> refund = found.flatMap(now -> now.refund(number));
        if (refund.isEmpty()) {
            return ConsumerResult.UNKNOWN_RETURN;
        }
        InboxMark mark = new InboxMark(SettleReturn.NAME, event.toString());
        Optional<Said> said = ask(found.get(), refund.get());
        if (said.isEmpty()) {
            return record.record(key, number, Optional.empty(), SettleReturn.NAME, mark);
        }
        // The event came again because the provider fell silent: what it says now must not founder on the mark of then.
        boolean again = store.recorded(key).contains(mark);
        return record.answered(
                key, number, said.get(), SettleReturn.NAME, again ? Optional.empty() : Optional.of(mark));
    }

    private Optional<Said> ask(ReturnCase found, Refund refund) {
        Optional<PaymentProvider> provider = providers.named(refund.provider());
        if (provider.isEmpty()) {
            // Another provider's reference may be the name of a stranger's payment here. One that was asked, and is
            // gone
            // since, is for a person to ask.
            boolean never = refund.status().isPayable() && refund.attempts() == 0;
            return never ? Optional.of(new Said(UNKNOWN_PROVIDER, false)) : Optional.empty();
        }
        if (refund.status().isPayable()) {
            return pay(found, refund, provider.get());
        }
        boolean silent = refund.status().isAtProvider()
                && !clock.instant().isBefore(refund.course().changedAt().plus(Periods.patience()));
        return silent ? find(refund, provider.get()) : Optional.empty();
    }

    private static Optional<Said> find(Refund refund, PaymentProvider provider) {
        return provider.find(refund).map(answer -> new Said(answer, true));
    }

    /** @return what the provider says; empty where another refund pays instead */
    private Optional<Said> pay(ReturnCase found, Refund refund, PaymentProvider provider) {
        if (refund.attempts() == 0 && predecessorPays(found, refund)) {
            return Optional.empty();
        }
        Optional<Said> known = refund.attempts() > 0 ? find(refund, provider) : Optional.empty();
        if (known.isPresent()) {
            return known;
        }
        Refund counted = record.attempt(refund.of(), refund, SettleReturn.NAME)
                .orElseThrow(() -> new PaymentProvider.Fault("somebody else is at this refund", null));
        try {
            return Optional.of(new Said(provider.refund(counted), false));
        } catch (PaymentProvider.Fault e) {
            record.unanswered(refund.of(), refund.number(), SettleReturn.NAME);
            throw e;
        }
    }

    /** Whether one of those in whose place the refund is has been paid, or will be. */
    private boolean predecessorPays(ReturnCase found, Refund refund) {
        Optional<Refund> before = refund.course().replaces().flatMap(found::refund);
        while (before.isPresent()) {
            Refund given = before.get();
            Optional<Answer> known = providers.known(given);
            if (known.filter(answer -> !(answer instanceof Answer.Failed)).isPresent()) {
                record.paidAfterAll(refund.of(), refund, given.number(), known.get(), SettleReturn.NAME);
                return true;
            }
            before = given.course().replaces().flatMap(found::refund);
        }
        return false;
    }
}
