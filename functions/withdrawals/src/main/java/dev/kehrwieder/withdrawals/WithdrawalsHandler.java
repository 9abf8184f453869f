package dev.kehrwieder.withdrawals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code withdrawals}. */
public final class WithdrawalsHandler
        extends CatalogHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    public WithdrawalsHandler() {
        this(System.getenv());
    }

    public WithdrawalsHandler(Map<String, String> environment) {
        super(environment, new WithdrawalsFunction(environment));
    }
}
