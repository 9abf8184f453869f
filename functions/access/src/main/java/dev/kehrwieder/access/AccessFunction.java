package dev.kehrwieder.access;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponseV1;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** The function {@code access}, put together. */
public final class AccessFunction implements ApplicationContextInitializer<GenericApplicationContext> {
    static final String NAME = "access";

    private final FunctionModule module;

    /** Reads the process's environment. */
    public AccessFunction() {
        this(System.getenv());
    }

    public AccessFunction(Map<String, String> environment) {
        Authorizer authorizer = new Authorizer(new Deployment(environment).apiKeys()::find);
        this.module =
                FunctionModule.of(NAME, APIGatewayCustomAuthorizerEvent.class, IamPolicyResponseV1.class, authorizer);
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        module.initialize(context);
    }
}
