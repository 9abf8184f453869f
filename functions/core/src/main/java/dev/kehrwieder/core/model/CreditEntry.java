package dev.kehrwieder.core.model;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;

/**
 * An entry of a customer's credit ledger.
 *
 * @param account the customer's hash
 * @param entryId names the entry, so that the same one is never made twice
 */
public record CreditEntry(
        String shop, String account, String entryId, Type type, Money amount, ReturnKey source, Instant at) {
    /** A bonus is an entry of its own, so that it can be taken back (handbook, payments). */
    public enum Type {
        ISSUE,
        BONUS,
        REDEEM,
        REVERSE,
        EXPIRE
    }
}
