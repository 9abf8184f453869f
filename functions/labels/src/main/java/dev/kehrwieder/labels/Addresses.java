package dev.kehrwieder.labels;

import dev.kehrwieder.documents.Address;

/** Addresses of a return in the form that documents are drawn from. */
final class Addresses {
    private Addresses() {}

    static Address printed(dev.kehrwieder.core.model.Address address) {
        return new Address(
                address.name(),
                address.street(),
                address.houseNumber(),
                address.postalCode(),
                address.city(),
                address.region().orElse(""),
                address.country());
    }
}
