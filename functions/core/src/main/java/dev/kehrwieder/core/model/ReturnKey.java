package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

/** A return of a shop, by its RMA number. */
public record ReturnKey(String shop, String rma) implements Subject {
    public ReturnKey {
        requireNonNull(shop, "shop is null");
        requireNonNull(rma, "rma is null");
    }

    @Override
    public String id() {
        return rma;
    }
}
