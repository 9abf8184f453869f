package dev.kehrwieder.deadlines;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.kehrwieder.carriers.ConnectedCarriers;
import dev.kehrwieder.core.port.EventQueues;
import dev.kehrwieder.core.usecase.FirstPickups;
import dev.kehrwieder.core.usecase.FollowParcels;
import dev.kehrwieder.core.usecase.PickupDays;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.core.usecase.VisitDue;
import dev.kehrwieder.core.usecase.VisitDueReturns;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.util.Map;

/** The function {@code deadlines}, put together. */
public final class DeadlinesFunction extends FunctionStart {
    /** Reads the process's environment. */
    public DeadlinesFunction() {
        this(System.getenv());
    }

    public DeadlinesFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        EventQueues queues = deployment.subscriptions();
        RelayFailures failures = new RelayFailures(
                deployment.clients().sqs(),
                deployment.clients().dynamoDbStreams(),
                deployment.environment().required("RELAY_FAILED_QUEUE_URL"),
                queues);
        FollowParcels follow = new FollowParcels(
                deployment.store(),
                deployment.commits(),
                new ScanParcel(
                        deployment.store(), deployment.commits(), deployment.periods(), deployment.businessClock()),
                new ConnectedCarriers(deployment).tracking());
        FirstPickups pickups = new FirstPickups(
                deployment.store(),
                new PickupDays(deployment.store(), deployment.holidays()),
                deployment.pickupCarriers());
        VisitDue visit = new VisitDue(
                deployment.store(), deployment.commits(), queues, follow, pickups, deployment.businessClock());
        super(FunctionModule.of(
                VisitDueReturns.NAME, ScheduledEvent.class, String.class, new Deadlines(visit, failures)));
    }
}
