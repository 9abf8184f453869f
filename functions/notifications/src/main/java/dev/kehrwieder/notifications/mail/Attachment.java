package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A file that travels in a mail. The bytes are not copied.
 *
 * @param name file name; anything but letters, digits, dot, hyphen and underscore becomes a hyphen
 * @param contentType {@code application/pdf} or an image type
 * @param contentId by which the HTML part shows it; null or empty for a plain attachment
 */
public record Attachment(String name, String contentType, byte[] bytes, String contentId) {

    private static final Set<String> TYPES = Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

    public Attachment {
        name = requireNonNull(name, "name is null").replaceAll("[^A-Za-z0-9._-]+", "-");
        requireNonNull(contentType, "contentType is null");
        requireNonNull(bytes, "bytes is null");
        contentId = contentId == null ? "" : contentId;
        if (name.isEmpty() || name.length() > 60) {
            throw new IllegalArgumentException("file name has not 1 to 60 characters");
        }
        if (!TYPES.contains(contentType)) {
            throw new IllegalArgumentException("not a type we send: " + contentType);
        }
        if (!contentId.matches("[A-Za-z0-9._-]{0,60}")) {
            throw new IllegalArgumentException("contentId is not a plain token");
        }
    }

    public static Attachment file(String name, String contentType, byte[] bytes) {
        return new Attachment(name, contentType, bytes, "");
    }

    public static Attachment inline(String name, String contentType, byte[] bytes, String contentId) {
        return new Attachment(name, contentType, bytes, contentId);
    }

    public boolean isInline() {
        return !contentId.isEmpty();
    }
}
