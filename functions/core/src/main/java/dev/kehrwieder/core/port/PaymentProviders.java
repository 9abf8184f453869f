package dev.kehrwieder.core.port;

import java.util.List;
import java.util.Optional;

/** The payment providers of a deployment, by the name that an order's payments call them. */
public final class PaymentProviders {
    private final List<PaymentProvider> providers;

    /** @throws IllegalArgumentException if two have one name */
    public PaymentProviders(List<PaymentProvider> providers) {
        this.providers = List.copyOf(providers);
        long names = providers.stream().map(PaymentProvider::name).distinct().count();
        if (names < providers.size()) {
            throw new IllegalArgumentException("two payment providers of one name");
        }
    }

    public Optional<PaymentProvider> named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
