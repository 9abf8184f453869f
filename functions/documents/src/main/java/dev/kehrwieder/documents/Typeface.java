package dev.kehrwieder.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** DejaVu Sans in two weights: Latin, Greek, Cyrillic, Armenian and Georgian whole. The build puts the files here. */
final class Typeface {
    private static final char BOX = '\u25a1';

    private final Map<Face, TrueTypeFont> fonts = new EnumMap<>(Face.class);

    Typeface() {
        for (Face face : Face.values()) {
            fonts.put(face, new TrueTypeFont(read("fonts/" + face.fontName() + ".ttf")));
        }
    }

    TrueTypeFont font(Face face) {
        return fonts.get(face);
    }

    /**
     * The text as it can be drawn on one line: composed, white space as single blanks, nothing invisible. A character that
     * the fonts lack is drawn by its parts if they have those; symbols without a glyph (emoji) are left out, a letter
     * without one is a box.
     */
    String drawable(String text) {
        return line(text, this::appendDrawn);
    }

    /** The same with the letters that the fonts lack, for those who hear them. */
    String sayable(String text) {
        return line(text, this::appendSaid);
    }

    private static String line(String text, BiConsumer<StringBuilder, Integer> append) {
        StringBuilder line = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            if (isBlank(codePoint)) {
                line.append(' ');
            } else if (!isInvisible(codePoint)) {
                append.accept(line, codePoint);
            }
        });
        return line.toString().strip().replaceAll(" {2,}", " ");
    }

    private void appendSaid(StringBuilder said, int codePoint) {
        if (!isDrawn(codePoint) && Character.isLetterOrDigit(codePoint)) {
            said.appendCodePoint(codePoint);
        } else {
            appendDrawn(said, codePoint);
        }
    }

    private void appendDrawn(StringBuilder drawable, int codePoint) {
        if (isDrawn(codePoint)) {
            drawable.appendCodePoint(codePoint);
            return;
        }
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (parts.codePoints().allMatch(this::isDrawn)) {
            drawable.append(parts);
        } else if (Character.isLetterOrDigit(codePoint)) {
            // Not the font's own box, which is no character and may not stand in a tagged PDF (ISO 14289-1, 7.21.8).
            drawable.append(BOX);
        }
    }

    private boolean isDrawn(int codePoint) {
        for (TrueTypeFont font : fonts.values()) {
            if (font.glyph(codePoint) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(int codePoint) {
        boolean isBreak = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return isBreak || Character.isSpaceChar(codePoint) && codePoint != '\u00a0';
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static byte[] read(String resource) {
        try (InputStream stream = Typeface.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("not in the package: " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
