package dev.kehrwieder.notifications;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code mail-events}. */
public final class MailEventsHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public MailEventsHandler() {
        this(System.getenv());
    }

    public MailEventsHandler(Map<String, String> environment) {
        super(environment, new MailEventsFunction(environment));
    }
}
