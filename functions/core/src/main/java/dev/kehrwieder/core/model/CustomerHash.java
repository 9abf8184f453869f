package dev.kehrwieder.core.model;

import java.text.Normalizer;
import java.util.Locale;

/** The name that the customer index knows a shopper by: SHA-256 of the normalised e-mail address. */
public final class CustomerHash {
    private CustomerHash() {}

    public static String of(String email) {
        String normal =
                Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Sha256.hex(normal);
    }
}
