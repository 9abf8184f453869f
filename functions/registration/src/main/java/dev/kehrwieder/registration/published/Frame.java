package dev.kehrwieder.registration.published;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.policy.Brand;

/** What a page has around its content. */
final class Frame {
    private final Words words;
    private final Look look;

    Frame(Words words, Look look) {
        this.words = requireNonNull(words, "words is null");
        this.look = requireNonNull(look, "look is null");
    }

    /**
     * @param query what else the address of the page in the other language asks for, ours
     * @param head further elements of the head, ours
     */
    String page(Brand brand, String query, Html main, Html footer, String head) {
        Html body = new Html().raw("<header><div><p>");
        // Beside the name, so it has nothing to say of its own.
        brand.logoUrl()
                .ifPresent(url -> body.raw("<img alt=\"\" src=\"").text(url).raw("\">"));
        String other = words.otherTag();
        body.text(brand.name())
                .raw("</p><a lang=\"" + other + "\" hreflang=\"" + other + "\" href=\"?lang=" + other + query + "\">")
                .text(words.otherLanguage())
                .raw("</a></div></header>\n<main>\n" + main + "</main>\n<footer>\n" + footer + "</footer>\n");
        return document(words.title(brand.name()), head, body);
    }

    /** Of a shop that there is not. It names nobody. */
    String unknown() {
        Html main = new Html()
                .raw("<main>\n")
                .element("h1", words.unknownTitle())
                .paragraph(words.unknownText())
                .raw("</main>\n");
        return document(words.unknownTitle(), "", main);
    }

    private String document(String title, String head, Html body) {
        return new Html()
                .raw("<!doctype html>\n<html lang=\"" + words.tag() + "\">\n<head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text(title)
                .raw("</title>\n<style>" + look.style() + "</style>\n" + head + "</head>\n<body>\n" + body)
                .raw("</body>\n</html>\n")
                .toString();
    }
}
