package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.refund.Refund;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Payments with our own store credit and gift cards, as a payment provider: a payment's reference is a redemption's, and a
 * refund goes back into the ledger, bonus as bonus.
 */
public final class LedgerPayments implements PaymentProvider {
    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public LedgerPayments(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String name() {
        return Payment.LEDGER;
    }

    @Override
    public Answer refund(Refund refund) {
        try {
            return commits.decide(() -> decide(refund)).orElseThrow(Commits.Contention::new);
        } catch (Commits.Contention e) {
            throw new Fault("the customer's account is busy", e);
        }
    }

    private Commits.Decision<Answer> decide(Refund refund) {
        Optional<Redemption> found = store.redemption(refund.of().shop(), refund.reference());
        if (found.isEmpty()) {
            return refused("UNKNOWN_REDEMPTION");
        }
        Redemption redemption = found.get();
        Optional<Answer> before = answer(redemption, refund);
        if (before.isPresent()) {
            return Commits.Decision.unchanged(before.get());
        }
        if (!redemption.account().currency().equals(refund.amount().currency())) {
            return refused("MIXED_CURRENCY");
        }
        if (refund.amount().compareTo(redemption.left()) > 0) {
            return refused("MORE_THAN_REDEEMED");
        }
        Instant now = clock.instant();
        CreditBooking booking = new CreditBooking(store.creditAccount(redemption.account()), now);
        Redemption next = booking.giveBack(
                redemption,
                refund.amount(),
                refund.providerKey(),
                store.currentPolicy(refund.of().shop()).map(policy -> policy.creditEndsAt(now)),
                Optional.of(refund.of()));
        return new Commits.Decision<>(answer(next, refund).orElseThrow(), CreditWrites.of(booking, next));
    }

    @Override
    public Optional<Answer> find(Refund refund) {
        return store.redemption(refund.of().shop(), refund.reference())
                .flatMap(redemption -> answer(redemption, refund));
    }

    private static Optional<Answer> answer(Redemption redemption, Refund refund) {
        return redemption
                .givenBack(refund.providerKey())
                .map(back -> new Answer.Succeeded(redemption.account().id() + "/" + back.entry()));
    }

    private static Commits.Decision<Answer> refused(String reason) {
        return Commits.Decision.unchanged(new Answer.Failed(Optional.empty(), reason));
    }
}
