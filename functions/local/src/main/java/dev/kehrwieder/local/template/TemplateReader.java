package dev.kehrwieder.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the template's text into resolved records, type by type. */
final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Globals",
            "Resources",
            "Outputs");
    private static final Set<String> RESOURCE_ATTRIBUTES =
            Set.of("Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");

    private final Path folder;
    private final Map<String, Object> sections;
    private final Physical physical;
    private final TemplateScope scope;

    TemplateReader(Path file, Map<String, String> parameters, Physical physical) {
        this.folder = file.toAbsolutePath().getParent();
        this.sections = Properties.names(TemplateYaml.read(file));
        this.physical = physical;
        this.scope = new TemplateScope(sections, parameters, physical);
        new Properties("template", sections, new Intrinsics(scope, "template")).only(SECTIONS, Set.of());
    }

    Template read() {
        List<RawResource> resources = resources();
        resources.forEach(scope::add);
        FunctionReader functionReader = new FunctionReader(folder, physical, scope);
        List<TableResource> tables = new ArrayList<>();
        List<QueueResource> queues = new ArrayList<>();
        List<BucketResource> buckets = new ArrayList<>();
        List<ApiResource> apis = new ArrayList<>();
        List<FunctionResource> functions = new ArrayList<>();
        List<CallLimitResource> callLimits = new ArrayList<>();
        MailEventsReader mailEvents = new MailEventsReader();
        for (RawResource resource : resources) {
            Properties properties = properties(resource);
            switch (resource.type()) {
                case KnownProperties.TABLE -> tables.add(table(resource, properties));
                case KnownProperties.QUEUE -> queues.add(queue(resource, properties));
                case KnownProperties.BUCKET ->
                    buckets.add(new BucketResource(resource.logicalId(), scope.name(resource)));
                case KnownProperties.API -> apis.add(api(resource, properties));
                case KnownProperties.FUNCTION -> functions.add(functionReader.function(resource, properties));
                case KnownProperties.SUBSCRIPTION -> mailEvents.subscription(properties);
                case KnownProperties.MAIL_EVENTS -> mailEvents.destination(properties);
                case KnownProperties.FIREWALL -> callLimits.addAll(CallLimitsReader.read(properties));
                default -> {
                    // Left out knowingly; its properties were checked above.
                }
            }
        }
        return new Template(physical, tables, queues, buckets, apis, functions, mailEvents.read(), callLimits);
    }

    private Properties properties(RawResource resource) {
        KnownProperties known = KnownProperties.of(resource.logicalId(), resource.type());
        return new Properties(resource.owner(), resource.properties(), new Intrinsics(scope, resource.owner()))
                .only(known.applied(), known.notApplied());
    }

    private List<RawResource> resources() {
        Globals globals = new Globals(sections.get("Globals"));
        List<RawResource> resources = new ArrayList<>();
        if (!(sections.get("Resources") instanceof Map<?, ?> declared)) {
            throw new TemplateException("the template has no Resources");
        }
        Properties.names(declared).forEach((logicalId, value) -> {
            if (!(value instanceof Map<?, ?> map)) {
                throw new TemplateException(logicalId + ": it must be a mapping");
            }
            Map<String, Object> body = Properties.names(map);
            String type = String.valueOf(body.get("Type"));
            new Properties(logicalId, body, new Intrinsics(scope, logicalId)).only(RESOURCE_ATTRIBUTES, Set.of());
            if (body.get("Condition") != null && !scope.condition(String.valueOf(body.get("Condition")))) {
                return;
            }
            Map<String, Object> properties =
                    body.get("Properties") instanceof Map<?, ?> given ? Properties.names(given) : Map.of();
            resources.add(new RawResource(logicalId, type, globals.merged(type, properties)));
        });
        return resources;
    }

    private TableResource table(RawResource resource, Properties properties) {
        Map<String, String> attributes = new HashMap<>();
        for (Properties attribute : properties.sections("AttributeDefinitions")) {
            attributes.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
        }
        List<TableResource.Index> indexes = properties.sections("GlobalSecondaryIndexes").stream()
                .map(index -> index.only(
                        Set.of("IndexName", "KeySchema", "Projection"),
                        Set.of("WarmThroughput", "OnDemandThroughput", "ContributorInsightsSpecification")))
                .map(TemplateReader::index)
                .toList();
        Optional<String> timeToLive = properties
                .section("TimeToLiveSpecification")
                .filter(ttl -> ttl.truth("Enabled", false))
                .map(ttl -> ttl.text("AttributeName"));
        return new TableResource(
                resource.logicalId(),
                scope.name(resource),
                attributes,
                key(properties),
                indexes,
                properties.section("StreamSpecification").map(stream -> stream.text("StreamViewType")),
                timeToLive);
    }

    private static TableResource.Index index(Properties index) {
        Properties projection = index.section("Projection").orElseThrow(() -> index.missing("Projection"));
        return new TableResource.Index(
                index.text("IndexName"),
                key(index),
                projection.text("ProjectionType"),
                projection.texts("NonKeyAttributes"));
    }

    private static TableResource.Key key(Properties properties) {
        Map<String, String> byType = new HashMap<>();
        for (Properties part : properties.sections("KeySchema")) {
            if (byType.put(part.text("KeyType"), part.text("AttributeName")) != null) {
                throw properties.wrong("KeySchema", "one HASH and at most one RANGE attribute");
            }
        }
        if (byType.get("HASH") == null) {
            throw properties.missing("KeySchema HASH");
        }
        return new TableResource.Key(byType.get("HASH"), Optional.ofNullable(byType.get("RANGE")));
    }

    private QueueResource queue(RawResource resource, Properties properties) {
        String name = scope.name(resource);
        return new QueueResource(
                resource.logicalId(),
                name,
                physical.shortName(name),
                physical.arn("sqs", name),
                Duration.ofSeconds(properties.integer("VisibilityTimeout", 30)),
                Duration.ofSeconds(properties.integer("DelaySeconds", 0)),
                Duration.ofSeconds(properties.integer("MessageRetentionPeriod", 345_600)),
                properties
                        .section("RedrivePolicy")
                        .map(policy -> policy.only(Set.of("deadLetterTargetArn", "maxReceiveCount"), Set.of()))
                        .map(policy -> new QueueResource.Redrive(
                                policy.text("deadLetterTargetArn"), policy.integer("maxReceiveCount", 10))));
    }

    private ApiResource api(RawResource resource, Properties properties) {
        Map<String, ApiResource.Authorizer> authorizers = new LinkedHashMap<>();
        Optional<Properties> auth = properties
                .section("Auth")
                .map(section -> section.only(
                        Set.of("Authorizers", "DefaultAuthorizer"),
                        Set.of(
                                "UsagePlan",
                                "ResourcePolicy",
                                "ApiKeyRequired",
                                "AddDefaultAuthorizerToCorsPreflight")));
        auth.ifPresent(section ->
                section.named("Authorizers").forEach((name, it) -> authorizers.put(name, authorizer(name, it))));
        // SAM writes the slash of a media type as ~1.
        List<String> binary = properties.texts("BinaryMediaTypes").stream()
                .map(type -> type.replace("~1", "/"))
                .toList();
        return new ApiResource(
                resource.logicalId(),
                Physical.kebab(resource.logicalId()),
                properties.text("StageName"),
                authorizers,
                auth.flatMap(section -> section.optionalText("DefaultAuthorizer")),
                Set.copyOf(binary));
    }

    private static ApiResource.Authorizer authorizer(String name, Properties properties) {
        properties.only(
                Set.of("FunctionArn", "FunctionPayloadType", "Identity"),
                Set.of("FunctionInvokeRole", "DisableFunctionDefaultPermissions"));
        if (!properties.optionalText("FunctionPayloadType").equals(Optional.of("REQUEST"))) {
            throw properties.wrong("FunctionPayloadType", "REQUEST");
        }
        Properties identity = properties.section("Identity").orElseThrow(() -> properties.missing("Identity"));
        identity.only(Set.of("Headers", "ReauthorizeEvery"), Set.of());
        List<String> headers = identity.texts("Headers");
        if (headers.size() != 1) {
            throw identity.wrong("Headers", "exactly one header");
        }
        return new ApiResource.Authorizer(
                name,
                properties.text("FunctionArn"),
                headers.getFirst(),
                Duration.ofSeconds(identity.integer("ReauthorizeEvery", 300)));
    }
}
