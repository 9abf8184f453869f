package dev.kehrwieder.refunds.stripe;

import static dev.kehrwieder.core.Fixtures.returnKey;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.secret.Secrets;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Refunds of 30.00 EUR to Stripe, and the shop's account there. */
final class StripeRefunds {
    static final String ACCOUNT = "{\"apiKey\":\"sk_test_ours\",\"webhookSecret\":\"whsec_ours\"}";

    static final Secrets SECRETS = name -> {
        if (!name.equals("payment/stripe/demo")) {
            throw new IllegalStateException("There is no secret " + name);
        }
        return ACCOUNT;
    };

    private StripeRefunds() {}

    static Refund of(String reference) {
        return of(reference, 1, "30.00", "EUR");
    }

    static Refund of(String reference, int number, String amount, String currency) {
        Refund some = Fixtures.refund(returnKey("R-1"), number, "30.00");
        return new Refund(
                some.of(),
                number,
                some.orderNumber(),
                some.paymentId(),
                "stripe",
                reference,
                Money.of(new BigDecimal(amount), Currency.getInstance(currency)),
                some.status(),
                some.providerKey(),
                Optional.empty(),
                Optional.empty(),
                some.reservedAt(),
                Optional.empty(),
                Optional.empty(),
                some.dueAt());
    }
}
