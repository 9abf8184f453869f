package dev.kehrwieder.local.deploy;

import dev.kehrwieder.local.template.RawTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The whole template with functions that a stand-in can start without a container: each package gets a {@code bootstrap} that
 * starts this machine's JDK with the managed runtime's own client. Snapshots and gradual traffic exist in AWS only.
 */
final class FunctionsAsProcesses {
    private static final Set<String> ONLY_IN_AWS = Set.of("Architectures", "SnapStart", "DeploymentPreference");

    /** A machine with many other things to do starts a function slowly; no more than a sixth of what queues hide a message for. */
    private static final int SECONDS_TO_START = 60;

    private FunctionsAsProcesses() {}

    /** @param packages where each package lies that has a {@code bootstrap}, by the {@code CodeUri} in the template */
    static Map<String, Object> of(RawTemplate template, Map<String, String> packages) {
        Map<String, Object> globals = template.section("Globals");
        Map<String, Object> common = RawTemplate.map(globals.get("Function"));
        common.keySet().removeAll(ONLY_IN_AWS);
        common.put("Runtime", "provided.al2023");
        globals.put("Function", common);
        Map<String, Object> resources = new LinkedHashMap<>();
        template.section("Resources").forEach((name, body) -> resources.put(name, resource(body, packages)));
        Map<String, Object> rewritten = new LinkedHashMap<>(template.sections());
        rewritten.put("Globals", globals);
        rewritten.put("Resources", resources);
        return rewritten;
    }

    private static Map<String, Object> resource(Object body, Map<String, String> packages) {
        Map<String, Object> resource = RawTemplate.map(body);
        if (!"AWS::Serverless::Function".equals(resource.get("Type"))) {
            return resource;
        }
        Map<String, Object> properties = RawTemplate.map(resource.get("Properties"));
        properties.keySet().removeAll(ONLY_IN_AWS);
        properties.put("Timeout", SECONDS_TO_START);
        properties.computeIfPresent("CodeUri", (name, uri) -> packages.get(String.valueOf(uri)));
        resource.put("Properties", properties);
        return resource;
    }
}
