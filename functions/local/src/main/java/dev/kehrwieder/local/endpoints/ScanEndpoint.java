package dev.kehrwieder.local.endpoints;

import com.sun.net.httpserver.HttpExchange;
import dev.kehrwieder.local.gateway.Answer;
import dev.kehrwieder.local.gateway.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * {@code /_local/carrier/{tracking}/scan}: plays the local carrier, which reports a scan by a signed webhook. The
 * answer is the webhook's own.
 */
public final class ScanEndpoint extends LocalEndpoint {
    private static final Pattern PATH = Pattern.compile("/_local/carrier/([^/]+)/scan");

    private final URI webhook;
    private final String secret;
    private final BusinessClock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public ScanEndpoint(URI webhook, String secret, BusinessClock clock) {
        this.webhook = webhook;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    Answer answer(HttpExchange exchange) throws IOException, Malformed, InterruptedException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches()) {
            return notFound();
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return wrongMethod("POST");
        }
        JsonNode scan = object(exchange, Set.of("status", "eventId", "occurredAt"));
        JsonNode status = scan.path("status");
        if (!status.isString() || status.stringValue().isBlank()) {
            throw new Malformed("status is needed: {\"status\": \"HANDED_IN\"}.");
        }
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        String body = JSON.createObjectNode()
                .put("eventId", scan.path("eventId").asString(UUID.randomUUID().toString()))
                .put("trackingNumber", URLDecoder.decode(path.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                .put("status", status.stringValue())
                .put("occurredAt", scan.path("occurredAt").asString(now))
                .toString();
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(45))
                .header("Content-Type", "application/json")
                .header("X-Signature", "sha256=" + signature(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("application/json");
            return new Answer(response.statusCode(), Map.of("Content-Type", List.of(type)), response.body());
        } catch (IOException e) {
            return Problem.of(502, "BAD_GATEWAY", "The webhook was not answered.");
        }
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
