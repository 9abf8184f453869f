package dev.kehrwieder.notifications;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ConsumerResult;
import dev.kehrwieder.core.usecase.RecordMailOutcome;
import dev.kehrwieder.core.usecase.RecordMailOutcome.Report;
import dev.kehrwieder.platform.batch.MessageHandler;
import dev.kehrwieder.platform.batch.QueueMessage;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.log.RuntimeLog;
import java.util.Map;
import java.util.Optional;

/**
 * One message, one event of SES. Its text quotes addresses and goes into no log, and an event of which nothing follows is
 * done with: in a dead-letter queue it would lie with them for two weeks.
 */
record RecordOnMailEvent(RecordMailOutcome record) implements MessageHandler {
    /** What SES sends through a topic when it becomes the destination of events, so at every first deployment. */
    private static final String TOPIC_VALIDATED = "Successfully validated SNS topic for Amazon SES event publishing.";

    RecordOnMailEvent {
        requireNonNull(record, "record is null");
    }

    @Override
    public void handle(QueueMessage message) {
        if (message.body().strip().equals(TOPIC_VALIDATED)) {
            RuntimeLog.info("mail events arrive", Map.of("messageId", message.id()));
            return;
        }
        Optional<Report> report = SesEvents.read(message.json());
        if (report.isEmpty()) {
            RuntimeLog.info("mail event passed over", Map.of("messageId", message.id()));
            return;
        }
        RuntimeLog.info("mail event", fields(report.get(), record(report.get())));
    }

    private ConsumerResult record(Report report) {
        try {
            return record.on(report);
        } catch (Commits.Contention e) {
            throw new RetryLater("CONTENTION", e);
        }
    }

    private static Map<String, Object> fields(Report report, ConsumerResult result) {
        return Map.of(
                "shop", report.of().shop(),
                "subject", report.of().id(),
                "eventId", report.about(),
                "template", report.template(),
                "outcome", report.outcome(),
                "result", result);
    }
}
