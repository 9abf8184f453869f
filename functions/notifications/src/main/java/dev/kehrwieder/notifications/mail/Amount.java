package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Currency;

/** Money as a mail shows it. Refuses a negative value and one with more digits than its currency has. */
public record Amount(BigDecimal value, Currency currency) {

    public Amount {
        requireNonNull(value, "value is null");
        requireNonNull(currency, "currency is null");
        if (value.signum() < 0) {
            throw new IllegalArgumentException("amount is negative: " + value);
        }
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        if (value.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(currency + " has " + digits + " digits: " + value);
        }
        value = value.setScale(digits);
    }

    public static Amount of(String value, String currencyCode) {
        return new Amount(new BigDecimal(value), Currency.getInstance(currencyCode));
    }
}
