package dev.kehrwieder.registration;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code registration}. */
public final class RegistrationHandler
        extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public RegistrationHandler() {
        this(System.getenv());
    }

    public RegistrationHandler(Map<String, String> environment) {
        super(environment, new RegistrationFunction(environment));
    }
}
