package dev.kehrwieder.platform.http;

import dev.kehrwieder.core.model.Sha256;
import java.util.Base64;

/** What every page that we write needs to be safe. */
public final class PageText {
    private PageText() {}

    /** For HTML, as text or as the value of an attribute in quotes. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The source expression that lets this style sheet in, and no other (CSP level 3, 2.3.1). */
    public static String source(String style) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(style)) + "'";
    }
}
