package dev.kehrwieder.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Pages for people: no script at all, one style sheet allowed by its hash, readable on a phone and in the dark. */
public final class Html {
    private static final DateTimeFormatter FOR_PEOPLE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --edge: #d5d9de; --quiet: #59636e; --link: #0b57a4; }
            @media (prefers-color-scheme: dark) { :root { --edge: #3b434c; --quiet: #a3adb8; --link: #8cc2ff; } }
            * { box-sizing: border-box; }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.4rem; line-height: 1.25; }
            h2 { font-size: 1.1rem; }
            a { color: var(--link); }
            a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
            ul.rows { list-style: none; margin: .75rem 0; padding: 0; border-top: 1px solid var(--edge); }
            ul.rows > li { border-bottom: 1px solid var(--edge); padding: .75rem 0; }
            ul.rows a { font-weight: 600; }
            .quiet { color: var(--quiet); margin: 0; }
            .tag { border: 1px solid var(--edge); border-radius: 1rem; font-size: .8rem; padding: .1rem .6rem; white-space: nowrap; }
            dl { display: grid; gap: .25rem 1rem; grid-template-columns: max-content 1fr; }
            dt { color: var(--quiet); }
            dd { margin: 0; }
            iframe { background: #fff; border: 1px solid var(--edge); border-radius: .5rem; height: 40rem; max-height: 80vh; width: 100%; }
            pre { border: 1px solid var(--edge); border-radius: .5rem; padding: 1rem; white-space: pre-wrap; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid var(--edge); padding: .4rem .5rem .4rem 0; text-align: left; vertical-align: top; }
            .scroll { overflow-wrap: normal; overflow-x: auto; }
            """;

    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; img-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private Html() {}

    /** A whole page. The title is text and gets escaped; the body is markup, escaped by its maker. */
    public static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """
                .formatted(escape(title), STYLE, body);
    }

    /** Text as it may stand between tags and in quoted attributes; the same five characters matter in XML. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** An instant for people, in this machine's zone, with the exact one behind it. */
    public static String time(Instant instant) {
        ZoneId zone = ZoneId.systemDefault();
        return "<time datetime=\"%s\">%s</time>"
                .formatted(instant, escape(FOR_PEOPLE.format(instant.atZone(zone)) + " " + zone.getId()));
    }

    static Map<String, String> headers() {
        return Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", POLICY);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
