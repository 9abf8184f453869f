package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.EnumMap;
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
                deployment.secrets(),
                deployment.machineClock(),
                deployment.defaultShop());
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT, events::post);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post);
        endpoints.putAll(RefundEndpoints.of(deployment).routes());
        super(FunctionModule.of(
                FunctionNames.REFUNDS_API,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(FunctionNames.REFUNDS_API, endpoints)));
    }
}
