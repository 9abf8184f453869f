package dev.kehrwieder.registration.published;

import java.util.List;

/** A piece of a page. Texts are escaped as they come in; what is ours goes in by {@link #raw}. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Html raw(String html) {
        text.append(html);
        return this;
    }

    Html text(String plain) {
        text.append(escaped(plain));
        return this;
    }

    /** @param tag such as {@code p} */
    Html element(String tag, String plain) {
        return raw("<" + tag + ">").text(plain).raw("</" + tag + ">\n");
    }

    /** Nothing where there is no text. */
    Html paragraph(String plain) {
        return plain.isEmpty() ? this : element("p", plain);
    }

    Html list(List<String> items) {
        raw("<ul>\n");
        items.forEach(item -> element("li", item));
        return raw("</ul>\n");
    }

    /** A part of the page under a heading of its own. @param id in the page, ours */
    Html section(String id, String heading, Html content) {
        return raw("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
                .text(heading)
                .raw("</h2>\n")
                .raw(content.toString())
                .raw("</section>\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
