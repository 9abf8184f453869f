package dev.kehrwieder.local.template;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The names, addresses and ARNs that the template's resources have on this machine.
 *
 * @param stackName prefix of every generated name
 * @param queueEndpoint where the local queues answer; a queue's URL is made from it
 * @param given names that somebody else made for resources which the template does not name, by logical id
 */
public record Physical(
        String stackName, String region, String accountId, URI queueEndpoint, Map<String, String> given) {
    public Physical {
        requireNonNull(stackName, "stackName is null");
        requireNonNull(region, "region is null");
        requireNonNull(accountId, "accountId is null");
        requireNonNull(queueEndpoint, "queueEndpoint is null");
        given = Map.copyOf(given);
    }

    /** The local machine: stack {@code kehrwieder}, region {@code eu-central-1}, account {@code 000000000000}. */
    public static Physical local(URI queueEndpoint) {
        return new Physical("kehrwieder", "eu-central-1", "000000000000", queueEndpoint, Map.of());
    }

    /** The same with names that somebody else made. */
    public Physical withGiven(Map<String, String> names) {
        return new Physical(stackName, region, accountId, queueEndpoint, names);
    }

    /** The URL that {@code !Ref} of a queue stands for. */
    public String queueUrl(String queueName) {
        String base = queueEndpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + accountId + "/" + queueName;
    }

    /** An ARN in this region and account. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + accountId + ":" + resource;
    }

    /** The name that a resource gets which the template does not name. */
    public String generatedName(String logicalId) {
        return given.getOrDefault(logicalId, stackName + "-" + kebab(logicalId));
    }

    /** A physical name as people say it: without the stack's prefix. */
    public String shortName(String physicalName) {
        String prefix = stackName + "-";
        return physicalName.startsWith(prefix) ? physicalName.substring(prefix.length()) : physicalName;
    }

    static String kebab(String logicalId) {
        return logicalId
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
