package dev.kehrwieder.withdrawals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.platform.function.CatalogHandler;
import java.util.Map;

/** The deployed handler of {@code withdrawals-intake}. */
public final class WithdrawalsIntakeHandler extends CatalogHandler<SQSEvent, SQSBatchResponse> {
    public WithdrawalsIntakeHandler() {
        this(System.getenv());
    }

    public WithdrawalsIntakeHandler(Map<String, String> environment) {
        super(environment, new WithdrawalsIntakeFunction(environment));
    }
}
