package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The tracking numbers of the local carrier: GS1 application identifier {@code 00} and an SSCC, 20 digits with a check
 * digit (GS1 General Specifications, "Serial Shipping Container Code" and "Check digit calculation").
 */
public final class TrackingNumbers {
    private static final String APPLICATION_IDENTIFIER = "00";
    private static final char EXTENSION_DIGIT = '9';
    private static final long SERIALS = 10_000_000_000_000_000L;
    private static final int LENGTH = 20;

    private TrackingNumbers() {}

    /**
     * The number of one label of a parcel, derived and not drawn: a label that is bought twice has one number, and the one
     * that takes its place another. The serial has 16
     * digits, so two of a million parcels share a number with a probability of 1 to 20,000; whoever stores it must
     * refuse the second.
     */
    public static String of(String shop, String rma, int parcel, int attempt) {
        requireNonNull(shop, "shop is null");
        requireNonNull(rma, "rma is null");
        if (parcel < 1) {
            throw new IllegalArgumentException("parcel numbers start at 1");
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts start at 1");
        }
        // The separator occurs in none of them, so no two labels hash the same text.
        String first = shop + '\0' + rma + '\0' + parcel;
        byte[] digest = sha256(attempt == 1 ? first : first + '\0' + attempt);
        long first60Bits = ByteBuffer.wrap(digest).getLong() >>> 4;
        String body = EXTENSION_DIGIT + "%016d".formatted(first60Bits % SERIALS);
        return APPLICATION_IDENTIFIER + body + checkDigit(body);
    }

    /** Whether it is {@code 00} and an SSCC whose check digit is right. */
    public static boolean isValid(String trackingNumber) {
        requireNonNull(trackingNumber, "trackingNumber is null");
        if (trackingNumber.length() != LENGTH
                || !isDigits(trackingNumber)
                || !trackingNumber.startsWith(APPLICATION_IDENTIFIER)) {
            return false;
        }
        int last = LENGTH - 1;
        return trackingNumber.charAt(last)
                == checkDigit(trackingNumber.substring(APPLICATION_IDENTIFIER.length(), last));
    }

    /** The GS1 check digit to append to these digits: weights 3, 1, 3, 1 … from the right, filled up to a multiple of ten. */
    public static char checkDigit(String digits) {
        requireNonNull(digits, "digits is null");
        if (digits.isEmpty() || !isDigits(digits)) {
            throw new IllegalArgumentException("a check digit needs digits");
        }
        int sum = 0;
        int weight = 3;
        for (int at = digits.length() - 1; at >= 0; at--) {
            sum += (digits.charAt(at) - '0') * weight;
            weight = 4 - weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
