package dev.kehrwieder.core.credit;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A part of somebody's credit: of one kind, with one end.
 *
 * @param bonus whether it was given on top of what was owed
 * @param expiresAt the first instant at which it is worth nothing; empty where it has no end
 */
public record CreditPart(Money amount, boolean bonus, Optional<Instant> expiresAt) {
    /** What ends first is used first; of what ends together, the bonus, so that money that was owed stays longest. */
    static final Comparator<CreditPart> USE = Comparator.comparing(
                    (CreditPart part) -> part.expiresAt().orElse(Instant.MAX))
            .thenComparing(part -> part.bonus() ? 0 : 1);

    public CreditPart {
        requireNonNull(expiresAt, "expiresAt is null");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a part of " + amount);
        }
    }

    boolean isOver(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    CreditPart of(Money some) {
        return new CreditPart(some, bonus, expiresAt);
    }

    boolean isLike(CreditPart other) {
        return bonus == other.bonus && expiresAt.equals(other.expiresAt);
    }
}
