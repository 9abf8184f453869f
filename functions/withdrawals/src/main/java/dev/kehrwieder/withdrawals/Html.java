package dev.kehrwieder.withdrawals;

import dev.kehrwieder.platform.http.PageText;
import java.util.Map;

/** Builds HTML. Everything that goes in as text or as an attribute's value is escaped. */
final class Html {
    private final StringBuilder html = new StringBuilder(8 * 1024);

    /** An element with text in it. */
    Html element(String name, Map<String, String> attributes, String text) {
        return open(name, attributes).text(text).close(name);
    }

    Html element(String name, String text) {
        return element(name, Map.of(), text);
    }

    /** @param attributes with an empty value those that have none */
    Html open(String name, Map<String, String> attributes) {
        html.append('<').append(name);
        attributes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(attribute -> {
            html.append(' ').append(attribute.getKey());
            if (!attribute.getValue().isEmpty()) {
                html.append("=\"")
                        .append(PageText.escaped(attribute.getValue()))
                        .append('"');
            }
        });
        html.append('>');
        return this;
    }

    Html open(String name) {
        return open(name, Map.of());
    }

    Html close(String name) {
        html.append("</").append(name).append(">\n");
        return this;
    }

    Html text(String text) {
        html.append(PageText.escaped(text));
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
