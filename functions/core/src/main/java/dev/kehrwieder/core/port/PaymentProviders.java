package dev.kehrwieder.core.port;

import dev.kehrwieder.core.refund.Refund;
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

    /**
     * What the refund's provider knows of it; empty where it was never asked to pay it, or is not among these.
     *
     * @throws PaymentProvider.Fault if the provider does not answer
     */
    public Optional<PaymentProvider.Answer> known(Refund refund) {
        return refund.attempts() == 0
                ? Optional.empty()
                : named(refund.provider()).flatMap(provider -> provider.find(refund));
    }

    public Optional<PaymentProvider> named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
