package dev.kehrwieder.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of text and the size at which all of them fit: nothing is ever cut. */
record FittedText(Face face, double size, List<Paragraph> paragraphs) {
    static final double LINE_HEIGHT = 1.25;

    /** 2.75 mm, nearly 8 points: above it a smaller size is better than a word in two pieces. */
    private static final double READABLE = 22;

    private static final double SMALLEST = 8;

    /** @param words as they are said, where a letter could not be drawn; else empty, the lines say it */
    record Paragraph(String words, List<String> lines) {}

    /** A text as it is drawn and as it is said. */
    private record Words(String drawn, String said) {}

    /**
     * The largest size at which the texts, wrapped to the width, are not higher than the height; smaller rather than with
     * a word in two pieces, as long as it is readable. A text that has nothing to draw is left out.
     *
     * @throws NoRoom if even print of 1 mm does not fit, some thousand characters for an address
     */
    static FittedText fit(
            Typeface typeface, Face face, List<String> texts, double largest, double width, double height) {
        TrueTypeFont font = typeface.font(face);
        List<Words> words = words(typeface, texts);
        for (double size = largest; size >= SMALLEST; size--) {
            FittedText text = wrap(font, face, words, size, width);
            if (text.height() <= height && (size <= READABLE || wordsFit(font, words, size, width))) {
                return text;
            }
        }
        throw new NoRoom(NoRoom.What.TEXT_TOO_LONG);
    }

    static FittedText wrap(Typeface typeface, Face face, List<String> texts, double size, double width) {
        return wrap(typeface.font(face), face, words(typeface, texts), size, width);
    }

    private static List<Words> words(Typeface typeface, List<String> texts) {
        return texts.stream()
                .map(text -> new Words(typeface.drawable(text), typeface.sayable(text)))
                .filter(text -> !text.drawn().isEmpty())
                .toList();
    }

    private static FittedText wrap(TrueTypeFont font, Face face, List<Words> texts, double size, double width) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Words text : texts) {
            List<String> lines = new ArrayList<>();
            wrap(font, text.drawn(), size, width, lines);
            boolean same = String.join("", lines).equals(text.said());
            paragraphs.add(new Paragraph(same ? "" : text.said(), List.copyOf(lines)));
        }
        return new FittedText(face, size, List.copyOf(paragraphs));
    }

    double lineHeight() {
        return size * LINE_HEIGHT;
    }

    double height() {
        return paragraphs.stream()
                        .mapToInt(paragraph -> paragraph.lines().size())
                        .sum()
                * lineHeight();
    }

    /** Of all texts; one ends with a blank if another follows, so that they are heard apart. */
    List<String> lines() {
        List<String> all = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            if (!all.isEmpty()) {
                all.add(all.removeLast() + " ");
            }
            all.addAll(paragraph.lines());
        }
        return all;
    }

    /** As {@link Paragraph#words}, of all texts. */
    String words() {
        boolean drawn =
                paragraphs.stream().allMatch(paragraph -> paragraph.words().isEmpty());
        return drawn
                ? ""
                : paragraphs.stream()
                        .map(paragraph ->
                                paragraph.words().isEmpty() ? String.join("", paragraph.lines()) : paragraph.words())
                        .collect(Collectors.joining(" "));
    }

    /** Each text becomes an element of this kind. */
    void draw(Canvas canvas, Element parent, Element.Kind kind, double left, double top) {
        double y = top;
        for (Paragraph paragraph : paragraphs) {
            double paragraphTop = y;
            canvas.within(
                    parent.add(kind).saying(paragraph.words()),
                    () -> paint(canvas, paragraph.lines(), left, paragraphTop));
            y += paragraph.lines().size() * lineHeight();
        }
    }

    /** As part of whatever is being drawn. */
    void paint(Canvas canvas, List<String> lines, double left, double top) {
        double baseline = top + size;
        for (String line : lines) {
            canvas.text(face, size, left, baseline, line);
            baseline += lineHeight();
        }
    }

    private static boolean wordsFit(TrueTypeFont font, List<Words> texts, double size, double width) {
        return texts.stream()
                .flatMap(text -> pieces(text.drawn()).stream())
                .allMatch(piece -> font.width(piece.stripTrailing(), size) <= width);
    }

    /** A blank at a line's end stays there: nobody sees it, but without it two words are heard as one. */
    private static void wrap(TrueTypeFont font, String paragraph, double size, double width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(paragraph)) {
            String rest = piece;
            if (font.width((line + rest).stripTrailing(), size) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (font.width(rest.stripTrailing(), size) > width) {
                int end = longestStart(font, rest, size, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
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
