package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.faults.Faults;
import dev.kehrwieder.local.functions.Functions;
import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.provision.Clients;
import dev.kehrwieder.local.provision.Provisioned;
import dev.kehrwieder.local.template.EventSource;
import dev.kehrwieder.local.template.Template;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every event source of the template. */
public final class Pollers implements AutoCloseable {
    private final List<QueuePoller> queues = new ArrayList<>();
    private final List<StreamPoller> streams = new ArrayList<>();
    private final Schedules schedules;

    /** @param checkpoints folder where the places in the streams are kept */
    public Pollers(
            Template template,
            Functions functions,
            Clients clients,
            Provisioned provisioned,
            Path checkpoints,
            Faults faults,
            Consumer<String> report) {
        schedules = new Schedules(functions, template.physical(), Clock.systemUTC());
        for (LocalFunction function : functions.all()) {
            for (EventSource event : function.resource().events()) {
                switch (event) {
                    case EventSource.Messages source
                    when source.enabled() -> {
                        String url = provisioned.queueUrl(template.queueByArn(source.queueArn()));
                        queues.add(new QueuePoller(
                                clients.sqs(), url, source, function, template.physical(), faults, report));
                    }
                    case EventSource.Stream source
                    when source.enabled() -> {
                        FailureQueue failures = new FailureQueue(
                                clients.sqs(),
                                source.onFailureArn().map(arn -> provisioned.queueUrl(template.queueByArn(arn))),
                                function.resource(),
                                source.streamArn(),
                                Clock.systemUTC(),
                                report);
                        streams.add(new StreamPoller(
                                clients.streams(),
                                provisioned.streamArn(source.streamArn()),
                                source,
                                function,
                                failures,
                                template.physical(),
                                new Checkpoints(checkpoints.resolve(
                                        "stream-" + function.resource().shortName() + ".properties")),
                                faults,
                                report));
                    }
                    case EventSource.Messages off -> report.accept(off.name() + " is switched off in the template");
                    case EventSource.Stream off -> report.accept(off.name() + " is switched off in the template");
                    case EventSource.Route route -> {
                        // The gateway's.
                    }
                    case EventSource.Schedule schedule -> {
                        // Among the schedules already.
                    }
                }
            }
        }
    }

    public void start() {
        queues.forEach(QueuePoller::start);
        streams.forEach(StreamPoller::start);
        schedules.start();
    }

    public Schedules schedules() {
        return schedules;
    }

    @Override
    public void close() {
        schedules.close();
        streams.forEach(StreamPoller::close);
        queues.forEach(QueuePoller::close);
    }
}
