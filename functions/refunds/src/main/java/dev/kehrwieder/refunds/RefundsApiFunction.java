package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.refunds.stripe.StripeWebhook;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The function {@code refunds-api}, put together. */
public final class RefundsApiFunction extends FunctionStart {
    /** Reads the process's environment. */
    public RefundsApiFunction() {
        this(System.getenv());
    }

    public RefundsApiFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        PaymentEvents events = new PaymentEvents(
                new RecordRefund(deployment.store(), deployment.commits(), deployment.businessClock()),
                List.of(
                        new LocalWebhook(deployment.secrets(), deployment.machineClock()),
                        new StripeWebhook(
                                URI.create(deployment.environment().required("PAYMENT_STRIPE_URL")),
                                deployment.secrets(),
                                deployment.machineClock())),
                deployment.defaultShop());
        super(FunctionModule.of(
                FunctionNames.REFUNDS_API,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(
                        FunctionNames.REFUNDS_API,
                        Map.of(
                                ApiRoute.POST_PAYMENT_EVENT, events::post,
                                ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post))));
    }
}
