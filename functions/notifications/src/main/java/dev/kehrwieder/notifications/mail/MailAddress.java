package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * The addresses that we send to: the dot-atom form of RFC 5322 in ASCII, which is what SES delivers to. Quoted local
 * parts, comments and lists are refused, so an address can never carry a second one.
 */
final class MailAddress {

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private MailAddress() {}

    /** The address itself is not in the error: it is personal data and errors are logged. */
    static String checked(String address) {
        requireNonNull(address, "address is null");
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || address.length() > 254) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        String local = address.substring(0, at);
        String domain = IDN.toASCII(address.substring(at + 1));
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        return local + "@" + domain;
    }
}
