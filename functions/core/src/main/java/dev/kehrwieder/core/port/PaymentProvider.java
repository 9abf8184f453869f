package dev.kehrwieder.core.port;

import dev.kehrwieder.core.refund.Refund;
import java.util.Optional;

/** Pays money back. Each call may end in {@link Fault}. */
public interface PaymentProvider {
    String name();

    /**
     * Asks for a refund under the refund's own key: the same key never pays twice while the provider remembers it.
     */
    Answer refund(Refund refund);

    /** What the provider knows of a refund, looked up by our name of it; empty where it never heard of it. */
    Optional<Answer> find(Refund refund);

    sealed interface Answer {
        record Pending(String providerRefundId) implements Answer {}

        record Succeeded(String providerRefundId) implements Answer {}

        /** The shopper or staff must do something at the provider before it goes on, such as name a bank account. */
        record RequiresAction(String providerRefundId) implements Answer {}

        /** @param reason a code, never text of a person */
        record Failed(Optional<String> providerRefundId, String reason) implements Answer {}
    }

    /** The provider did not answer, or asks to come back: whether it acted is unknown. */
    final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Fault(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
