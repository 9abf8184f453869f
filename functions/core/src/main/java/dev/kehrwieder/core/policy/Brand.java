package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a shop shows itself to its shoppers.
 *
 * @param name the shop's, as shoppers know it
 * @param logoUrl a picture on the web, over HTTPS only
 * @param sender the address that its mails come from; without one they come from the deployment's
 * @param replyTo where answers to its mails go
 * @param packing how to pack a return, by language: {@code de}, {@code en}
 */
public record Brand(
        String name,
        Color color,
        Optional<String> logoUrl,
        Optional<String> sender,
        Optional<String> replyTo,
        Map<String, String> packing) {
    /** A quiet blue, for a shop that has not said what its colour is. */
    public static final Color DEFAULT_COLOR = new Color("#1f5f99");

    private static final int MAX_LOGO_URL = 500;

    public Brand {
        requireNonNull(name, "name is null");
        requireNonNull(color, "color is null");
        packing = Map.copyOf(packing);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        if (!logoUrl.map(Brand::isLogoUrl).orElse(true)) {
            throw new IllegalArgumentException("logoUrl is not an address of a picture");
        }
        if (!sender.map(EmailAddress::isDeliverable).orElse(true)
                || !replyTo.map(EmailAddress::isDeliverable).orElse(true)) {
            throw new IllegalArgumentException("sender or replyTo is not an e-mail address");
        }
    }

    /** A shop that has said no more than what it is called. */
    public static Brand named(String name) {
        return new Brand(name, DEFAULT_COLOR, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Without a name or password of somebody: it goes to every shopper. */
    public static boolean isLogoUrl(String url) {
        if (url.length() > MAX_LOGO_URL) {
            return false;
        }
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && url.equals(uri.toASCIIString());
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** For a reader of this language: German for German, English for everybody else; empty where the shop has none. */
    public Optional<String> packing(Locale locale) {
        return Optional.ofNullable(packing.get(locale.getLanguage().equals("de") ? "de" : "en"));
    }
}
