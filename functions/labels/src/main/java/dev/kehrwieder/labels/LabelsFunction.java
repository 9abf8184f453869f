package dev.kehrwieder.labels;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.carriers.ConnectedCarriers;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Pickups;
import dev.kehrwieder.core.usecase.BookPickup;
import dev.kehrwieder.core.usecase.Carriers;
import dev.kehrwieder.core.usecase.GiveBackLabels;
import dev.kehrwieder.core.usecase.IssueLabels;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.EventConsumer;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The function {@code labels}, put together. */
public final class LabelsFunction extends FunctionStart {
    /** A carrier may take its time over each of several answers; drawing and storing take a second at the worst. */
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(40);

    /** Reads the process's environment. */
    public LabelsFunction() {
        this(System.getenv());
    }

    public LabelsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        Documents drawing = new Documents();
        ConnectedCarriers connected = new ConnectedCarriers(deployment);
        List<Carrier> all = new ArrayList<>(connected.carriers());
        all.add(new LocalCarrier(drawing));
        Carriers carriers = new Carriers(all);
        IssueLabels issueLabels = new IssueLabels(
                deployment.store(),
                deployment.commits(),
                carriers,
                new DrawnSlips(drawing),
                deployment.documents(),
                deployment.links(),
                deployment.businessClock(),
                deployment.machineClock());
        GiveBackLabels giveBackLabels =
                new GiveBackLabels(deployment.store(), deployment.commits(), carriers, deployment.businessClock());
        List<Pickups> pickups = new ArrayList<>(connected.pickups());
        pickups.add(new LocalPickups());
        BookPickup bookPickup = new BookPickup(
                deployment.store(), deployment.commits(), deployment.periods(), pickups, deployment.businessClock());
        EventConsumer consumer = event -> switch (event.event()) {
            case ReturnEvent.LabelVoided _ -> giveBackLabels.on(event.ofReturn(), event.id());
            case ReturnEvent.PickupRequested wanted -> bookPickup.on(event.ofReturn(), event.id(), wanted);
            default -> issueLabels.on(event.ofReturn(), event.id());
        };
        super(FunctionModule.of(
                IssueLabels.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                deployment.consumer(MESSAGE_BUDGET, consumer)));
    }
}
