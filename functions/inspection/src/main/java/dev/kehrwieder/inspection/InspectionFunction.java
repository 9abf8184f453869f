package dev.kehrwieder.inspection;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.core.usecase.OpenArrival;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.EventConsumer;
import dev.kehrwieder.platform.fault.NeverSucceeds;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.Map;

/** The function {@code inspection}, put together. */
public final class InspectionFunction extends FunctionStart {
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(3);

    /** Reads the process's environment. */
    public InspectionFunction() {
        this(System.getenv());
    }

    public InspectionFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        OpenArrival openArrival = new OpenArrival(deployment.store(), deployment.commits(), deployment.businessClock());
        EventConsumer consumer = event -> open(openArrival, event);
        super(FunctionModule.of(
                OpenArrival.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                deployment.consumer(MESSAGE_BUDGET, consumer)));
    }

    private static ConsumerResult open(OpenArrival openArrival, StoredEvent event) {
        if (event.event() instanceof ReturnEvent.ParcelDelivered delivered) {
            return openArrival.on(event.ofReturn(), event.id(), delivered.parcel());
        }
        throw new NeverSucceeds("NOT_SUBSCRIBED");
    }
}
