package dev.kehrwieder.refunds.stripe;

import static dev.kehrwieder.core.Fixtures.returnKey;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.platform.secret.Secrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

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
        Instant at = Fixtures.at("2026-11-14T10:00:00Z");
        Money money = Money.of(new BigDecimal(amount), Currency.getInstance(currency));
        Refund.Target target = new Refund.Target("1001", "p1", "stripe", reference);
        return Refund.reserved(returnKey("R-1"), number, target, money, at, at.plus(Duration.ofDays(14)));
    }
}
