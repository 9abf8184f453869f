package dev.kehrwieder.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The return policy of the shop {@code demo}, put through the API like any shop's. */
final class DemoPolicy {
    private static final String POLICY =
            """
            {"returnAddress": {"name": "Demo Retouren", "street": "Kehrwieder", "houseNumber": "1",
             "postalCode": "20457", "city": "Hamburg", "country": "DE"},
             "brand": {"name": "Schuhhaus Kehrwieder", "color": "#0b6b5d",
             "replyTo": "service@schuhhaus-kehrwieder.example",
             "packing": {
             "de": "Bitte legen Sie die Schuhe in ihren Schuhkarton und diesen in einen Versandkarton. \
            Auf den Schuhkarton selbst gehören weder Klebeband noch Etiketten.",
             "en": "Please put the shoes into their shoe box, and that into a shipping box. \
            Keep tape and labels off the shoe box itself."}}}
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final URI policy;
    private final Map<String, JsonNode> besides;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** @param besides further fields */
    DemoPolicy(URI gateway, Map<String, JsonNode> besides) {
        this.policy = gateway.resolve("/v1/policy");
        this.besides = Map.copyOf(besides);
    }

    /**
     * Puts it unless the shop has one.
     *
     * @return whether the policy in force has the further fields
     */
    boolean putIfNone() throws InterruptedException {
        HttpResponse<String> there = send(request().GET());
        if (there.statusCode() == 200) {
            JsonNode known = JSON.readTree(there.body());
            return besides.keySet().stream().allMatch(known::has);
        }
        int put = there.statusCode() == 404
                ? send(request().PUT(HttpRequest.BodyPublishers.ofString(whole())))
                        .statusCode()
                : there.statusCode();
        if (put / 100 != 2) {
            throw new StartFailure("The policy of the shop demo could not be put: status " + put);
        }
        return true;
    }

    private String whole() {
        ObjectNode whole = (ObjectNode) JSON.readTree(POLICY);
        besides.forEach(whole::set);
        return whole.toString();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(policy)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer local-admin")
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StartFailure("The gateway does not answer: " + e.getMessage(), e);
        }
    }
}
