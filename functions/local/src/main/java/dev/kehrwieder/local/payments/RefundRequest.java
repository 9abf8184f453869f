package dev.kehrwieder.local.payments;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a caller wants back on a payment. Two requests are the same if all of this is: that is how a key that is used
 * again is judged, so the amount always has its currency's digits.
 */
record RefundRequest(String payment, BigDecimal amount, String currency, Map<String, String> metadata) {
    RefundRequest {
        requireNonNull(payment, "payment is null");
        requireNonNull(amount, "amount is null");
        requireNonNull(currency, "currency is null");
        metadata = Map.copyOf(metadata);
        if (amount.signum() <= 0 || amount.scale() != Currencies.digits(currency)) {
            throw new IllegalArgumentException("amount is not positive or has not its currency's digits");
        }
    }
}
