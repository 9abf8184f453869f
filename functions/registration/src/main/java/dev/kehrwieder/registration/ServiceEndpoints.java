package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.OpenApi;
import dev.kehrwieder.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What the service says of itself: health, OpenAPI, its pages. */
final class ServiceEndpoints {
    private final HealthCheck health;
    private final ObjectNode openApi;
    private final DocsPage docs;
    private final StartPage start;

    private ServiceEndpoints(HealthCheck health, ObjectNode openApi, StartPage start) {
        this.health = requireNonNull(health, "health is null");
        this.openApi = requireNonNull(openApi, "openApi is null");
        this.docs = new DocsPage(openApi);
        this.start = requireNonNull(start, "start is null");
    }

    static ServiceEndpoints of(Deployment deployment) {
        Map<String, String> links = new LinkedHashMap<>();
        deployment.environment().optional("START_PAGE_LINKS").ifPresent(json -> Json.parseObject(json)
                .properties()
                .forEach(entry -> links.put(entry.getKey(), entry.getValue().stringValue())));
        return new ServiceEndpoints(
                HealthCheck.of(deployment),
                OpenApi.document(deployment.environment().required("PUBLIC_URL")),
                new StartPage(links));
    }

    Answer health(ApiRequest request) {
        return health.answer();
    }

    Answer openApi(ApiRequest request) {
        return Answer.ok(openApi);
    }

    Answer docs(ApiRequest request) {
        return docs.answer();
    }

    Answer start(ApiRequest request) {
        return start.answer();
    }
}
