package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer's account in the ledger of store credit: one for each currency, so that none is ever turned into another.
 *
 * @param customer {@link CustomerHash}
 */
public record CreditAccountKey(String shop, String customer, Currency currency) implements Due {
    private static final Pattern ID = Pattern.compile("(.+)-([A-Z]{3})");

    public CreditAccountKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(customer, "customer is null");
        requireNonNull(currency, "currency is null");
    }

    @Override
    public String id() {
        return customer + "-" + currency;
    }

    /** Empty where the text is no account's name. */
    public static Optional<CreditAccountKey> of(String shop, String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(parts.group(2)))
                .map(currency -> new CreditAccountKey(shop, parts.group(1), currency))
                .findFirst();
    }
}
