package dev.kehrwieder.core.money;

/** What the units of one item are worth: paid for them after their share of discounts, and the tax in it. */
public record SettlementLine(
        String itemId, String orderNumber, String lineId, int quantity, Money itemSubtotal, Money tax) {}
