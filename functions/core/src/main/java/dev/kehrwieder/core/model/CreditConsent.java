package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A shopper's express consent to be given store credit for a withdrawal, instead of the means of payment (§ 357(3) BGB).
 *
 * @param text the words that were agreed to, the storefront's own; no personal data
 */
public record CreditConsent(String text, Instant at) {
    public CreditConsent {
        requireNonNull(text, "text is null");
        requireNonNull(at, "at is null");
    }
}
