package dev.kehrwieder.platform.http;

import static java.util.Objects.requireNonNull;

/**
 * The caller's wish that this call happens once.
 *
 * @param key of the caller's choice, 1 to 255 visible ASCII characters; unique per shop and route
 * @param bodySha256 of the raw body, hexadecimal: another body under the same key is refused
 */
public record IdempotentRequest(String key, String bodySha256) {

    static final String HEADER = "Idempotency-Key";
    static final int MAX_LENGTH = 255;

    public IdempotentRequest {
        requireNonNull(key, "key is null");
        requireNonNull(bodySha256, "bodySha256 is null");
        if (!isValid(key)) {
            throw new IllegalArgumentException("The key is not 1 to 255 visible ASCII characters");
        }
    }

    static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= MAX_LENGTH && key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
