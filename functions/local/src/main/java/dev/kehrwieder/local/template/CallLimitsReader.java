package dev.kehrwieder.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a firewall that blocks by rate and lets everything else pass; any other rule is refused. */
final class CallLimitsReader {
    private static final Set<String> RULE = Set.of("Name", "Action", "Statement");
    private static final Set<String> RULE_LEFT_OUT = Set.of("Priority", "VisibilityConfig");

    private CallLimitsReader() {}

    static List<CallLimitResource> read(Properties firewall) {
        section(section(firewall, "DefaultAction").only(Set.of("Allow"), Set.of()), "Allow");
        Map<String, Properties> bodies = firewall.named("CustomResponseBodies");
        return firewall.sections("Rules").stream()
                .map(rule -> limit(rule.only(RULE, RULE_LEFT_OUT), bodies))
                .toList();
    }

    private static CallLimitResource limit(Properties rule, Map<String, Properties> bodies) {
        Properties answer = section(section(section(rule, "Action"), "Block"), "CustomResponse")
                .only(Set.of("ResponseCode", "CustomResponseBodyKey"), Set.of());
        Properties body = Optional.ofNullable(bodies.get(answer.text("CustomResponseBodyKey")))
                .orElseThrow(() -> answer.wrong("CustomResponseBodyKey", "one of CustomResponseBodies"));
        if (!body.text("ContentType").equals("APPLICATION_JSON")) {
            throw body.wrong("ContentType", "APPLICATION_JSON");
        }
        Properties counted = section(
                        section(rule, "Statement").only(Set.of("RateBasedStatement"), Set.of()), "RateBasedStatement")
                .only(Set.of("Limit", "EvaluationWindowSec", "AggregateKeyType", "CustomKeys"), Set.of());
        return new CallLimitResource(
                rule.text("Name"),
                counted.integer("Limit", 0),
                Duration.ofSeconds(counted.integer("EvaluationWindowSec", 300)),
                header(counted),
                answer.integer("ResponseCode", 403),
                body.text("Content"));
    }

    private static Optional<String> header(Properties counted) {
        return switch (counted.text("AggregateKeyType")) {
            case "IP" -> Optional.empty();
            case "CUSTOM_KEYS" -> {
                List<Properties> keys = counted.sections("CustomKeys");
                if (keys.size() != 1) {
                    throw counted.wrong("CustomKeys", "exactly one header");
                }
                yield Optional.of(section(keys.getFirst().only(Set.of("Header"), Set.of()), "Header")
                        .text("Name"));
            }
            default -> throw counted.wrong("AggregateKeyType", "IP or CUSTOM_KEYS");
        };
    }

    private static Properties section(Properties of, String name) {
        return of.section(name).orElseThrow(() -> of.missing(name));
    }
}
