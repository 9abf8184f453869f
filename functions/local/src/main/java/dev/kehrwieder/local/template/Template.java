package dev.kehrwieder.local.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a {@code template.yaml} says of the resources that the runner plays, with every reference resolved. */
public record Template(
        Physical physical,
        List<TableResource> tables,
        List<QueueResource> queues,
        List<BucketResource> buckets,
        List<ApiResource> apis,
        List<FunctionResource> functions,
        List<MailEventsResource> mailEvents,
        List<CallLimitResource> callLimits) {
    public Template {
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        buckets = List.copyOf(buckets);
        apis = List.copyOf(apis);
        functions = List.copyOf(functions);
        mailEvents = List.copyOf(mailEvents);
        callLimits = List.copyOf(callLimits);
    }

    /**
     * Reads a template.
     *
     * @param parameters values for parameters of the template; those it does not declare are refused
     * @throws TemplateException if it holds something that the runner needs and does not understand
     */
    public static Template read(Path file, Map<String, String> parameters, Physical physical) {
        return new TemplateReader(file, parameters, physical).read();
    }

    /** The queue with this ARN. */
    public QueueResource queueByArn(String arn) {
        return queues.stream()
                .filter(queue -> queue.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException("the template has no queue " + arn));
    }

    /** The function with this ARN. */
    public FunctionResource functionByArn(String arn) {
        return functions.stream()
                .filter(function -> function.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException("the template has no function " + arn));
    }
}
