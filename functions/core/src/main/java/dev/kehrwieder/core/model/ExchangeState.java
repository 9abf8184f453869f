package dev.kehrwieder.core.model;

/** Where an exchange is (handbook, domain 2.2). */
public enum ExchangeState {
    REQUESTED,
    STOCK_RESERVED,
    OUT_OF_STOCK,
    AWAITING_PAYMENT,
    RELEASED,
    SHIPPED,
    COMPLETED,
    CONVERTED_TO_REFUND,
    HOLD_PLACED,
    HOLD_RELEASED,
    HOLD_CAPTURED
}
