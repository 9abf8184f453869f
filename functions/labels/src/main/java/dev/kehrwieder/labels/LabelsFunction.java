package dev.kehrwieder.labels;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.usecase.BookPickup;
import dev.kehrwieder.core.usecase.IssueLabels;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.EventConsumer;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The function {@code labels}, put together. */
public final class LabelsFunction extends FunctionStart {
    /** Drawing takes a tenth of a second, storing five documents a second at the worst. */
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(5);

    /** Reads the process's environment. */
    public LabelsFunction() {
        this(System.getenv());
    }

    public LabelsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        Documents drawing = new Documents();
        IssueLabels issueLabels = new IssueLabels(
                deployment.store(),
                deployment.commits(),
                new LocalCarrier(drawing),
                new DrawnSlips(drawing),
                deployment.documents(),
                deployment.links(),
                deployment.businessClock());
        BookPickup bookPickup = new BookPickup(
                deployment.store(),
                deployment.commits(),
                deployment.periods(),
                List.of(new LocalPickups()),
                deployment.businessClock());
        EventConsumer consumer = event -> event.event() instanceof ReturnEvent.PickupRequested wanted
                ? bookPickup.on(event.ofReturn(), event.id(), wanted)
                : issueLabels.on(event.ofReturn(), event.id());
        super(FunctionModule.of(
                IssueLabels.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                deployment.consumer(MESSAGE_BUDGET, consumer)));
    }
}
