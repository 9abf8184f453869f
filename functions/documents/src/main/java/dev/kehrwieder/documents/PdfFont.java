package dev.kehrwieder.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A font in a PDF: collects the glyphs that are drawn, embeds only those, and tells readers which characters they are, so
 * that text can be searched and copied (ISO 32000-1, 9.7 and 9.10).
 */
final class PdfFont {
    private static final int CHARACTERS_A_BLOCK = 100;
    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    private final Face face;
    private final TrueTypeFont font;
    private final FontSubset subset;
    private final SortedMap<Integer, Integer> codePointOfGlyph = new TreeMap<>();

    PdfFont(Face face, TrueTypeFont font) {
        this.face = face;
        this.font = font;
        this.subset = new FontSubset(font);
    }

    /** The text as a PDF string of glyph numbers. */
    String encode(String text) {
        StringBuilder string = new StringBuilder("<");
        text.codePoints().forEach(codePoint -> {
            int glyph = subset.number(font.glyph(codePoint));
            codePointOfGlyph.putIfAbsent(glyph, codePoint);
            string.append(HEXADECIMAL.toHexDigits((short) glyph));
        });
        return string.append('>').toString();
    }

    boolean isUsed() {
        return !codePointOfGlyph.isEmpty();
    }

    void write(PdfFile file, int number) {
        byte[] outlines = subset.file();
        int program = file.addStream("/Length1 " + outlines.length, outlines);
        int toUnicode = file.addStream("", toUnicode().getBytes(StandardCharsets.US_ASCII));
        String name = "/" + tag() + "+" + face.fontName();
        int descriptor = file.add(descriptor(name, program));
        int descendant = file.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont " + name
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                + " /CIDToGIDMap /Identity /FontDescriptor " + descriptor + " 0 R /W [" + widths() + "] >>");
        file.set(
                number,
                "<< /Type /Font /Subtype /Type0 /BaseFont " + name + " /Encoding /Identity-H /DescendantFonts ["
                        + descendant + " 0 R] /ToUnicode " + toUnicode + " 0 R >>");
    }

    private String descriptor(String name, int program) {
        ByteBuffer head = font.table("head");
        ByteBuffer hhea = font.table("hhea");
        long ascent = thousandths(hhea.getShort(4));
        return "<< /Type /FontDescriptor /FontName " + name + " /Flags 4 /FontBBox ["
                + thousandths(head.getShort(36)) + " " + thousandths(head.getShort(38)) + " "
                + thousandths(head.getShort(40)) + " " + thousandths(head.getShort(42)) + "] /ItalicAngle 0 /Ascent "
                + ascent + " /Descent " + thousandths(hhea.getShort(6)) + " /CapHeight " + ascent
                + " /StemV " + (face == Face.BOLD ? 140 : 80) + " /FontFile2 " + program + " 0 R >>";
    }

    /** Of all glyphs from the first on. */
    private String widths() {
        StringBuilder widths = new StringBuilder("0 [");
        for (int glyph : subset.glyphs()) {
            widths.append(thousandths(font.advance(glyph))).append(' ');
        }
        return widths.append(']').toString();
    }

    private long thousandths(int units) {
        return Math.round(units * 1000.0 / font.unitsPerEm());
    }

    /** Six letters that differ from subset to subset, as the specification asks; from the glyphs, not by chance. */
    private String tag() {
        int hash = subset.glyphs().hashCode();
        StringBuilder tag = new StringBuilder();
        for (int letter = 0; letter < 6; letter++) {
            tag.append((char) ('A' + Math.floorMod(hash, 26)));
            hash = Math.floorDiv(hash, 26);
        }
        return tag.toString();
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder(
                """
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        List<Map.Entry<Integer, Integer>> entries = new ArrayList<>(codePointOfGlyph.entrySet());
        for (int from = 0; from < entries.size(); from += CHARACTERS_A_BLOCK) {
            var block = entries.subList(from, Math.min(entries.size(), from + CHARACTERS_A_BLOCK));
            map.append(block.size()).append(" beginbfchar\n");
            for (Map.Entry<Integer, Integer> entry : block) {
                map.append('<')
                        .append(HEXADECIMAL.toHexDigits(entry.getKey().shortValue()))
                        .append("> <")
                        .append(utf16(entry.getValue()))
                        .append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append(
                        """
                        endcmap
                        CMapName currentdict /CMap defineresource pop
                        end
                        end
                        """)
                .toString();
    }

    private static String utf16(int codePoint) {
        return HEXADECIMAL.formatHex(Character.toString(codePoint).getBytes(StandardCharsets.UTF_16BE));
    }
}
