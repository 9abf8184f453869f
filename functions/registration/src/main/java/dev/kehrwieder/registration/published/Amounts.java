package dev.kehrwieder.registration.published;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * What a policy's amounts are told in. A policy names amounts without a currency: they are in that of each order. Whoever
 * asks for one is told what an order in it pays.
 */
record Amounts(Optional<Currency> currency) {
    Amounts {
        requireNonNull(currency, "currency is null");
    }

    /** @param code ISO 4217 */
    static Optional<Currency> find(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    /** What keeps them in the address of another page, as it stands in HTML. */
    String query() {
        return currency.map(known -> "&amp;currency=" + known.getCurrencyCode()).orElse("");
    }

    /** Empty where nobody said in which currency. */
    Optional<Money> of(BigDecimal amount) {
        return currency.map(known -> Money.rounded(amount, known));
    }
}
