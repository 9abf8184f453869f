package dev.kehrwieder.inspection;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.usecase.InspectReturn;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.Map;

/** The function {@code inspection-api}, put together. */
public final class InspectionApiFunction extends FunctionStart {
    /** Reads the process's environment. */
    public InspectionApiFunction() {
        this(System.getenv());
    }

    public InspectionApiFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        KeyedCalls calls = new KeyedCalls(deployment.store());
        InspectionEndpoints endpoints = new InspectionEndpoints(
                deployment.store(),
                new InspectReturn(
                        deployment.store(), deployment.commits(), deployment.periods(), deployment.businessClock()),
                calls);
        super(FunctionModule.of(
                FunctionNames.INSPECTION_API,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(
                        FunctionNames.INSPECTION_API,
                        Map.of(
                                ApiRoute.FIND_ARRIVAL,
                                endpoints::arrivals,
                                ApiRoute.POST_INSPECTION,
                                calls.replaying(endpoints::inspect)))));
    }
}
