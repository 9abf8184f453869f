package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a shop says of one customer. It speaks at once of every order, the earlier ones too: goods and their terms are
 * sold, so a policy's lists of SKUs are frozen with it, but who buys is no part of what was sold.
 *
 * @param customer {@link CustomerHash}; the address itself stands nowhere here
 * @param why empty where the customer was taken off the list
 * @param by a role and a key's id
 * @param until the first instant at which it says nothing any more
 */
public record CustomerListing(
        String shop,
        String customer,
        CustomerStanding standing,
        Optional<ListingReason> why,
        String by,
        Instant at,
        Optional<Instant> until) {
    public CustomerListing {
        requireNonNull(shop, "shop is null");
        requireNonNull(customer, "customer is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(by, "by is null");
        requireNonNull(at, "at is null");
        boolean listed = standing != CustomerStanding.UNLISTED;
        if (listed != why.isPresent()) {
            throw new IllegalArgumentException("a listing has a reason, and nothing else has one");
        }
        if (!listed && until.isPresent()) {
            throw new IllegalArgumentException("only a listing ends");
        }
    }

    public CustomerStanding standing(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent() ? CustomerStanding.UNLISTED : standing;
    }
}
