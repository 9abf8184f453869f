package dev.kehrwieder.refunds.stripe;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts in Stripe's minor units, which are not ISO's everywhere (docs.stripe.com/currencies, "Zero-decimal",
 * "Three-decimal" and "Special cases"; support.stripe.com, "Deprecation of fractional ISK charges and refunds").
 */
final class StripeAmount {
    /** Without a minor unit at Stripe; ISO gives MGA two digits. */
    private static final Set<String> ZERO_DECIMAL = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Written with two decimals that must be 00, though the currency has none. */
    private static final Set<String> WHOLE_WITH_TWO_DECIMALS = Set.of("ISK", "UGX");

    private static final int THREE_DECIMALS = 3;

    private StripeAmount() {}

    /** Empty for an amount that Stripe cannot pay exactly: it is never rounded. */
    static OptionalLong of(Money money) {
        String code = money.currency().getCurrencyCode();
        BigDecimal amount = money.decimal();
        if (ZERO_DECIMAL.contains(code)) {
            return exact(amount, 0, 1);
        }
        if (WHOLE_WITH_TWO_DECIMALS.contains(code)) {
            return exact(amount, 2, 100);
        }
        return money.currency().getDefaultFractionDigits() == THREE_DECIMALS
                ? exact(amount, THREE_DECIMALS, 10)
                : exact(amount, 2, 1);
    }

    private static OptionalLong exact(BigDecimal amount, int digits, long multiple) {
        try {
            long minor = amount.movePointRight(digits).longValueExact();
            return minor % multiple == 0 ? OptionalLong.of(minor) : OptionalLong.empty();
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
