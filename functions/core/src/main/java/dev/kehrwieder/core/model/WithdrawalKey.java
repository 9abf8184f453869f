package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

/** A declaration of withdrawal that a shop was sent, by the number on its receipt. */
public record WithdrawalKey(String shop, String id) implements Subject {
    public WithdrawalKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(id, "id is null");
    }
}
