package dev.kehrwieder.core.credit;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a customer's credit: the one item whose version every entry passes, so that no two of them use the same
 * cent.
 *
 * @param version 0 while nothing was ever written
 * @param entries how many the ledger has
 * @param parts in the order in which they are used
 */
public record CreditAccount(CreditAccountKey key, long version, long entries, List<CreditPart> parts) {
    public CreditAccount {
        requireNonNull(key, "key is null");
        parts = List.copyOf(parts);
    }

    public static CreditAccount untouched(CreditAccountKey key) {
        return new CreditAccount(key, 0, 0, List.of());
    }

    /** What may be used at an instant: whether or not somebody has written off what is over. */
    public Money balance(Instant now) {
        return sum(usable(now));
    }

    /** How much of that is bonus. */
    public Money bonus(Instant now) {
        return sum(usable(now).stream().filter(CreditPart::bonus).toList());
    }

    /** What is not over, in the order in which it is used. */
    public List<CreditPart> usable(Instant now) {
        return parts.stream().filter(part -> !part.isOver(now)).toList();
    }

    /** When the next part ends. */
    public Optional<Instant> dueAt() {
        return parts.stream().flatMap(part -> part.expiresAt().stream()).min(Instant::compareTo);
    }

    Money sum(List<CreditPart> some) {
        return some.stream().map(CreditPart::amount).reduce(Money.zero(key.currency()), Money::plus);
    }
}
