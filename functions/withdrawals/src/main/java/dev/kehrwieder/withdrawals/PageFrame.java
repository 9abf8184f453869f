package dev.kehrwieder.withdrawals;

import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.PageText;
import java.util.Map;

/**
 * A page of a shop: its name and colour, without scripts and without anything from elsewhere. Its one style sheet is all
 * that its content security policy lets in, and its forms go nowhere else.
 */
final class PageFrame {
    private static final Color PAGE = new Color("#eff2f5");
    private static final Color DARK_PAGE = new Color("#12161a");
    private static final Color DARK_CARD = new Color("#1d2329");

    private PageFrame() {}

    /** @param body what is between the shop's name and the end */
    static Answer page(int status, Words words, Brand brand, String title, Html body) {
        return page(status, words, brand, title, body, header(brand));
    }

    /** A page that can be had in the other language without losing what was typed. */
    static Answer translatable(Words words, Brand brand, String title, Html body) {
        return page(200, words, brand, title, body, header(words, brand));
    }

    private static Answer page(int status, Words words, Brand brand, String title, Html body, Html header) {
        String style = style(brand.color());
        Html page = new Html();
        page.open("html", Map.of("lang", words.language()));
        page.open("head")
                .open("meta", Map.of("charset", "utf-8"))
                .open("meta", Map.of("name", "viewport", "content", "width=device-width, initial-scale=1"))
                .open("meta", Map.of("name", "color-scheme", "content", "light dark"))
                .open("meta", Map.of("name", "robots", "content", "noindex"))
                .element("title", title + " – " + brand.name());
        String html = "<!doctype html>\n" + page + "<style>" + style + "</style></head>\n<body>\n" + header + "<main>\n"
                + body + "</main>\n</body>\n</html>\n";
        return Answer.page(status, html, policy(style));
    }

    private static Html header(Brand brand) {
        return new Html()
                .open("header")
                .element("p", Map.of("class", "shop"), brand.name())
                .close("header");
    }

    private static Html header(Words words, Brand brand) {
        return new Html()
                .open("header")
                .element("p", Map.of("class", "shop"), brand.name())
                .open("p")
                .element(
                        "a",
                        Map.of(
                                "href", "?lang=" + words.otherLanguage(),
                                "lang", words.otherLanguage(),
                                "hreflang", words.otherLanguage()),
                        words.otherLanguageName())
                .close("p")
                .close("header");
    }

    private static String policy(String style) {
        return "default-src 'none'; style-src " + PageText.source(style)
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** Contrasts of at least 4.5 for text and 3 for what must be seen to be used (WCAG 2.2, 1.4.3 and 1.4.11). */
    private static String style(Color own) {
        Color accent = own.readableOn(Color.WHITE).readableOn(PAGE);
        Color bright = own.readableOn(DARK_CARD).readableOn(DARK_PAGE);
        return """
        :root{color-scheme:light dark;--page:%s;--card:#fff;--text:#1b2127;--soft:#55606b;--edge:#6b7680;--line:#d8dee4;\
        --accent:%s;--button:%s;--on-button:%s;--wrong:#b3261e}
        @media (prefers-color-scheme:dark){:root{--page:%s;--card:%s;--text:#f0f2f4;--soft:#b4bcc5;--edge:#8a949e;\
        --line:#404a54;--accent:%s;--button:%s;--on-button:%s;--wrong:#ffb4ab}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
        header,main{max-width:40rem;margin:0 auto;padding:1rem}
        header{display:flex;justify-content:space-between;align-items:center;gap:1rem}
        header p{margin:0}.shop{font-size:1.125rem;font-weight:700}
        header a{display:inline-block;padding:.5rem}
        main{background:var(--card);border-top:.375rem solid var(--accent);border-radius:.5rem;padding:1.5rem 1rem 2rem}
        h1{margin:0 0 1rem;font-size:1.625rem;line-height:1.25}h2{margin:1.75rem 0 .5rem;font-size:1.125rem}
        p{margin:0 0 1rem}a{color:var(--accent)}
        label{display:block;font-weight:700}.hint{margin:0;color:var(--soft)}.hint+form{margin-top:1.25rem}.field{margin:0 0 1.5rem}
        .mark{font-weight:400;color:var(--soft)}
        input,textarea{display:block;width:100%%;margin:.375rem 0 0;padding:.625rem .75rem;font:inherit;color:inherit;\
        background:var(--card);border:1px solid var(--edge);border-radius:.375rem}
        [aria-invalid]{border:2px solid var(--wrong)}.wrong{margin:.25rem 0 0;color:var(--wrong);font-weight:700}
        .notice{margin:0 0 1.5rem;padding:1rem;border:2px solid var(--wrong);border-radius:.375rem}
        .notice h2{margin:0 0 .5rem}.notice ul{margin:0;padding-left:1.25rem}.notice p:last-child{margin:0}
        .notice a{display:block;padding:.25rem 0;color:var(--wrong)}
        button{min-height:3rem;padding:.625rem 1.5rem;font:inherit;font-weight:700;cursor:pointer;border-radius:.375rem;\
        border:2px solid var(--accent);background:var(--button);color:var(--on-button)}
        button.second{background:transparent;color:var(--accent)}
        form+form{margin-top:1rem}
        dl{margin:0 0 1.5rem}dt{color:var(--soft)}dd{margin:0 0 .75rem;font-weight:700;white-space:pre-line}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        @media (max-width:30rem){main{border-radius:0}button{width:100%%}}
        @media (min-width:30.01rem){main{padding:2rem}}
        """
                .formatted(
                        PAGE.hex(),
                        accent.hex(),
                        own.hex(),
                        own.ofTextOnIt().hex(),
                        DARK_PAGE.hex(),
                        DARK_CARD.hex(),
                        bright.hex(),
                        bright.hex(),
                        bright.ofTextOnIt().hex());
    }
}
