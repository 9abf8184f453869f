package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.credit.CreditBooking;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A storefront uses a customer's credit for an order, and takes that back when the order does not come about. Its own names
 * of both make them safe to repeat for good, with or without an idempotency key.
 */
public final class RedeemCredit {
    private final Store store;
    private final Commits commits;
    private final InstantSource clock;

    public RedeemCredit(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param balance what the account has left */
        record Done(Redemption redemption, Money balance) implements Result {}

        /** @param available less than what was asked for */
        record NotEnough(Money available) implements Result {}

        /** The name stands for something else. */
        record NameTaken() implements Result {}

        record Unknown() implements Result {}
    }

    /** @param reference the storefront's name of it, which the order's payment is to carry */
    public Commits.Outcome<Result> redeem(
            CreditAccountKey account,
            String reference,
            String orderNumber,
            Money amount,
            Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> redeem(account, reference, orderNumber, amount));
    }

    private Commits.Decision<Result> redeem(
            CreditAccountKey account, String reference, String orderNumber, Money amount) {
        Instant now = clock.instant();
        Optional<Redemption> before = store.redemption(account.shop(), reference);
        if (before.isPresent()) {
            Redemption same = before.get();
            boolean again = same.account().equals(account)
                    && same.orderNumber().equals(orderNumber)
                    && same.amount().equals(amount);
            return Commits.Decision.unchanged(again ? done(same) : new Result.NameTaken());
        }
        CreditBooking booking = new CreditBooking(store.creditAccount(account), now);
        if (amount.compareTo(booking.balance()) > 0) {
            return Commits.Decision.unchanged(new Result.NotEnough(booking.balance()));
        }
        Redemption redemption = booking.redeem(amount, reference, orderNumber);
        return new Commits.Decision<>(
                new Result.Done(redemption, booking.balance()), CreditWrites.of(booking, redemption));
    }

    /**
     * @param reversal the storefront's name of it, unique to the redemption
     * @param amount empty for whatever is left of the redemption
     */
    public Commits.Outcome<Result> reverse(
            String shop,
            String reference,
            String reversal,
            Optional<Money> amount,
            Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> reverse(shop, reference, reversal, amount));
    }

    private Commits.Decision<Result> reverse(String shop, String reference, String reversal, Optional<Money> amount) {
        Optional<Redemption> found = store.redemption(shop, reference);
        if (found.isEmpty()) {
            return Commits.Decision.unchanged(new Result.Unknown());
        }
        Redemption redemption = found.get();
        String key = "reversal:" + reversal;
        Optional<Redemption.GivenBack> before = redemption.givenBack(key);
        if (before.isPresent()) {
            Money given = before.get().amount();
            boolean again = amount.stream().allMatch(given::equals);
            return Commits.Decision.unchanged(again ? done(redemption) : new Result.NameTaken());
        }
        Money left = redemption.left();
        Money wanted = amount.orElse(left);
        if (wanted.compareTo(left) > 0 || !wanted.isPositive()) {
            return Commits.Decision.unchanged(new Result.NotEnough(left));
        }
        Instant now = clock.instant();
        CreditBooking booking = new CreditBooking(store.creditAccount(redemption.account()), now);
        Redemption next = booking.giveBack(
                redemption,
                wanted,
                key,
                store.currentPolicy(shop).map(policy -> policy.creditEndsAt(now)),
                Optional.empty());
        return new Commits.Decision<>(new Result.Done(next, booking.balance()), CreditWrites.of(booking, next));
    }

    private Result done(Redemption redemption) {
        return new Result.Done(
                redemption, store.creditAccount(redemption.account()).balance(clock.instant()));
    }
}
