package dev.kehrwieder.fakes.stripe;

/**
 * A captured payment. One that was made without a payment intent has an empty {@code intent}.
 *
 * @param amount in Stripe's minor units
 * @param currency in lower case, as Stripe writes it
 */
record Payment(String intent, String charge, long amount, String currency) {
    boolean isNamed(String reference) {
        return !reference.isEmpty() && (intent.equals(reference) || charge.equals(reference));
    }
}
