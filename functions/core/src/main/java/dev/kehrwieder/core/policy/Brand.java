package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.EmailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a shop shows itself to its shoppers. What is empty has a default where it is shown.
 *
 * @param name of the shop; by default the one of its return address
 * @param color as {@code #1f5f99}
 * @param logoUrl of an image; mail programs of shoppers fetch it
 * @param sender which its mails come from; by default the deployment's
 * @param replyTo where shoppers' answers go
 * @param packing how to pack what comes back, by language: {@code de}, {@code en}
 */
public record Brand(
        Optional<String> name,
        Optional<String> color,
        Optional<String> logoUrl,
        Optional<String> sender,
        Optional<String> replyTo,
        Map<String, String> packing) {
    /** Everything by default. */
    public static final Brand NONE = new Brand(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
    public static final int MAX_LOGO_URL = 500;

    public Brand {
        requireNonNull(name, "name is null");
        requireNonNull(color, "color is null");
        requireNonNull(logoUrl, "logoUrl is null");
        requireNonNull(sender, "sender is null");
        requireNonNull(replyTo, "replyTo is null");
        packing = Map.copyOf(packing);
        // Both stand in the source of a mail, where another text could close what it stands in.
        if (!color.map(some -> COLOR.matcher(some).matches()).orElse(true)) {
            throw new IllegalArgumentException("not a color: " + color.get());
        }
        if (!logoUrl.map(Brand::isLogoUrl).orElse(true)) {
            throw new IllegalArgumentException("not the address of a logo");
        }
        if (!sender.map(EmailAddress::isDeliverable).orElse(true)
                || !replyTo.map(EmailAddress::isDeliverable).orElse(true)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /**
     * Encrypted, because mail programs warn of images that are not and some leave them out; without a user, because a
     * password would go to every shopper.
     */
    public static boolean isLogoUrl(String url) {
        try {
            URI uri = new URI(url);
            return url.length() <= MAX_LOGO_URL
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.toASCIIString().equals(url);
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
