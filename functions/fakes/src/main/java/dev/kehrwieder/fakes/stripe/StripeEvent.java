package dev.kehrwieder.fakes.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An event as it goes out. */
public record StripeEvent(String id, String type, String body) {
    /** The header {@code Stripe-Signature}, with one signature for each secret, as while one replaces another. */
    public String signature(List<String> secrets, Instant at) {
        String signed = at.getEpochSecond() + "." + body;
        return secrets.stream()
                .map(secret -> ",v1=" + hmac(secret, signed))
                .collect(Collectors.joining("", "t=" + at.getEpochSecond(), ""));
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
