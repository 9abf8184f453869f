package dev.kehrwieder.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.util.Map;

/** The function {@code relay}, put together. */
public final class RelayFunction extends FunctionStart {
    static final String NAME = "relay";

    /** Reads the process's environment. */
    public RelayFunction() {
        this(System.getenv());
    }

    public RelayFunction(Map<String, String> environment) {
        Relay relay = new Relay(new Deployment(environment).subscriptions());
        super(FunctionModule.of(NAME, DynamodbEvent.class, StreamsEventResponse.class, relay));
    }
}
