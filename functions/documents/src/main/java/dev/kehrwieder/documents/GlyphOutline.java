package dev.kehrwieder.documents;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The contours of a glyph as closed polygons, x and y in turn, in font units with y upwards. Curves are cut into chords:
 * at the sizes of a label each is shorter than a dot.
 */
final class GlyphOutline {
    private static final int CHORDS = 6;
    private static final int ON_CURVE = 0x01;
    private static final int X_SHORT = 0x02;
    private static final int Y_SHORT = 0x04;
    private static final int REPEAT = 0x08;
    private static final int X_SAME_OR_POSITIVE = 0x10;
    private static final int Y_SAME_OR_POSITIVE = 0x20;

    private GlyphOutline() {}

    static List<double[]> of(TrueTypeFont font, int glyph) {
        ByteBuffer data = font.glyphData(glyph);
        if (data.capacity() == 0) {
            return List.of();
        }
        List<double[]> contours = new ArrayList<>();
        if (data.getShort(0) >= 0) {
            addSimple(data, contours);
        }
        for (TrueTypeFont.Component component : font.components(glyph)) {
            double[] scale = component.scale();
            for (double[] part : of(font, component.glyph())) {
                double[] moved = new double[part.length];
                for (int at = 0; at < part.length; at += 2) {
                    moved[at] = scale[0] * part[at] + scale[2] * part[at + 1] + component.dx();
                    moved[at + 1] = scale[1] * part[at] + scale[3] * part[at + 1] + component.dy();
                }
                contours.add(moved);
            }
        }
        return contours;
    }

    private static void addSimple(ByteBuffer data, List<double[]> contours) {
        int contourCount = data.getShort(0);
        int ends = 10;
        int pointCount = contourCount == 0 ? 0 : data.getShort(ends + 2 * (contourCount - 1)) + 1;
        int instructions = ends + 2 * contourCount;
        int at = instructions + 2 + Short.toUnsignedInt(data.getShort(instructions));

        byte[] flags = new byte[pointCount];
        for (int point = 0; point < pointCount; point++) {
            byte flag = data.get(at++);
            flags[point] = flag;
            if ((flag & REPEAT) != 0) {
                int times = Byte.toUnsignedInt(data.get(at++));
                while (times-- > 0) {
                    flags[++point] = flag;
                }
            }
        }
        int[] x = new int[pointCount];
        at = readCoordinates(data, at, flags, X_SHORT, X_SAME_OR_POSITIVE, x);
        int[] y = new int[pointCount];
        readCoordinates(data, at, flags, Y_SHORT, Y_SAME_OR_POSITIVE, y);

        int first = 0;
        for (int contour = 0; contour < contourCount; contour++) {
            int last = data.getShort(ends + 2 * contour);
            contours.add(polygon(flags, x, y, first, last));
            first = last + 1;
        }
    }

    private static int readCoordinates(
            ByteBuffer data, int start, byte[] flags, int shortFlag, int sameFlag, int[] coordinates) {
        int at = start;
        int value = 0;
        for (int point = 0; point < flags.length; point++) {
            boolean same = (flags[point] & sameFlag) != 0;
            if ((flags[point] & shortFlag) != 0) {
                int distance = Byte.toUnsignedInt(data.get(at++));
                value += same ? distance : -distance;
            } else if (!same) {
                value += data.getShort(at);
                at += 2;
            }
            coordinates[point] = value;
        }
        return at;
    }

    /** Two control points in a row have a point of the curve halfway between them. */
    private static double[] polygon(byte[] flags, int[] x, int[] y, int first, int last) {
        int count = last - first + 1;
        Chords chords = new Chords();
        int start = first;
        while (start <= last && (flags[start] & ON_CURVE) == 0) {
            start++;
        }
        if (start > last) {
            // Control points only: begin between the last and the first.
            start = first;
            chords.lineTo((x[first] + x[last]) / 2.0, (y[first] + y[last]) / 2.0);
        } else {
            chords.lineTo(x[start], y[start]);
            start++;
        }
        for (int step = 0; step < count; step++) {
            int point = first + (start - first + step) % count;
            if ((flags[point] & ON_CURVE) != 0) {
                chords.lineTo(x[point], y[point]);
                continue;
            }
            int next = first + (point - first + 1) % count;
            boolean nextOnCurve = (flags[next] & ON_CURVE) != 0;
            double endX = nextOnCurve ? x[next] : (x[point] + x[next]) / 2.0;
            double endY = nextOnCurve ? y[next] : (y[point] + y[next]) / 2.0;
            chords.curveTo(x[point], y[point], endX, endY);
        }
        return chords.toArray();
    }

    private static final class Chords {
        private final List<Double> points = new ArrayList<>();
        private double x;
        private double y;

        void lineTo(double toX, double toY) {
            points.add(toX);
            points.add(toY);
            x = toX;
            y = toY;
        }

        void curveTo(double controlX, double controlY, double toX, double toY) {
            double fromX = x;
            double fromY = y;
            for (int chord = 1; chord <= CHORDS; chord++) {
                double t = (double) chord / CHORDS;
                double s = 1 - t;
                lineTo(
                        s * s * fromX + 2 * s * t * controlX + t * t * toX,
                        s * s * fromY + 2 * s * t * controlY + t * t * toY);
            }
        }

        double[] toArray() {
            return points.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
