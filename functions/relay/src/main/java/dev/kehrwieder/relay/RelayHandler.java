package dev.kehrwieder.relay;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code relay}. */
public final class RelayHandler extends CatalogHandler<DynamodbEvent, StreamsEventResponse> {
    public RelayHandler() {
        this(System.getenv());
    }

    public RelayHandler(Map<String, String> environment) {
        super(environment, new RelayFunction(environment));
    }
}
