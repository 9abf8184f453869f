package dev.kehrwieder.refunds;

import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** The provider's webhooks. */
final class SignedEvents {
    private SignedEvents() {}

    static String event(String eventId, String status) {
        return event(eventId, status, "demo", "1");
    }

    static String event(String eventId, String status, String shop, String refund) {
        return """
                {"eventId":"%s","type":"refund.%s","occurredAt":"2026-11-12T12:00:01Z","refund":{"id":"re_1","payment":"pay_1001",
                "amount":"30.00","currency":"EUR","status":"%s","failureReason":"declined",
                "metadata":{"shop":"%s","rma":"%s","refund":"%s"}}}"""
                .formatted(eventId, status, status, shop, ReturnJourney.RMA, refund);
    }

    static String signature(String secret, Instant at, String body) {
        return signature(secret, at, body.getBytes(StandardCharsets.UTF_8));
    }

    static String signature(String secret, Instant at, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        return "t=" + at.getEpochSecond() + ",v1="
                + HexFormat.of().formatHex(Hmac.sha256(secret, signed.toByteArray()));
    }
}
