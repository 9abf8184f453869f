package dev.kehrwieder.fakes.easypost;

import dev.kehrwieder.fakes.FakeApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** Who wants to hear of events. Each gets them signed, and once: who missed one can ask. */
final class EasyPostHooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(7);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NO_ANSWER = 0;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<URI, String> secrets = new LinkedHashMap<>();
    private boolean on = true;

    synchronized void add(URI hook, String secret) {
        secrets.put(hook, secret);
    }

    /** Events may get lost. */
    synchronized void turn(boolean on) {
        this.on = on;
    }

    /** What each answered; 0 for none. */
    synchronized List<Integer> push(ObjectNode event) {
        byte[] body = FakeApi.JSON.writeValueAsBytes(event);
        return on
                ? secrets.entrySet().stream()
                        .map(hook -> post(hook.getKey(), hook.getValue(), body))
                        .toList()
                : List.of();
    }

    private int post(URI hook, String secret, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Hmac-Signature", signature(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = Normalizer.normalize(secret, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return "hmac-sha256-hex=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
