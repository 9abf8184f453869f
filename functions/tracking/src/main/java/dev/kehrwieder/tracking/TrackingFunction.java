package dev.kehrwieder.tracking;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.carriers.ConnectedCarriers;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The function {@code tracking}, put together. */
public final class TrackingFunction extends FunctionStart {
    /** Reads the process's environment. */
    public TrackingFunction() {
        this(System.getenv());
    }

    public TrackingFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        List<CarrierWebhook> webhooks = new ArrayList<>(new ConnectedCarriers(deployment).webhooks());
        webhooks.add(new LocalWebhook(deployment.secrets()));
        CarrierEvents events = new CarrierEvents(
                new ScanParcel(
                        deployment.store(), deployment.commits(), deployment.periods(), deployment.businessClock()),
                webhooks,
                deployment.defaultShop());
        super(FunctionModule.of(
                FunctionNames.TRACKING,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(
                        FunctionNames.TRACKING,
                        Map.of(
                                ApiRoute.POST_CARRIER_EVENT, events::post,
                                ApiRoute.POST_CARRIER_EVENT_OF_SHOP, events::post))));
    }
}
