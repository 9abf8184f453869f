package dev.kehrwieder.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What drawing needs of a TrueType font: which glyph a character has, how wide it is, its outline (OpenType
 * specification: cmap, hmtx, loca, glyf). Read in place, so that a start pays only for the glyphs that it draws; immutable.
 */
final class TrueTypeFont {
    private static final int SEGMENTED_COVERAGE = 12;

    private final ByteBuffer file;
    private final Map<String, ByteBuffer> tables;
    private final ByteBuffer groups;
    private final ByteBuffer advances;
    private final ByteBuffer offsets;
    private final ByteBuffer outlines;
    private final int unitsPerEm;
    private final boolean longOffsets;
    private final int advanceCount;

    TrueTypeFont(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
        tables = readDirectory();
        ByteBuffer head = table("head");
        unitsPerEm = head.getShort(18);
        longOffsets = head.getShort(50) == 1;
        advanceCount = Short.toUnsignedInt(table("hhea").getShort(34));
        groups = findGroups();
        advances = table("hmtx");
        offsets = table("loca");
        outlines = table("glyf");
    }

    int unitsPerEm() {
        return unitsPerEm;
    }

    /** A table of the file; absolute reads only, the position is always 0. */
    ByteBuffer table(String name) {
        ByteBuffer table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("the font has no table " + name);
        }
        return table;
    }

    /** 0, the glyph of a missing character, if the font does not have this one. */
    int glyph(int codePoint) {
        int low = 0;
        int high = groups.getInt(12) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int group = 16 + 12 * middle;
            if (codePoint < groups.getInt(group)) {
                high = middle - 1;
            } else if (codePoint > groups.getInt(group + 4)) {
                low = middle + 1;
            } else {
                return groups.getInt(group + 8) + codePoint - groups.getInt(group);
            }
        }
        return 0;
    }

    /** In font units. */
    int advance(int glyph) {
        int at = Math.min(glyph, advanceCount - 1);
        return Short.toUnsignedInt(advances.getShort(4 * at));
    }

    /** How far right of its origin the outline begins, in font units. */
    int leftBearing(int glyph) {
        int beyond = Math.max(0, glyph - advanceCount + 1);
        return advances.getShort(4 * (glyph - beyond) + 2 + 2 * beyond);
    }

    /** The width of a text, in the unit of its size. */
    double width(String text, double size) {
        long units = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            units += advance(glyph(text.codePointAt(at)));
        }
        return units * size / unitsPerEm;
    }

    /** The glyph's entry in glyf; empty for a space. */
    ByteBuffer glyphData(int glyph) {
        int from = offset(glyph);
        return outlines.slice(from, offset(glyph + 1) - from);
    }

    /** The parts of a glyph that is put together from others, else none. */
    List<Component> components(int glyph) {
        ByteBuffer data = glyphData(glyph);
        List<Component> components = new ArrayList<>();
        if (data.capacity() == 0 || data.getShort(0) >= 0) {
            return components;
        }
        int at = 10;
        boolean more = true;
        while (more) {
            Component component = Component.read(data, at);
            components.add(component);
            at += component.length();
            more = component.isFollowed();
        }
        return components;
    }

    private int offset(int glyph) {
        return longOffsets ? offsets.getInt(4 * glyph) : 2 * Short.toUnsignedInt(offsets.getShort(2 * glyph));
    }

    private Map<String, ByteBuffer> readDirectory() {
        Map<String, ByteBuffer> directory = new HashMap<>();
        int count = file.getShort(4);
        for (int entry = 12; entry < 12 + 16 * count; entry += 16) {
            byte[] name = new byte[4];
            file.get(entry, name);
            directory.put(
                    new String(name, StandardCharsets.US_ASCII),
                    file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
        }
        return directory;
    }

    private ByteBuffer findGroups() {
        ByteBuffer cmap = table("cmap");
        int count = cmap.getShort(2);
        for (int entry = 4; entry < 4 + 8 * count; entry += 8) {
            int offset = cmap.getInt(entry + 4);
            if (cmap.getShort(offset) == SEGMENTED_COVERAGE) {
                return cmap.slice(offset, cmap.capacity() - offset);
            }
        }
        throw new IllegalArgumentException("the font has no character map of format 12");
    }

    /** A part of a composite glyph and where it goes: x' = xx·x + yx·y + dx, y' = xy·x + yy·y + dy. */
    record Component(int glyph, int flags, int length, double[] scale, int dx, int dy) {
        private static final int WORDS = 0x0001;
        private static final int OFFSETS = 0x0002;
        private static final int ONE_SCALE = 0x0008;
        private static final int MORE = 0x0020;
        private static final int TWO_SCALES = 0x0040;
        private static final int INSTRUCTIONS = 0x0100;
        private static final int FOUR_SCALES = 0x0080;

        static Component read(ByteBuffer data, int start) {
            int flags = data.getShort(start);
            int glyph = Short.toUnsignedInt(data.getShort(start + 2));
            int at = start + 4;
            boolean words = (flags & WORDS) != 0;
            boolean offsets = (flags & OFFSETS) != 0;
            // The other kind of argument matches points; no accented letter of our fonts does.
            int dx = !offsets ? 0 : words ? data.getShort(at) : data.get(at);
            int dy = !offsets ? 0 : words ? data.getShort(at + 2) : data.get(at + 1);
            at += words ? 4 : 2;
            double[] scale = {1, 0, 0, 1};
            if ((flags & ONE_SCALE) != 0) {
                scale = new double[] {fixed(data, at), 0, 0, fixed(data, at)};
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                scale = new double[] {fixed(data, at), 0, 0, fixed(data, at + 2)};
                at += 4;
            } else if ((flags & FOUR_SCALES) != 0) {
                scale = new double[] {fixed(data, at), fixed(data, at + 2), fixed(data, at + 4), fixed(data, at + 6)};
                at += 8;
            }
            return new Component(glyph, flags, at - start, scale, dx, dy);
        }

        int flagsWithoutInstructions() {
            return flags & ~INSTRUCTIONS;
        }

        boolean isFollowed() {
            return (flags & MORE) != 0;
        }

        private static double fixed(ByteBuffer data, int at) {
            return data.getShort(at) / 16384.0;
        }
    }
}
