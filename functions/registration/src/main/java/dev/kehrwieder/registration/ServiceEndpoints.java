package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.Lazy;
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
    private final Lazy<ObjectNode> openApi;
    private final Lazy<DocsPage> docs;
    private final StartPage start;

    private ServiceEndpoints(HealthCheck health, Lazy<ObjectNode> openApi, StartPage start) {
        this.health = requireNonNull(health, "health is null");
        this.openApi = requireNonNull(openApi, "openApi is null");
        this.docs = Lazy.of(() -> new DocsPage(openApi.get()));
        this.start = requireNonNull(start, "start is null");
    }

    static ServiceEndpoints of(Deployment deployment) {
        Map<String, String> links = new LinkedHashMap<>();
        deployment.environment().optional("START_PAGE_LINKS").ifPresent(json -> Json.parseObject(json)
                .properties()
                .forEach(entry -> links.put(entry.getKey(), entry.getValue().stringValue())));
        String publicUrl = deployment.environment().required("PUBLIC_URL");
        return new ServiceEndpoints(
                HealthCheck.of(deployment), Lazy.of(() -> OpenApi.document(publicUrl)), new StartPage(links));
    }

    Answer health(ApiRequest request) {
        return health.answer();
    }

    Answer openApi(ApiRequest request) {
        return Answer.ok(openApi.get());
    }

    Answer docs(ApiRequest request) {
        return docs.get().answer();
    }

    Answer start(ApiRequest request) {
        return start.answer();
    }
}
