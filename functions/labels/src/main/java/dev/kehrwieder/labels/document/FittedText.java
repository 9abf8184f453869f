package dev.kehrwieder.labels.document;

import java.util.ArrayList;
import java.util.List;

/** Lines of text and the size at which all of them fit: nothing is ever cut. */
record FittedText(double size, List<String> lines) {
    static final double LINE_HEIGHT = 1.25;

    /** 2.75 mm, nearly 8 points: above it a smaller size is better than a word in two pieces. */
    private static final double READABLE = 22;

    private static final double SMALLEST = 8;

    /**
     * The largest size at which the paragraphs, wrapped to the width, are not higher than the height; smaller rather than
     * with a word in two pieces, as long as it is readable.
     *
     * @throws IllegalArgumentException if even print of 1 mm does not fit, some thousand characters for an address
     */
    static FittedText fit(TrueTypeFont font, List<String> paragraphs, double largest, double width, double height) {
        for (double size = largest; size >= SMALLEST; size--) {
            FittedText text = wrap(font, paragraphs, size, width);
            if (text.height() <= height && (size <= READABLE || wordsFit(font, paragraphs, size, width))) {
                return text;
            }
        }
        throw new IllegalArgumentException("the text is too long for its place");
    }

    static FittedText wrap(TrueTypeFont font, List<String> paragraphs, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            wrap(font, paragraph, size, width, lines);
        }
        return new FittedText(size, List.copyOf(lines));
    }

    double height() {
        return lines.size() * size * LINE_HEIGHT;
    }

    /** @return the baseline after the last line's */
    double draw(Canvas canvas, Face face, double left, double top) {
        double baseline = top + size;
        for (String line : lines) {
            canvas.text(face, size, left, baseline, line);
            baseline += size * LINE_HEIGHT;
        }
        return baseline;
    }

    private static boolean wordsFit(TrueTypeFont font, List<String> paragraphs, double size, double width) {
        return paragraphs.stream()
                .flatMap(paragraph -> pieces(paragraph).stream())
                .allMatch(piece -> font.width(piece.stripTrailing(), size) <= width);
    }

    private static void wrap(TrueTypeFont font, String paragraph, double size, double width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(paragraph)) {
            String rest = piece;
            if (font.width((line + rest).stripTrailing(), size) > width && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            while (font.width(rest.stripTrailing(), size) > width) {
                int end = longestStart(font, rest, size, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().stripTrailing());
        }
    }

    /** A line may end after a blank, a hyphen or a slash. */
    private static List<String> pieces(String paragraph) {
        return List.of(paragraph.split("(?<=[ /\\-])"));
    }

    /** At least one character, so that wrapping ends. */
    private static int longestStart(TrueTypeFont font, String word, double size, double width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (font.width(word.substring(0, next), size) > width && !isMark(word.codePointAt(end))) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
