package dev.kehrwieder.inspection;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code inspection}. */
public final class InspectionHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public InspectionHandler() {
        this(System.getenv());
    }

    public InspectionHandler(Map<String, String> environment) {
        super(environment, new InspectionFunction(environment));
    }
}
