package dev.kehrwieder.labels;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code labels}. */
public final class LabelsHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public LabelsHandler() {
        this(System.getenv());
    }

    public LabelsHandler(Map<String, String> environment) {
        super(environment, new LabelsFunction(environment));
    }
}
