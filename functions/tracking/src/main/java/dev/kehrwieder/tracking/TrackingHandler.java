package dev.kehrwieder.tracking;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code tracking}. */
public final class TrackingHandler extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public TrackingHandler() {
        this(System.getenv());
    }

    public TrackingHandler(Map<String, String> environment) {
        super(environment, new TrackingFunction(environment));
    }
}
