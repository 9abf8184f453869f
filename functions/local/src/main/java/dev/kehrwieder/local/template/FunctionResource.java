package dev.kehrwieder.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function.
 *
 * @param shortName its name as people say it: {@code refunds-api}
 * @param codeUri its finished package folder
 * @param handler the handler class
 */
public record FunctionResource(
        String logicalId,
        String name,
        String shortName,
        String arn,
        Path codeUri,
        String handler,
        Duration timeout,
        int memoryMegabytes,
        Map<String, String> environment,
        List<EventSource> events) {
    public FunctionResource {
        environment = Map.copyOf(environment);
        events = List.copyOf(events);
    }
}
