package dev.kehrwieder.inspection;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code inspection-api}. */
public final class InspectionApiHandler
        extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public InspectionApiHandler() {
        this(System.getenv());
    }

    public InspectionApiHandler(Map<String, String> environment) {
        super(environment, new InspectionApiFunction(environment));
    }
}
