package dev.kehrwieder.labels.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A TrueType file with the outlines of a few glyphs only, for embedding in a PDF (ISO 32000-1, 9.9). Glyphs keep their
 * numbers; the gaps are runs of equal bytes, which compress to almost nothing.
 */
final class FontSubset {
    private static final long WHOLE_FILE_SUM = 0xB1B0AFBAL;

    private FontSubset() {}

    static byte[] of(TrueTypeFont font, Collection<Integer> glyphs) {
        SortedSet<Integer> wanted = withComponents(font, glyphs);
        ByteBuffer locations = ByteBuffer.allocate(4 * (font.glyphCount() + 1));
        ByteArrayOutputStream outlines = new ByteArrayOutputStream();
        for (int glyph = 0; glyph < font.glyphCount(); glyph++) {
            locations.putInt(outlines.size());
            if (wanted.contains(glyph)) {
                outlines.writeBytes(bytes(font.glyphData(glyph)));
                outlines.writeBytes(new byte[-outlines.size() & 3]);
            }
        }
        locations.putInt(outlines.size());

        SortedMap<String, byte[]> tables = new TreeMap<>();
        for (String name : new String[] {"cvt ", "fpgm", "hhea", "maxp", "prep"}) {
            tables.put(name, bytes(font.table(name)));
        }
        tables.put("glyf", outlines.toByteArray());
        tables.put("head", head(font));
        tables.put("hmtx", advances(font, wanted));
        tables.put("loca", locations.array());
        return file(tables);
    }

    private static SortedSet<Integer> withComponents(TrueTypeFont font, Collection<Integer> glyphs) {
        SortedSet<Integer> wanted = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(glyphs);
        open.add(0);
        while (!open.isEmpty()) {
            int glyph = open.remove();
            if (wanted.add(glyph)) {
                font.components(glyph).forEach(component -> open.add(component.glyph()));
            }
        }
        return wanted;
    }

    private static byte[] head(TrueTypeFont font) {
        ByteBuffer head = ByteBuffer.wrap(bytes(font.table("head")));
        short longOffsets = 1;
        head.putInt(8, 0).putShort(50, longOffsets);
        return head.array();
    }

    private static byte[] advances(TrueTypeFont font, SortedSet<Integer> wanted) {
        ByteBuffer all = ByteBuffer.wrap(bytes(font.table("hmtx")));
        for (int glyph = 0; glyph < font.advanceCount(); glyph++) {
            // The last advance holds for all glyphs after it.
            if (!wanted.contains(glyph) && glyph < font.advanceCount() - 1) {
                all.putInt(4 * glyph, 0);
            }
        }
        return all.array();
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
        int headAt = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII))
                    .putInt((int) sum(ByteBuffer.wrap(content)))
                    .putInt(at)
                    .putInt(content.length);
            file.put(at, content);
            if (table.getKey().equals("head")) {
                headAt = at;
            }
            at += padded(content.length);
        }
        file.putInt(headAt + 8, (int) (WHOLE_FILE_SUM - sum(file.rewind())));
        return file.array();
    }

    private static long sum(ByteBuffer bytes) {
        long sum = 0;
        for (int at = 0; at < bytes.capacity(); at++) {
            sum += (long) Byte.toUnsignedInt(bytes.get(at)) << (8 * (3 - (at & 3)));
        }
        return sum & 0xffffffffL;
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
