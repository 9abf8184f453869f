package dev.kehrwieder.core.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses a mail can be sent to: RFC 5321 without quoted local parts, the domain in letters of any script. SES
 * takes no letters beyond ASCII before the {@code @}, and a domain only in its ASCII form (RFC 5890).
 */
public final class EmailAddress {
    /** An SMTP path has at most so many, angle brackets left out (RFC 5321, 4.5.3.1.3). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}.-]*[\\p{L}\\p{M}\\p{N}])?");

    private EmailAddress() {}

    public static boolean isDeliverable(String address) {
        return ascii(address).isPresent();
    }

    /**
     * The form in which it is sent.
     *
     * @throws IllegalArgumentException if it can't be; without the address, which is personal and errors are logged
     */
    public static String checked(String address) {
        return ascii(address).orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
    }

    /** The form in which it is sent; empty where it can't be. */
    public static Optional<String> ascii(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(address.substring(at + 1))
                .map(domain -> address.substring(0, at + 1) + domain)
                .filter(sent -> sent.length() <= MAX_LENGTH);
    }

    private static Optional<String> domain(String domain) {
        try {
            return Optional.of(domain)
                    .filter(some -> DOMAIN.matcher(some).matches())
                    .map(some -> Normalizer.normalize(some, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                    .filter(EmailAddress::keepsItsLetters)
                    .map(some -> IDN.toASCII(some, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The JDK maps by IDNA 2003, which makes ss of ß: by IDNA 2008 that is somebody else's domain. */
    private static boolean keepsItsLetters(String domain) {
        return IDN.toUnicode(IDN.toASCII(domain)).equals(IDN.toUnicode(domain));
    }
}
