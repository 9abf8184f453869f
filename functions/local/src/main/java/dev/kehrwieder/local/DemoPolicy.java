package dev.kehrwieder.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

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

    private final URI policy;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    DemoPolicy(URI gateway) {
        this.policy = gateway.resolve("/v1/policy");
    }

    /** Puts it unless the shop has one. */
    void putIfNone() throws InterruptedException {
        int there = status(request().GET());
        if (there == 200) {
            return;
        }
        int put = there == 404 ? status(request().PUT(HttpRequest.BodyPublishers.ofString(POLICY))) : there;
        if (put / 100 != 2) {
            throw new StartFailure("The policy of the shop demo could not be put: status " + put);
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(policy)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer local-admin")
                .header("Content-Type", "application/json");
    }

    private int status(HttpRequest.Builder request) throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new StartFailure("The gateway does not answer: " + e.getMessage(), e);
        }
    }
}
