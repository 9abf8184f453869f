package dev.kehrwieder.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TrueType file with the outlines of a few glyphs only, for embedding in a PDF (ISO 32000-1, 9.9). They are numbered anew
 * from 0, the glyph of a missing character, and lose their instructions: those fit letters to the pixels of small screens.
 */
final class FontSubset {
    private static final int OUTLINE_HEADER = 10;
    private static final short LONG_OFFSETS = 1;

    private final TrueTypeFont font;
    /** In their new order. */
    private final List<Integer> glyphs = new ArrayList<>();

    private final Map<Integer, Integer> numbers = new HashMap<>();

    FontSubset(TrueTypeFont font) {
        this.font = font;
        number(0);
    }

    /** The number here of a glyph of the whole font, which is in the subset from now on. */
    int number(int glyph) {
        return numbers.computeIfAbsent(glyph, added -> {
            glyphs.add(added);
            return glyphs.size() - 1;
        });
    }

    /** The glyphs of the whole font, by their numbers here. */
    List<Integer> glyphs() {
        return glyphs;
    }

    byte[] file() {
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        List<Integer> offsets = new ArrayList<>();
        // Grows on the way: parts of glyphs are glyphs.
        for (int number = 0; number < glyphs.size(); number++) {
            offsets.add(outlines.size());
            outlines.writeBytes(outline(glyphs.get(number)));
            outlines.writeBytes(new byte[-outlines.size() & 3]);
        }
        offsets.add(outlines.size());
        ByteBuffer locations = ByteBuffer.allocate(4 * offsets.size());
        offsets.forEach(locations::putInt);

        SortedMap<String, byte[]> tables = new TreeMap<>();
        tables.put("glyf", outlines.toByteArray());
        tables.put("head", head());
        tables.put("hhea", withShort("hhea", 34, glyphs.size()));
        tables.put("hmtx", advances());
        tables.put("loca", locations.array());
        tables.put("maxp", withShort("maxp", 4, glyphs.size()));
        return file(tables);
    }

    private byte[] outline(int glyph) {
        ByteBuffer data = font.glyphData(glyph);
        if (data.capacity() == 0) {
            return new byte[0];
        }
        return data.getShort(0) >= 0 ? simple(data) : composite(data, font.components(glyph));
    }

    private static byte[] simple(ByteBuffer data) {
        int instructions = OUTLINE_HEADER + 2 * data.getShort(0);
        int points = instructions + 2 + Short.toUnsignedInt(data.getShort(instructions));
        ByteBuffer outline = ByteBuffer.allocate(data.capacity() - points + instructions + 2);
        outline.put(0, data, 0, instructions);
        outline.put(instructions + 2, data, points, data.capacity() - points);
        return outline.array();
    }

    private byte[] composite(ByteBuffer data, List<TrueTypeFont.Component> components) {
        int length = OUTLINE_HEADER
                + components.stream().mapToInt(TrueTypeFont.Component::length).sum();
        ByteBuffer outline = ByteBuffer.allocate(length).put(0, data, 0, length);
        int at = OUTLINE_HEADER;
        for (TrueTypeFont.Component component : components) {
            outline.putShort(at, (short) component.flagsWithoutInstructions());
            outline.putShort(at + 2, (short) number(component.glyph()));
            at += component.length();
        }
        return outline.array();
    }

    private byte[] head() {
        ByteBuffer head = ByteBuffer.wrap(bytes(font.table("head")));
        return head.putInt(8, 0).putShort(50, LONG_OFFSETS).array();
    }

    private byte[] withShort(String table, int at, int value) {
        return ByteBuffer.wrap(bytes(font.table(table)))
                .putShort(at, (short) value)
                .array();
    }

    private byte[] advances() {
        ByteBuffer advances = ByteBuffer.allocate(4 * glyphs.size());
        for (int glyph : glyphs) {
            advances.putShort((short) font.advance(glyph)).putShort((short) font.leftBearing(glyph));
        }
        return advances.array();
    }

    private static byte[] file(SortedMap<String, byte[]> tables) {
        int count = tables.size();
        int directory = 12 + 16 * count;
        int size = directory
                + tables.values().stream()
                        .mapToInt(table -> padded(table.length))
                        .sum();
        ByteBuffer file = ByteBuffer.allocate(size);
        int highest = Integer.highestOneBit(count);
        file.putInt(0x00010000)
                .putShort((short) count)
                .putShort((short) (16 * highest))
                .putShort((short) Integer.numberOfTrailingZeros(highest))
                .putShort((short) (16 * (count - highest)));
        int at = directory;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            file.put(at, content);
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt(sum(file, at, padded(content.length)))
                    .putInt(at)
                    .putInt(content.length);
            at += padded(content.length);
        }
        return withSum(file, directory + padded(tables.get("glyf").length));
    }

    /** The sum of the whole file stands in its table {@code head}, the second of the alphabet's. */
    private static byte[] withSum(ByteBuffer file, int head) {
        int wholeFile = 0xB1B0AFBA;
        return file.putInt(head + 8, wholeFile - sum(file, 0, file.capacity())).array();
    }

    private static int sum(ByteBuffer bytes, int from, int length) {
        int sum = 0;
        for (int at = from; at < from + length; at += 4) {
            sum += bytes.getInt(at);
        }
        return sum;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    private static byte[] bytes(ByteBuffer table) {
        byte[] copy = new byte[table.capacity()];
        table.get(0, copy);
        return copy;
    }
}
