package dev.kehrwieder.documents;

/** The two weights of our one typeface. */
enum Face {
    REGULAR("DejaVuSans"),
    BOLD("DejaVuSans-Bold");

    private final String fontName;

    Face(String fontName) {
        this.fontName = fontName;
    }

    String fontName() {
        return fontName;
    }
}
