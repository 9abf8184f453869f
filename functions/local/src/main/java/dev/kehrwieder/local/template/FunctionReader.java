package dev.kehrwieder.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads functions and what invokes them. */
final class FunctionReader {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Set<String> BATCHED = Set.of("ReportBatchItemFailures");

    private final Path folder;
    private final Physical physical;
    private final TemplateScope scope;

    FunctionReader(Path folder, Physical physical, TemplateScope scope) {
        this.folder = folder;
        this.physical = physical;
        this.scope = scope;
    }

    FunctionResource function(RawResource resource, Properties properties) {
        String name = scope.name(resource);
        List<EventSource> events = new ArrayList<>();
        properties.named("Events").forEach((eventName, event) -> events.add(event(eventName, event)));
        Map<String, String> environment = properties
                .section("Environment")
                .flatMap(section -> section.section("Variables"))
                .map(Properties::variables)
                .orElse(Map.of());
        return new FunctionResource(
                resource.logicalId(),
                name,
                physical.shortName(name).replaceAll("-function$", ""),
                physical.arn("lambda", "function:" + name),
                folder.resolve(properties.text("CodeUri")).normalize(),
                properties.text("Handler").replaceAll("::.*", ""),
                Duration.ofSeconds(properties.integer("Timeout", 3)),
                properties.integer("MemorySize", 128),
                environment,
                events);
    }

    private EventSource event(String name, Properties event) {
        event.only(Set.of("Type", "Properties"), Set.of());
        Properties properties = event.section("Properties").orElseThrow(() -> event.missing("Properties"));
        String type = event.text("Type");
        return switch (type) {
            case "Api" -> route(name, properties);
            case "SQS" -> messages(name, properties);
            case "DynamoDB" -> stream(name, properties);
            case "Schedule" -> schedule(name, properties);
            default ->
                throw new TemplateException(event.owner() + ": the runner does not understand the event type " + type);
        };
    }

    private static EventSource route(String name, Properties properties) {
        properties.only(Set.of("RestApiId", "Path", "Method", "Auth"), Set.of());
        Optional<String> authorizer = properties
                .section("Auth")
                .map(auth -> auth.only(Set.of("Authorizer"), Set.of("ApiKeyRequired")))
                .flatMap(auth -> auth.optionalText("Authorizer"));
        return new EventSource.Route(
                name,
                properties.text("RestApiId"),
                properties.text("Path"),
                properties.text("Method").toUpperCase(Locale.ROOT),
                authorizer);
    }

    private static EventSource messages(String name, Properties properties) {
        properties.only(
                Set.of("Queue", "BatchSize", "FunctionResponseTypes", "ScalingConfig", "Enabled"),
                // Waiting to fill a batch only makes one machine slower.
                Set.of("MaximumBatchingWindowInSeconds"));
        int concurrency = properties
                .section("ScalingConfig")
                .map(scaling -> scaling.integer("MaximumConcurrency", 5))
                .orElse(5);
        return new EventSource.Messages(
                name,
                properties.text("Queue"),
                properties.integer("BatchSize", 10),
                concurrency,
                reportsItemFailures(properties),
                properties.truth("Enabled", true));
    }

    private static EventSource stream(String name, Properties properties) {
        properties.only(
                Set.of(
                        "Stream",
                        "StartingPosition",
                        "BatchSize",
                        "FilterCriteria",
                        "MaximumRetryAttempts",
                        "MaximumRecordAgeInSeconds",
                        "BisectBatchOnFunctionError",
                        "FunctionResponseTypes",
                        "DestinationConfig",
                        "Enabled"),
                // One reader is enough here, and waiting to fill a batch only makes one machine slower.
                Set.of("ParallelizationFactor", "MaximumBatchingWindowInSeconds"));
        List<String> patterns = properties.section("FilterCriteria").stream()
                .flatMap(criteria -> criteria.sections("Filters").stream())
                .map(filter -> filter.text("Pattern"))
                .toList();
        Optional<String> onFailure = properties
                .section("DestinationConfig")
                .flatMap(destination -> destination.section("OnFailure"))
                .map(destination -> destination.only(Set.of("Destination", "Type"), Set.of()))
                .map(destination -> destination.text("Destination"));
        int age = properties.integer("MaximumRecordAgeInSeconds", -1);
        return new EventSource.Stream(
                name,
                properties.text("Stream"),
                properties.integer("BatchSize", 100),
                properties.text("StartingPosition").equals("TRIM_HORIZON"),
                patterns,
                properties.integer("MaximumRetryAttempts", -1),
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                properties.truth("BisectBatchOnFunctionError", false),
                reportsItemFailures(properties),
                onFailure,
                properties.truth("Enabled", true));
    }

    private static EventSource schedule(String name, Properties properties) {
        properties.only(
                Set.of("Schedule", "Input", "Enabled", "State"),
                Set.of("Name", "Description", "RetryPolicy", "DeadLetterConfig"));
        Matcher rate = RATE.matcher(properties.text("Schedule"));
        if (!rate.matches()) {
            throw properties.wrong("Schedule", "rate(n minutes), hours or days");
        }
        long count = Long.parseLong(rate.group(1));
        Duration every =
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(count);
                    case "hour" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        boolean enabled = properties.truth("Enabled", true)
                && !properties.optionalText("State").equals(Optional.of("DISABLED"));
        return new EventSource.Schedule(name, every, properties.optionalText("Input"), enabled);
    }

    private static boolean reportsItemFailures(Properties properties) {
        List<String> types = properties.texts("FunctionResponseTypes");
        if (!BATCHED.containsAll(types)) {
            throw properties.wrong("FunctionResponseTypes", "ReportBatchItemFailures");
        }
        return !types.isEmpty();
    }
}
