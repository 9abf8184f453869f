package dev.kehrwieder.core.model;

/** Why staff decides against the policy. */
public enum OverrideReason {
    GOODWILL,
    SHOP_ERROR,
    CARRIER_ERROR,
    LEGAL,
    OTHER
}
