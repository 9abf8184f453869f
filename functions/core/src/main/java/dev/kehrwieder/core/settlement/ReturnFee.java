package dev.kehrwieder.core.settlement;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.SettlementNote;
import java.util.Optional;

/**
 * The return-shipping fee, once per return, as far as it is still to be taken.
 *
 * @param suppressed why it is not taken, although the policy has one
 */
public record ReturnFee(Money open, Optional<SettlementNote> suppressed) {
    public ReturnFee {
        requireNonNull(suppressed, "suppressed is null");
        if (open.isNegative()) {
            throw new IllegalArgumentException("a fee of " + open);
        }
    }
}
