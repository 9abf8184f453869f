package dev.kehrwieder.refunds;

import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.usecase.LedgerPayments;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.store.DynamoBankTransfers;
import dev.kehrwieder.refunds.manual.ManualPaymentProvider;
import dev.kehrwieder.refunds.stripe.StripePaymentProvider;
import java.net.URI;
import java.util.List;

/** Every payment provider that this service knows, as its deployment reaches it. */
final class KnownProviders {
    private KnownProviders() {}

    static PaymentProviders of(Deployment deployment) {
        return new PaymentProviders(List.of(
                new LocalPaymentProvider(address(deployment, "PAYMENT_LOCAL_URL")),
                new StripePaymentProvider(address(deployment, "PAYMENT_STRIPE_URL"), deployment.secrets()),
                new ManualPaymentProvider(
                        new DynamoBankTransfers(deployment.dynamoDb(), deployment.table()),
                        deployment.store(),
                        deployment.businessClock()),
                new LedgerPayments(deployment.store(), deployment.commits(), deployment.businessClock())));
    }

    private static URI address(Deployment deployment, String variable) {
        return URI.create(deployment.environment().required(variable));
    }
}
