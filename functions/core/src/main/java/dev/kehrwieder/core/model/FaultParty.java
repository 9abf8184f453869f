package dev.kehrwieder.core.model;

/** Who answers for the reason of a return: sets fees and supplier claims. */
public enum FaultParty {
    CUSTOMER,
    MERCHANT,
    CARRIER,
    SUPPLIER,
    UNKNOWN;

    /** Whether somebody other than the shopper answers for it: then no fee is taken (domain 4.2 rule 7). */
    public boolean sparesTheShopper() {
        return this == MERCHANT || this == CARRIER || this == SUPPLIER;
    }
}
