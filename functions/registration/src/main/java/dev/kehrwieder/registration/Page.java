package dev.kehrwieder.registration;

import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.PageText;

/** A page without scripts, whose one style sheet is all that its content security policy lets in. */
final class Page {
    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
            h1{font-size:1.6rem}h2{margin-top:2.5rem;font-size:1.25rem}h3{margin:1.5rem 0 .25rem;font-size:1rem}
            code,pre{font:14px/1.45 ui-monospace,monospace}
            pre{overflow:auto;padding:.75rem 1rem;border:1px solid #8886;border-radius:.5rem}
            a{color:inherit}li{margin:.25rem 0}
            .method{display:inline-block;min-width:3.5rem;font-weight:700}
            .quiet{opacity:.75}
            """;
    private static final String POLICY = "default-src 'none'; style-src " + PageText.source(STYLE)
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    /** @param body HTML; whatever is not ours in it is escaped already */
    static Answer of(String title, String body) {
        String html =
                """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><style>%s</style></head>
                <body>
                %s
                </body>
                </html>
                """
                        .formatted(PageText.escaped(title), STYLE, body);
        return Answer.page(200, html, POLICY);
    }
}
