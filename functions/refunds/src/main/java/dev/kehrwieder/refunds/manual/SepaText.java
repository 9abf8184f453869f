package dev.kehrwieder.refunds.manual;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the characters that every bank of SEPA takes (EPC217-08, "SEPA Requirements for an Extended Character Set"): letters
 * lose their marks, umlauts become two letters, and what has no likeness becomes a full stop.
 */
final class SepaText {
    private static final String ALLOWED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-?:().,'+ ";

    private static final Map<String, String> LIKENESSES = Map.ofEntries(
            Map.entry("Ä", "Ae"),
            Map.entry("Ö", "Oe"),
            Map.entry("Ü", "Ue"),
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("ß", "ss"),
            Map.entry("ẞ", "SS"),
            Map.entry("Æ", "AE"),
            Map.entry("æ", "ae"),
            Map.entry("Œ", "OE"),
            Map.entry("œ", "oe"),
            Map.entry("Ø", "O"),
            Map.entry("ø", "o"),
            Map.entry("Ł", "L"),
            Map.entry("ł", "l"),
            Map.entry("Đ", "D"),
            Map.entry("đ", "d"),
            Map.entry("Ð", "D"),
            Map.entry("ð", "d"),
            Map.entry("Þ", "Th"),
            Map.entry("þ", "th"),
            Map.entry("ı", "i"),
            Map.entry("&", "+"),
            Map.entry("’", "'"),
            Map.entry("‘", "'"),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("_", "-"));

    private SepaText() {}

    /** At most {@code longest} characters, never empty. A slash neither begins the text nor stands twice. */
    static String of(String text, int longest) {
        StringBuilder written = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(point -> written.append(written(point)));
        String clean = written.toString()
                .replaceAll("/{2,}", "/")
                .replaceAll("^[/ ]+|[/ ]+$", "")
                .replaceAll(" {2,}", " ");
        String cut = clean.substring(0, Math.min(longest, clean.length())).strip();
        return cut.isEmpty() ? "." : cut;
    }

    private static String written(int point) {
        String one = Character.toString(point);
        if (ALLOWED.contains(one)) {
            return one;
        }
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return " ";
        }
        String alike = LIKENESSES.getOrDefault(one, "");
        if (!alike.isEmpty()) {
            return alike;
        }
        String bare = Normalizer.normalize(one, Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> ALLOWED.indexOf(part) >= 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return bare.isEmpty() ? "." : bare;
    }
}
