package dev.kehrwieder.registration.published;

import dev.kehrwieder.platform.http.PageText;
import java.util.List;

/** A piece of a page. Texts are escaped as they come in; what is ours goes in by {@link #raw}. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    Html raw(String html) {
        text.append(html);
        return this;
    }

    Html text(String plain) {
        text.append(PageText.escaped(plain));
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

    /** Nothing where there are no items. */
    Html list(List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
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
