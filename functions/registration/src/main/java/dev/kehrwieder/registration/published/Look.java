package dev.kehrwieder.registration.published;

import dev.kehrwieder.core.policy.Brand;
import dev.kehrwieder.core.policy.Color;
import dev.kehrwieder.platform.http.PageText;
import java.net.URI;
import java.util.Locale;

/**
 * How the page looks: in the shop's colour where it is a ground, and as near to it as can be read where it is text (WCAG 2.2,
 * 1.4.3), on light and on dark. The one style sheet and the shop's logo are all that the content security policy lets in.
 */
final class Look {
    private static final Color LIGHT = Color.WHITE;
    private static final Color DARK = new Color("#1d2329");

    private static final String STYLE =
            """
            :root{color-scheme:light dark;--page:#eff2f5;--card:%s;--text:#1b2127;--soft:#55606b;--line:#c3cbd3;--accent:%s}
            @media(prefers-color-scheme:dark){:root{--page:#12161a;--card:%s;--text:#f0f2f4;--soft:#b4bcc5;--line:#4a555f;--accent:%s}}
            *{box-sizing:border-box}
            body{font:1.0625rem/1.55 system-ui,sans-serif;margin:0;background:var(--page);color:var(--text);overflow-wrap:anywhere}
            header{background:%s;color:%s}
            header>div,main,footer{max-width:44rem;margin:0 auto;padding:1rem}
            header>div{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between}
            header p{margin:0;font-weight:700;display:flex;align-items:center;gap:.75rem}
            header img{max-height:2.5rem;max-width:10rem;background:#fff;border-radius:.25rem;padding:.25rem}
            header a{color:inherit;padding:.5rem 0}
            h1{font-size:1.6rem;line-height:1.25;margin:.75rem 0}
            h2{font-size:1.2rem;line-height:1.3;margin:0 0 .5rem}
            section{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1rem;margin:1rem 0}
            .law section{border-inline-start:.375rem solid var(--accent)}
            p,ul,dl,table,address{margin:0 0 .75rem}section>:last-child{margin-bottom:0}
            ul{padding-inline-start:1.25rem}li{margin:.375rem 0}
            dt{font-weight:700}dd{margin:0 0 .625rem}dd:last-child{margin:0}
            table{border-collapse:collapse;width:100%%}
            caption{text-align:start;font-weight:700;padding-bottom:.25rem}
            th,td{text-align:start;padding:.5rem .5rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top}
            th[scope=row]{font-weight:400}
            address{font-style:normal}
            a{color:var(--accent)}
            a:focus-visible{outline:3px solid currentColor;outline-offset:2px;border-radius:.125rem}
            .button{display:inline-block;padding:.75rem 1.25rem;border-radius:.5rem;font-weight:700;text-decoration:none;
            background:var(--accent);color:var(--card)}
            .button:focus-visible{outline-color:var(--accent)}
            footer{color:var(--soft)}
            @media print{body{background:none}section{border:0;padding:0;break-inside:avoid}}
            """;

    private final String style;
    private final String policy;

    private Look(String style, String images) {
        this.style = style;
        this.policy = "default-src 'none'; style-src " + PageText.source(style) + images
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    static Look of(Brand brand) {
        Color ground = brand.color();
        String style = STYLE.formatted(
                LIGHT.hex(),
                ground.readableOn(LIGHT).hex(),
                DARK.hex(),
                ground.readableOn(DARK).hex(),
                ground.hex(),
                ground.ofTextOnIt().hex());
        return new Look(
                style, brand.logoUrl().map(url -> "; img-src " + origin(url)).orElse(""));
    }

    /** Of a page that belongs to no shop. */
    static Look ofNobody() {
        return of(Brand.named("-"));
    }

    String style() {
        return style;
    }

    String contentSecurityPolicy() {
        return policy;
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return "https://" + uri.getHost().toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
