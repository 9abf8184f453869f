package dev.kehrwieder.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names in a template stand for: parameters, pseudo parameters, conditions, mappings and resources. */
final class TemplateScope implements Intrinsics.Scope {
    private static final String ALIAS = ".Alias";

    private final Map<String, Object> parameters = new HashMap<>();
    private final Map<String, Object> conditions;
    private final Map<String, Object> mappings;
    private final Map<String, RawResource> resources = new HashMap<>();
    private final Physical physical;

    TemplateScope(Map<String, Object> sections, Map<String, String> given, Physical physical) {
        this.physical = physical;
        this.conditions = section(sections, "Conditions");
        this.mappings = section(sections, "Mappings");
        Map<String, Object> declared = section(sections, "Parameters");
        given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .findAny()
                .ifPresent(name -> {
                    throw new TemplateException("Parameters: the template has no parameter " + name);
                });
        declared.forEach((name, declaration) -> parameters.put(name, parameter(name, declaration, given)));
        parameters.put("AWS::StackName", physical.stackName());
        parameters.put("AWS::StackId", physical.arn("cloudformation", "stack/" + physical.stackName()));
        parameters.put("AWS::Region", physical.region());
        parameters.put("AWS::AccountId", physical.accountId());
        parameters.put("AWS::Partition", "aws");
        parameters.put("AWS::URLSuffix", "amazonaws.com");
    }

    void add(RawResource resource) {
        resources.put(resource.logicalId(), resource);
    }

    @Override
    public Optional<Object> ref(String name) {
        if (parameters.containsKey(name)) {
            return Optional.of(parameters.get(name));
        }
        // A function's published version: this machine has one only.
        String function = name.endsWith(ALIAS) ? name.substring(0, name.length() - ALIAS.length()) : "";
        if (resources.containsKey(function) && resources.get(function).type().equals(KnownProperties.FUNCTION)) {
            return Optional.of(attribute(function, "Arn"));
        }
        return Optional.ofNullable(resources.get(name)).map(resource -> switch (resource.type()) {
            case KnownProperties.QUEUE -> physical.queueUrl(name(resource));
            case KnownProperties.API -> Physical.kebab(resource.logicalId());
            default -> name(resource);
        });
    }

    @Override
    public Object attribute(String logicalId, String attribute) {
        RawResource resource = resources.get(logicalId);
        if (resource == null) {
            throw new TemplateException("GetAtt " + logicalId + "." + attribute + ": there is no such resource");
        }
        return switch (resource.type() + " " + attribute) {
            case KnownProperties.TABLE + " Arn" -> physical.arn("dynamodb", "table/" + name(resource));
            case KnownProperties.TABLE + " StreamArn" ->
                physical.arn("dynamodb", "table/" + name(resource) + "/stream/local");
            case KnownProperties.QUEUE + " Arn" -> physical.arn("sqs", name(resource));
            case KnownProperties.QUEUE + " QueueName" -> name(resource);
            case KnownProperties.QUEUE + " QueueUrl" -> physical.queueUrl(name(resource));
            case KnownProperties.BUCKET + " Arn" -> "arn:aws:s3:::" + name(resource);
            case KnownProperties.FUNCTION + " Arn" -> physical.arn("lambda", "function:" + name(resource));
            default -> {
                // Only what is left out here (a role, a topic) may be named by a made-up ARN.
                if (attribute.endsWith("Arn") && !KnownProperties.isPlayed(resource.type())) {
                    yield physical.arn("left-out-locally", logicalId);
                }
                throw new TemplateException("GetAtt " + logicalId + "." + attribute + " is not understood");
            }
        };
    }

    @Override
    public boolean condition(String name) {
        if (!conditions.containsKey(name)) {
            throw new TemplateException("there is no condition " + name);
        }
        return new Intrinsics(this, "Conditions." + name).resolve(conditions.get(name)) instanceof Boolean truth
                && truth;
    }

    @Override
    public Object mapped(String map, String top, String second) {
        if (mappings.get(map) instanceof Map<?, ?> outer
                && outer.get(top) instanceof Map<?, ?> inner
                && inner.get(second) != null) {
            return inner.get(second);
        }
        throw new TemplateException("Mappings." + map + " has no " + top + ", " + second);
    }

    /** A resource's name on this machine: as the template names it, else made from the stack's name and its own. */
    String name(RawResource resource) {
        String property =
                switch (resource.type()) {
                    case KnownProperties.TABLE -> "TableName";
                    case KnownProperties.QUEUE -> "QueueName";
                    case KnownProperties.BUCKET -> "BucketName";
                    case KnownProperties.FUNCTION -> "FunctionName";
                    default -> "";
                };
        Object named = new Intrinsics(this, resource.logicalId() + "." + property)
                .resolve(resource.properties().get(property));
        return named == null ? physical.generatedName(resource.logicalId()) : String.valueOf(named);
    }

    private static Object parameter(String name, Object declaration, Map<String, String> given) {
        Map<String, Object> declared = declaration instanceof Map<?, ?> map ? Properties.names(map) : Map.of();
        Object value = given.containsKey(name) ? given.get(name) : declared.get("Default");
        if (value == null) {
            throw new TemplateException("Parameters." + name + ": it has no default, and no value was given");
        }
        String type = String.valueOf(declared.get("Type"));
        return switch (type) {
            case "String", "Number" -> String.valueOf(value);
            case "CommaDelimitedList", "List<Number>" ->
                List.of(String.valueOf(value).split("\\s*,\\s*"));
            default -> throw new TemplateException("Parameters." + name + ": the type " + type + " is not understood");
        };
    }

    private static Map<String, Object> section(Map<String, Object> sections, String name) {
        return sections.get(name) instanceof Map<?, ?> map ? Properties.names(map) : Map.of();
    }
}
