package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code refunds}. */
public final class RefundsHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public RefundsHandler() {
        this(System.getenv());
    }

    public RefundsHandler(Map<String, String> environment) {
        super(environment, new RefundsFunction(environment));
    }
}
