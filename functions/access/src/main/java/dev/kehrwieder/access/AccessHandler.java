package dev.kehrwieder.access;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code access}. */
public final class AccessHandler extends CatalogHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponseV1> {
    public AccessHandler() {
        this(System.getenv());
    }

    public AccessHandler(Map<String, String> environment) {
        super(environment, new AccessFunction(environment));
    }
}
