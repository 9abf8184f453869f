package dev.kehrwieder.labels.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;

/** DejaVu Sans in two weights: Latin, Greek, Cyrillic, Armenian and Georgian whole. The build puts the files here. */
final class Typeface {
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
     * without one shows the font's box.
     */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            if (isBlank(codePoint)) {
                drawable.append(' ');
            } else if (!isInvisible(codePoint)) {
                append(drawable, codePoint);
            }
        });
        return drawable.toString().strip().replaceAll(" {2,}", " ");
    }

    private void append(StringBuilder drawable, int codePoint) {
        if (isDrawn(codePoint)) {
            drawable.appendCodePoint(codePoint);
            return;
        }
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        if (parts.codePoints().allMatch(this::isDrawn)) {
            drawable.append(parts);
        } else if (Character.isLetterOrDigit(codePoint)) {
            drawable.appendCodePoint(codePoint);
        }
    }

    private boolean isDrawn(int codePoint) {
        return fonts.values().stream().allMatch(font -> font.glyph(codePoint) != 0);
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
