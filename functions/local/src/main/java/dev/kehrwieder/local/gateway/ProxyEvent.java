package dev.kehrwieder.local.gateway;

import dev.kehrwieder.local.template.ApiResource;
import dev.kehrwieder.local.template.Physical;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON that API Gateway sends to authorizers and functions (REST API, payload version 1.0). */
final class ProxyEvent {
    private static final DateTimeFormatter REQUEST_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JsonMapper json = new JsonMapper();
    private final ApiResource api;
    private final Physical physical;
    private final Clock clock;

    ProxyEvent(ApiResource api, Physical physical, Clock clock) {
        this.api = api;
        this.physical = physical;
        this.clock = clock;
    }

    /** What a policy of the authorizer is about. */
    String methodArn(Request request, String method) {
        return physical.arn("execute-api", api.id() + "/" + api.stage() + "/" + method + request.path());
    }

    byte[] forAuthorizer(Request request, RouteTable.Match match, String method) {
        ObjectNode event = json.createObjectNode().put("type", "REQUEST");
        event.put("methodArn", methodArn(request, method));
        return bytes(common(event, request, match, method));
    }

    byte[] forFunction(Request request, RouteTable.Match match, String method, Map<String, String> authorizer) {
        ObjectNode event = common(json.createObjectNode(), request, match, method);
        if (!authorizer.isEmpty()) {
            ObjectNode context = event.withObject("requestContext").putObject("authorizer");
            authorizer.forEach(context::put);
        }
        boolean binary = isBinary(request);
        if (request.body().length == 0) {
            event.putNull("body");
            binary = false;
        } else if (binary) {
            event.put("body", Base64.getEncoder().encodeToString(request.body()));
        } else {
            event.put("body", new String(request.body(), StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", binary);
        return bytes(event);
    }

    private ObjectNode common(ObjectNode event, Request request, RouteTable.Match match, String method) {
        event.put("resource", match.resource());
        event.put("path", request.path());
        event.put("httpMethod", method);
        single(event.putObject("headers"), request.headers());
        multiple(event.putObject("multiValueHeaders"), request.headers());
        if (request.query().isEmpty()) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            single(event.putObject("queryStringParameters"), request.query());
            multiple(event.putObject("multiValueQueryStringParameters"), request.query());
        }
        if (match.pathParameters().isEmpty()) {
            event.putNull("pathParameters");
        } else {
            ObjectNode parameters = event.putObject("pathParameters");
            match.pathParameters().forEach(parameters::put);
        }
        event.putNull("stageVariables");
        event.set("requestContext", context(request, match, method));
        return event;
    }

    private ObjectNode context(Request request, RouteTable.Match match, String method) {
        Instant now = clock.instant();
        String host = request.header("Host").orElse("localhost");
        ObjectNode context = json.createObjectNode()
                .put("accountId", physical.accountId())
                .put("apiId", api.id())
                .put("resourceId", Integer.toHexString(match.resource().hashCode()))
                .put("resourcePath", match.resource())
                .put("path", request.path())
                .put("stage", api.stage())
                .put("httpMethod", method)
                .put("protocol", "HTTP/1.1")
                .put("requestId", UUID.randomUUID().toString())
                .put("extendedRequestId", UUID.randomUUID().toString())
                .put("requestTime", REQUEST_TIME.format(now))
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("domainName", host)
                .put("domainPrefix", host.split("[.:]")[0]);
        context.putObject("identity")
                .put("sourceIp", request.sourceIp())
                .put("userAgent", request.header("User-Agent").orElse(null));
        return context;
    }

    private boolean isBinary(Request request) {
        if (api.binaryMediaTypes().contains("*/*")) {
            return true;
        }
        String type =
                request.header("Content-Type").orElse("").replaceAll(";.*", "").strip();
        return api.binaryMediaTypes().contains(type);
    }

    private static void single(ObjectNode node, Map<String, List<String>> values) {
        values.forEach((name, all) -> node.put(name, all.getLast()));
    }

    private static void multiple(ObjectNode node, Map<String, List<String>> values) {
        values.forEach((name, all) -> {
            ArrayNode array = node.putArray(name);
            all.forEach(array::add);
        });
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
