package dev.kehrwieder.local.deploy;

import dev.kehrwieder.local.template.RawTemplate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps data or messages: table, queues, bucket, topics. Whatever refers to something else is left out too. */
final class StatefulPart {
    private static final Set<String> KEPT = Set.of(
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::S3::Bucket",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SNS::Subscription");
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private StatefulPart() {}

    static Map<String, Object> of(RawTemplate template) {
        Map<String, Object> all = template.section("Resources");
        Map<String, Object> kept = new LinkedHashMap<>(all);
        kept.values()
                .removeIf(resource ->
                        !KEPT.contains(String.valueOf(RawTemplate.map(resource).get("Type"))));
        boolean changed = true;
        while (changed) {
            Set<String> left = Set.copyOf(kept.keySet());
            changed = kept.values().removeIf(resource -> refersToAny(resource, all.keySet(), left));
        }
        Map<String, Object> outputs = template.section("Outputs");
        outputs.values().removeIf(output -> refersToAny(output, all.keySet(), kept.keySet()));
        Map<String, Object> part = new LinkedHashMap<>(template.sections());
        part.remove("Globals");
        part.put("Resources", kept);
        part.put("Outputs", outputs);
        return part;
    }

    /** Whether a value refers to a resource that is not among the kept ones. */
    private static boolean refersToAny(Object value, Set<String> all, Set<String> kept) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .anyMatch(entry -> refersByName(entry.getKey(), entry.getValue(), all, kept)
                                || refersToAny(entry.getValue(), all, kept));
            case Collection<?> list -> list.stream().anyMatch(each -> refersToAny(each, all, kept));
            case String text -> {
                Matcher matcher = IN_TEXT.matcher(text);
                yield matcher.results().anyMatch(found -> isGone(found.group(1), all, kept));
            }
            case null, default -> false;
        };
    }

    private static boolean refersByName(Object key, Object value, Set<String> all, Set<String> kept) {
        return switch (String.valueOf(key)) {
            case "Ref", "DependsOn" -> names(value).anyMatch(name -> isGone(name, all, kept));
            case "Fn::GetAtt" -> names(value).limit(1).anyMatch(name -> isGone(name.split("\\.")[0], all, kept));
            default -> false;
        };
    }

    private static Stream<String> names(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf)
                : Stream.of(String.valueOf(value));
    }

    private static boolean isGone(String name, Set<String> all, Set<String> kept) {
        return all.contains(name) && !kept.contains(name);
    }
}
