package dev.kehrwieder.notifications;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code notifications}. */
public final class NotificationsHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public NotificationsHandler() {
        this(System.getenv());
    }

    public NotificationsHandler(Map<String, String> environment) {
        super(environment, new NotificationsFunction(environment));
    }
}
