package dev.kehrwieder.registration;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.platform.http.RequestBody;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Reads amounts of one currency: exactly the digits that it has, and none so large that a whole order could overflow. */
record Amounts(Currency currency) {
    /** A hundred thousand million minor units: 1,000 lines of 10,000 units of it still fit a long. */
    private static final long LARGEST_MINOR = 100_000_000_000L;

    Money required(RequestBody body, String name) {
        return checked(body, name, body.decimal(name));
    }

    Optional<Money> optional(RequestBody body, String name) {
        return body.optionalDecimal(name).map(amount -> checked(body, name, amount));
    }

    Money optional(RequestBody body, String name, Money otherwise) {
        return optional(body, name).orElse(otherwise);
    }

    Money zero() {
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
