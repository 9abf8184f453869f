package dev.kehrwieder.core.credit;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the ledger; it is never changed.
 *
 * @param number 1 for the first of the account, without gaps
 * @param bonus how much of the amount is bonus
 * @param balance of the account after it
 * @param expiresAt the earliest end of what it gave
 * @param source the return that it comes from
 * @param reference the redemption that it is about
 */
public record CreditEntry(
        CreditAccountKey account,
        long number,
        Type type,
        Money amount,
        Money bonus,
        Money balance,
        Instant at,
        Optional<Instant> expiresAt,
        Optional<ReturnKey> source,
        Optional<String> reference) {
    public CreditEntry {
        requireNonNull(account, "account is null");
        requireNonNull(at, "at is null");
        if (number < 1 || !amount.isPositive() || bonus.isNegative() || bonus.compareTo(amount) > 0) {
            throw new IllegalArgumentException("entry " + number + " of " + amount + ", bonus " + bonus);
        }
        if (balance.isNegative()) {
            throw new IllegalArgumentException("a balance of " + balance);
        }
    }

    /** A bonus is an entry of its own, so that it can be taken back (handbook, payments). */
    public enum Type {
        ISSUE(1),
        BONUS(1),
        REDEEM(-1),
        REVERSE(1),
        EXPIRE(-1);

        private final int sign;

        Type(int sign) {
            this.sign = sign;
        }
    }

    /** What it makes of the balance. */
    public Money change() {
        return amount.times(type.sign);
    }
}
