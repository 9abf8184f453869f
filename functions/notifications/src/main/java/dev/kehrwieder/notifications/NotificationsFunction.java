package dev.kehrwieder.notifications;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.kehrwieder.core.port.ShopperPost;
import dev.kehrwieder.core.usecase.NotifyShopper;
import dev.kehrwieder.notifications.mail.MailComposer;
import dev.kehrwieder.notifications.mail.Sender;
import dev.kehrwieder.platform.batch.BatchLoop;
import dev.kehrwieder.platform.batch.BatchSettings;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.environment.Environment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import java.time.Duration;
import java.util.Map;

/**
 * The function {@code notifications}, put together. {@code MAIL_SENDER} is the address that it sends from unless a shop has a
 * verified one of its own, {@code MAIL_CONFIGURATION_SET} the configuration set of SES, if there is one, and
 * {@code MAIL_SENDS_PER_SECOND} how often this instance may send.
 */
public final class NotificationsFunction extends FunctionStart {
    /** A few reads and two small writes, two documents, one call of SES or two: a second each at the worst. */
    private static final Duration MESSAGE_BUDGET = Duration.ofSeconds(5);

    /** Reads the process's environment. */
    public NotificationsFunction() {
        this(System.getenv());
    }

    public NotificationsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        SendPace pace =
                SendPace.from(deployment.environment(), deployment.machineClock(), NotificationsFunction::pause);
        NotifyShopper notifyShopper = new NotifyShopper(
                deployment.store(),
                deployment.commits(),
                post(deployment, pace),
                deployment.random(),
                deployment.businessClock(),
                deployment.machineClock());
        super(FunctionModule.of(
                NotifyShopper.NAME,
                SQSEvent.class,
                SQSBatchResponse.class,
                new BatchLoop(
                        deployment.queues(),
                        BatchSettings.from(deployment.environment(), MESSAGE_BUDGET.plus(pace.longestWait())),
                        deployment.random(),
                        new NotifyOnEvent(notifyShopper))));
    }

    private static ShopperPost post(Deployment deployment, SendPace pace) {
        Environment environment = deployment.environment();
        Sender sender =
                new Sender(environment.required("MAIL_SENDER"), environment.optional("MAIL_CONFIGURATION_SET", ""));
        return new MailPost(
                new NoticeContents(deployment.documents(), deployment.links()),
                new MailComposer(sender),
                new SesMailer(deployment.clients().sesOnce(), sender, pace),
                sender,
                deployment.businessClock());
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
