package dev.kehrwieder.notifications.mail;

/**
 * Makes what people typed fit for a mail: no control characters, nothing that reverses the reading direction of what
 * follows, no half characters. Escaping for HTML is the template's, encoding for headers the message's.
 */
final class TypedText {

    private TypedText() {}

    /** On one line, words separated by single spaces. */
    static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(character -> appendClean(clean, character, false));
        return clean.toString().replaceAll(" {2,}", " ").strip();
    }

    /** Keeps line breaks, but never more than one empty line. */
    static String paragraph(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .forEach(character -> appendClean(clean, character, true));
        return clean.toString()
                .replaceAll(" {2,}", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /**
     * For a header: one line, at most so many characters. A typed encoded-word is broken up, because a reading program
     * would decode it to something that nobody checked.
     */
    static String header(String text, int atMost) {
        return cut(line(text).replace("=?", "= ?"), atMost);
    }

    /** At most so many characters, with an ellipsis in place of the rest. */
    static String cut(String text, int atMost) {
        if (text.codePointCount(0, text.length()) <= atMost) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, atMost - 1)).stripTrailing() + "…";
    }

    /** Mail programs make links of these; a "name" must not put a stranger's link into our mail. */
    static boolean looksLikeLink(String text) {
        return text.matches("(?i).*(://|www\\.|\\.[a-z]{2,}(/|\\s|$)|@).*");
    }

    private static void appendClean(StringBuilder clean, int character, boolean keepLineBreaks) {
        if (character == '\n' && keepLineBreaks) {
            clean.append('\n');
        } else if (isSurrogate(character)) {
            clean.append('\uFFFD');
        } else if (isSpace(character)) {
            clean.append(' ');
        } else if (!isDirection(character) && character != 0xFEFF) {
            clean.appendCodePoint(character);
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isSpace(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    private static boolean isDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
