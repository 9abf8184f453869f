package dev.kehrwieder.local.dryrun;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The shop's HTTP API under one key. */
final class PolicyApi {
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final int BUSY = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TRIES = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String key;

    PolicyApi(URI base, String key) {
        this.base = requireNonNull(base, "base is null");
        this.key = requireNonNull(key, "key is null");
    }

    /** What stands: neither a fault nor a refusal to be busy with it. */
    record Reply(int status, JsonNode json) {
        /** @throws DryRunFailure that says what was refused, where it is another status */
        JsonNode is(int expected) {
            if (status != expected) {
                StringBuilder why = new StringBuilder(json.path("title").asString("status " + status));
                json.path("errors").forEach(error -> why.append("\n  ")
                        .append(error.path("pointer").asString(""))
                        .append(": ")
                        .append(error.path("detail").asString("")));
                throw new DryRunFailure(why.toString());
            }
            return json;
        }
    }

    Reply put(String path, JsonNode body) {
        return send(request(path).PUT(json(body)));
    }

    Reply post(String path, JsonNode body) {
        return send(request(path).POST(json(body)));
    }

    private Reply send(HttpRequest.Builder request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                boolean mayPass = answer.statusCode() >= FIRST_SERVER_ERROR || answer.statusCode() == BUSY;
                if (!mayPass || attempt == TRIES) {
                    return new Reply(answer.statusCode(), read(answer.body()));
                }
                Thread.sleep(Duration.ofMillis(200L << attempt));
            } catch (IOException e) {
                throw new DryRunFailure("No answer from " + base + ". Is the machine running? ./scripts/run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DryRunFailure("interrupted", e);
            }
        }
    }

    /** What stands between us and the machine may answer something else than JSON. */
    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? Answers.JSON.missingNode() : Answers.JSON.readTree(body);
        } catch (JacksonException e) {
            return Answers.JSON.missingNode();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(CALL)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key);
    }

    private static HttpRequest.BodyPublisher json(JsonNode body) {
        return HttpRequest.BodyPublishers.ofByteArray(Answers.JSON.writeValueAsBytes(body));
    }
}
