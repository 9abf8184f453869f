package dev.kehrwieder.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** The function {@code relay}, put together. */
public final class RelayFunction implements ApplicationContextInitializer<GenericApplicationContext> {
    static final String NAME = "relay";

    private final FunctionModule module;

    /** Reads the process's environment. */
    public RelayFunction() {
        this(System.getenv());
    }

    public RelayFunction(Map<String, String> environment) {
        Relay relay = new Relay(new Deployment(environment).subscriptions());
        this.module = FunctionModule.of(NAME, DynamodbEvent.class, StreamsEventResponse.class, relay);
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        module.initialize(context);
    }
}
