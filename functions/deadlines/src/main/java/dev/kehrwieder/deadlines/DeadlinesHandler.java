package dev.kehrwieder.deadlines;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code deadlines}; answers with what it did, for whoever invokes it by hand. */
public final class DeadlinesHandler extends CatalogHandler<ScheduledEvent, String> {
    public DeadlinesHandler() {
        this(System.getenv());
    }

    public DeadlinesHandler(Map<String, String> environment) {
        super(environment, new DeadlinesFunction(environment));
    }
}
