package dev.kehrwieder.platform.deployment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 and comparison in constant time. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    public static byte[] sha256(String secret, String text) {
        return sha256(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] sha256(String secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    /** Whether a hexadecimal text is the HMAC of the bytes; takes the same time wherever they differ. */
    public static boolean matches(String secret, byte[] bytes, String hex) {
        try {
            return MessageDigest.isEqual(sha256(secret, bytes), HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
