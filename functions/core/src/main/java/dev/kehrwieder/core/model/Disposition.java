package dev.kehrwieder.core.model;

/** What happens to the goods (handbook, domain 3). */
public enum Disposition {
    RESTOCK,
    RESTOCK_B_GRADE,
    LIQUIDATE,
    REFURBISH,
    REPAIR,
    QUARANTINE,
    RETURN_TO_VENDOR,
    DONATE,
    RECYCLE,
    DESTROY,
    RETURN_TO_CUSTOMER,
    KEEP_WITH_CUSTOMER,
    /** Not here; where it was refused, the shopper may still have it. */
    MISSING;

    boolean leavesItToTheShopper() {
        return this == RETURN_TO_CUSTOMER || this == KEEP_WITH_CUSTOMER || this == MISSING;
    }
}
