package dev.kehrwieder.platform.api;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.http.RequestBody;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads amounts of one currency: exactly the digits that it has, and none so large that a whole order could overflow. */
public record Amounts(Currency currency) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Currency STAND_IN = Currency.getInstance("EUR");

    /** A hundred thousand million minor units: 1,000 lines of 10,000 units of it still fit a long. */
    private static final long LARGEST_MINOR = 100_000_000_000L;

    /** A currency that amounts have digits of; a stand-in beside an error. */
    public static Currency currency(RequestBody body, String name) {
        String code = body.text(name, CODE, "ISO 4217, such as EUR");
        Optional<Currency> known = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
        if (known.isEmpty()) {
            body.refuse(name, "UNKNOWN_CURRENCY", "There is no currency " + code);
        }
        return known.orElse(STAND_IN);
    }

    /** More than nothing. */
    public Money positive(RequestBody body, String name) {
        Money amount = required(body, name);
        if (!amount.isPositive()) {
            body.refuse(name, "OUT_OF_RANGE", "More than nothing");
        }
        return amount;
    }

    public Money required(RequestBody body, String name) {
        return checked(body, name, body.decimal(name));
    }

    public Optional<Money> optional(RequestBody body, String name) {
        return body.optionalDecimal(name).map(amount -> checked(body, name, amount));
    }

    public Money optional(RequestBody body, String name, Money otherwise) {
        return optional(body, name).orElse(otherwise);
    }

    public Money zero() {
        return Money.zero(currency);
    }

    private Money checked(RequestBody body, String name, BigDecimal amount) {
        int digits = currency.getDefaultFractionDigits();
        if (amount.scale() != digits) {
            // "1.5" may be a forgotten digit or another currency's amount: whoever meant 1.50 says so.
            String code = amount.scale() > digits ? "TOO_MANY_DIGITS" : "TOO_FEW_DIGITS";
            body.refuse(name, code, currency + " has exactly " + digits + " digits after the point");
            return zero();
        }
        if (amount.movePointRight(digits).compareTo(BigDecimal.valueOf(LARGEST_MINOR)) > 0) {
            body.refuse(name, "OUT_OF_RANGE", "The amount is too large");
            return zero();
        }
        return Money.of(amount, currency);
    }
}
