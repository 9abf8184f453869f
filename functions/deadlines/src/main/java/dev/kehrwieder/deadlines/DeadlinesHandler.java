package dev.kehrwieder.deadlines;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code deadlines}. */
public final class DeadlinesHandler extends CatalogHandler<ScheduledEvent, Map<String, Integer>> {
    public DeadlinesHandler() {
        this(System.getenv());
    }

    public DeadlinesHandler(Map<String, String> environment) {
        super(environment, new DeadlinesFunction(environment));
    }
}
