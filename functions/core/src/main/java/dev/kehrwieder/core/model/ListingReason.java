package dev.kehrwieder.core.model;

/** Why a shop lists a customer. No words of its own: what is said of a person without their knowing is kept short. */
public enum ListingReason {
    MANY_RETURNS,
    SUSPECTED_FRAUD,
    OPEN_DEBT,
    GOOD_CUSTOMER,
    AGREEMENT,
    OTHER
}
