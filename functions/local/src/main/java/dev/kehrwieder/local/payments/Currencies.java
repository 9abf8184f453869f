package dev.kehrwieder.local.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** ISO 4217, as far as a payment needs it. */
final class Currencies {
    private Currencies() {}

    /**
     * Digits behind the point.
     *
     * @throws IllegalArgumentException for a code that no country uses
     */
    static int digits(String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException("not a currency to pay with: " + currency);
        }
        return digits;
    }

    /**
     * The amount with exactly its currency's digits.
     *
     * @throws IllegalArgumentException if it has more, or is negative
     */
    static BigDecimal exact(BigDecimal amount, String currency) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("a payment is not negative");
        }
        try {
            return amount.setScale(digits(currency), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more digits than " + currency + " has", e);
        }
    }
}
