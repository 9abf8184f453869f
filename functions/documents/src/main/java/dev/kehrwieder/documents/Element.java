package dev.kehrwieder.documents;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a document as those know it who hear it and don't see it: what it is, which parts are in it, in the order in
 * which they are read (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, "PDF/UA").
 */
final class Element {
    private final Kind kind;
    private final List<Child> children = new ArrayList<>();
    private String language = "";
    private String description = "";
    private String words = "";
    private Rectangle bounds = new Rectangle(0, 0, 0, 0);

    private Element(Kind kind) {
        this.kind = requireNonNull(kind, "kind is null");
    }

    /** By the names of the standard structure types. */
    enum Kind {
        DOCUMENT("Document"),
        TITLE("H1"),
        HEADING("H2"),
        PARAGRAPH("P"),
        SPAN("Span"),
        LIST("L"),
        LIST_ITEM("LI"),
        LIST_NUMBER("Lbl"),
        LIST_TEXT("LBody"),
        TABLE("Table"),
        ROW("TR"),
        COLUMN_HEAD("TH"),
        CELL("TD"),
        FIGURE("Figure");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** What is in an element, in order. */
    sealed interface Child {
        record Part(Element element) implements Child {}

        /** @param mark the number of the drawing among those of its page */
        record Drawing(int page, int mark) implements Child {}
    }

    static Element document() {
        return new Element(Kind.DOCUMENT);
    }

    Element add(Kind part) {
        Element element = new Element(part);
        children.add(new Child.Part(element));
        return element;
    }

    void addDrawing(int page, int mark) {
        children.add(new Child.Drawing(page, mark));
    }

    /** Another language than the document's. */
    Element in(String otherLanguage) {
        language = otherLanguage;
        return this;
    }

    /** What a picture shows, and where. */
    Element showing(String what, Rectangle where) {
        description = what;
        bounds = where;
        return this;
    }

    /** The words that were drawn, where the drawing broke them or had to do without a letter. */
    Element saying(String allWords) {
        words = allWords;
        return this;
    }

    Kind kind() {
        return kind;
    }

    List<Child> children() {
        return children;
    }

    String language() {
        return language;
    }

    String description() {
        return description;
    }

    String words() {
        return words;
    }

    Rectangle bounds() {
        return bounds;
    }
}
