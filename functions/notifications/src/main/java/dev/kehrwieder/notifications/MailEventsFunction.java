package dev.kehrwieder.notifications;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.usecase.RecordMailOutcome;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.Map;

/** The function {@code mail-events}, put together. */
public final class MailEventsFunction extends FunctionStart {
    /** Two reads and one commit, which may meet others five times. */
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(5);

    /** Reads the process's environment. */
    public MailEventsFunction() {
        this(System.getenv());
    }

    public MailEventsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        RecordMailOutcome record =
                new RecordMailOutcome(deployment.store(), deployment.commits(), deployment.businessClock());
        super(FunctionModule.of(
                RecordMailOutcome.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                new BatchLoop(
                        deployment.queues(),
                        BatchSettings.from(deployment.environment(), MESSAGE_BUDGET),
                        deployment.random(),
                        new RecordOnMailEvent(record))));
    }
}
