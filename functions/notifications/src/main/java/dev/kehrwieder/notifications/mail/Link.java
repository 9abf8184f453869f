package dev.kehrwieder.notifications.mail;

import java.net.URI;

/** Links in mails lead to the web, nowhere else. */
final class Link {

    private Link() {}

    /** Null or empty means that there is none. */
    static String checked(String link) {
        if (link == null || link.isEmpty()) {
            return "";
        }
        URI uri = URI.create(link);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || link.length() > 900) {
            throw new IllegalArgumentException("not a link to the web");
        }
        return uri.toASCIIString();
    }
}
