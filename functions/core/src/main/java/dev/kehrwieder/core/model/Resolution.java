package dev.kehrwieder.core.model;

/** What the shopper gets (handbook, domain 3). */
public enum Resolution {
    REFUND_ORIGINAL_PAYMENT,
    STORE_CREDIT,
    EXCHANGE_VARIANT,
    EXCHANGE_PRODUCT,
    INSTANT_EXCHANGE,
    REPLACEMENT,
    REPAIR,
    REFUND_KEEP_ITEM,
    PARTIAL_REFUND_KEEP_ITEM,
    NO_COMPENSATION;

    public boolean isExchange() {
        return this == EXCHANGE_VARIANT || this == EXCHANGE_PRODUCT || this == INSTANT_EXCHANGE;
    }

    /** Whether the goods are made good instead of taken back: the first that the law gives for a defect (§ 439(1) BGB). */
    public boolean isCure() {
        return this == REPAIR || this == REPLACEMENT;
    }

    /** Whether a warranty claim can end with it (§ 437 BGB). */
    public boolean isOfAClaim() {
        return isCure() || this == REFUND_ORIGINAL_PAYMENT || this == PARTIAL_REFUND_KEEP_ITEM;
    }

    /** Whether a settlement can decide it: a refund, credit or an exchange of goods that come back. */
    public boolean isSettled() {
        return this == REFUND_ORIGINAL_PAYMENT || this == STORE_CREDIT || isExchange();
    }
}
