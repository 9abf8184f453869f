package dev.kehrwieder.local.gateway;

import dev.kehrwieder.local.functions.LocalFunction;
import dev.kehrwieder.local.functions.Outcome;
import dev.kehrwieder.local.template.ApiResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the Lambda authorizer whether a call may pass, and remembers its policy per header value. */
final class Authorizer {
    /** More callers than one machine has; beyond, all are asked again. */
    private static final int CACHED_POLICIES = 10_000;

    sealed interface Verdict {
        /** @param context what the function sees as {@code requestContext.authorizer} */
        record Allowed(Map<String, String> context) implements Verdict {}

        record Unauthorized() implements Verdict {}

        record Denied() implements Verdict {}

        /** The authorizer failed or answered something else. */
        record Broken() implements Verdict {}
    }

    private record Statement(boolean allow, Pattern resource) {}

    private record Policy(List<Statement> statements, Map<String, String> context, long expiresNanos) {}

    private final JsonMapper json = new JsonMapper();
    private final ApiResource.Authorizer resource;
    private final LocalFunction function;
    private final LongSupplier nanoTime;
    private final Map<String, Policy> cache = new ConcurrentHashMap<>();

    Authorizer(ApiResource.Authorizer resource, LocalFunction function, LongSupplier nanoTime) {
        this.resource = resource;
        this.function = function;
        this.nanoTime = nanoTime;
    }

    Verdict decide(Request request, RouteTable.Match match, String method, ProxyEvent events) {
        Optional<String> identity = request.header(resource.identityHeader());
        if (identity.isEmpty()) {
            return new Verdict.Unauthorized();
        }
        String methodArn = events.methodArn(request, method);
        Policy cached = cache.get(identity.get());
        if (cached != null && cached.expiresNanos - nanoTime.getAsLong() > 0) {
            return verdict(cached, methodArn);
        }
        return switch (function.invoke(events.forAuthorizer(request, match, method))) {
            case Outcome.Returned returned -> remembered(identity.get(), returned.json(), methodArn);
            case Outcome.Failed failed ->
                failed.errorMessage().equals("Unauthorized") ? new Verdict.Unauthorized() : new Verdict.Broken();
            case Outcome.TimedOut timedOut -> new Verdict.Broken();
        };
    }

    private Verdict remembered(String identity, byte[] answer, String methodArn) {
        Policy policy;
        try {
            policy = policy(json.readTree(answer));
        } catch (JacksonException | IllegalArgumentException e) {
            return new Verdict.Broken();
        }
        if (resource.cache().isPositive()) {
            if (cache.size() >= CACHED_POLICIES) {
                cache.clear();
            }
            cache.put(identity, policy);
        }
        return verdict(policy, methodArn);
    }

    private Policy policy(JsonNode answer) {
        List<Statement> statements = new ArrayList<>();
        JsonNode principal = answer.path("principalId");
        JsonNode document = answer.path("policyDocument").path("Statement");
        if (!principal.isString() || !document.isArray()) {
            throw new IllegalArgumentException("no policy");
        }
        for (JsonNode statement : document) {
            boolean allow = statement.path("Effect").asString("").equals("Allow");
            JsonNode resources = statement.path("Resource");
            if (resources.isArray()) {
                resources.forEach(it -> statements.add(new Statement(allow, pattern(it.asString()))));
            } else {
                statements.add(new Statement(allow, pattern(resources.asString())));
            }
        }
        Map<String, String> context = new LinkedHashMap<>();
        context.put("principalId", principal.stringValue());
        answer.path("context").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                context.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return new Policy(
                statements, context, nanoTime.getAsLong() + resource.cache().toNanos());
    }

    /** A denial wins over any permission; what no statement names is denied. */
    private static Verdict verdict(Policy policy, String methodArn) {
        boolean allowed = false;
        for (Statement statement : policy.statements) {
            if (statement.resource.matcher(methodArn).matches()) {
                if (!statement.allow) {
                    return new Verdict.Denied();
                }
                allowed = true;
            }
        }
        return allowed ? new Verdict.Allowed(policy.context) : new Verdict.Denied();
    }

    private static Pattern pattern(String resource) {
        StringBuilder regex = new StringBuilder();
        for (char c : resource.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
