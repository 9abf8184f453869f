package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code refunds-api}. */
public final class RefundsApiHandler extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public RefundsApiHandler() {
        this(System.getenv());
    }

    public RefundsApiHandler(Map<String, String> environment) {
        super(environment, new RefundsApiFunction(environment));
    }
}
