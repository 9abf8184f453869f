package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;

/**
 * A captured payment of an order; tax included.
 *
 * @param reference the provider's own name of the payment
 * @param method how the shopper paid, such as CARD or GIFT_CARD
 */
public record Payment(String paymentId, String provider, String reference, String method, Money amount) {
    /** The provider of a payment with our own store credit or gift card; its reference is a redemption's. */
    public static final String LEDGER = "credit";

    public Payment {
        requireNonNull(paymentId, "paymentId is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(reference, "reference is null");
        requireNonNull(method, "method is null");
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a payment of " + amount);
        }
    }

    public boolean isOfLedger() {
        return provider.equals(LEDGER);
    }
}
