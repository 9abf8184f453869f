package dev.kehrwieder.access;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.util.Map;

/** The function {@code access}, put together. */
public final class AccessFunction extends FunctionStart {
    static final String NAME = "access";

    /** Reads the process's environment. */
    public AccessFunction() {
        this(System.getenv());
    }

    public AccessFunction(Map<String, String> environment) {
        Authorizer authorizer = new Authorizer(new Deployment(environment).apiKeys()::find);
        super(FunctionModule.of(NAME, APIGatewayCustomAuthorizerEvent.class, IamPolicyResponseV1.class, authorizer));
    }
}
