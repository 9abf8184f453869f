package dev.kehrwieder.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** The API of a deployment. What comes back as if it were an answer, but is a stand-in's own, is a failure. */
record DeployedApi(String base, HttpClient http) {
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final int TRIES = 3;
    private static final Set<Integer> WAITED_IN_VAIN = Set.of(502, 503, 504);
    private static final String PRETENDED = "Mock response";

    record Reply(int status, String text, Optional<String> location) {
        JsonNode at(String pointer) {
            return Answers.JSON.readTree(text).at(pointer);
        }
    }

    Reply get(String key, String path) {
        return send(request(path, key).GET());
    }

    Reply put(String key, String path, String body) {
        return send(request(path, key).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** With a key, so that repeating it does nothing twice. */
    Reply post(String key, String path, String body) {
        return send(request(path, key)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As the local carrier signs its webhooks. */
    Reply webhook(String path, String secret, String body) {
        return send(request(path, "")
                .header("X-Signature", "sha256=" + signature(secret, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What lies under a link. */
    byte[] bytes(String address) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(CALL)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new JourneyFailure(address + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(CALL)
                .header("Content-Type", "application/json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** Asks again when the gateway waited in vain, as a caller does: the function may be starting still. */
    private Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        Reply reply = once(request);
        for (int again = 1; again < TRIES && WAITED_IN_VAIN.contains(reply.status()); again++) {
            reply = once(request);
        }
        return reply;
    }

    private Reply once(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.body().contains(PRETENDED)) {
                throw new JourneyFailure(request.uri() + " was answered by no function: "
                        + answer.body().lines().findFirst().orElse(""));
            }
            return new Reply(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("Location"));
        } catch (IOException e) {
            throw new JourneyFailure(request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static JourneyFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new JourneyFailure("interrupted", e);
    }

    private static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
